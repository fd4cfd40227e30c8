"""What waits with lists of many: who is still to be asked, and the second person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, Min, OuterRef, Q
from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.registry.states import IN_OUR_HANDS
from vistka.reunion.lists.states import ListState, RowState
from vistka.reunion.models import ListRow, ReleaseInterview, ReleaseList

ASKED_WITHIN: Final = timedelta(days=3)
DECIDED_WITHIN: Final = timedelta(hours=24)
_STILL_TO_GO: Final = (RowState.CHOSEN, RowState.LACKING, RowState.WAITS)


def to_ask(now: datetime) -> Iterator[DueRow]:
    """Persons of lists whom nobody has asked about going home; of those who wait, nobody since it was decided so."""
    asked = ReleaseInterview.objects.filter(person=OuterRef("person"))
    again = asked.filter(recorded_at__gte=OuterRef("decided_at"))
    rows = ListRow.objects.filter(state__in=_STILL_TO_GO, person__state__in=IN_OUR_HANDS).filter(
        ~Exists(asked) | (Q(state=RowState.WAITS) & ~Exists(again))
    )
    rows = rows.exclude(of_list__state=ListState.DROPPED)
    for person, since in rows.values("person_id").annotate(since=Min("chosen_at")).values_list("person_id", "since"):
        assert person is not None
        yield DueRow(person, since + ASKED_WITHIN)


def to_decide(now: datetime) -> Iterator[DueRow]:
    """Lists that one person went through."""
    for one in ReleaseList.objects.filter(state__in=(ListState.PROPOSED, ListState.DECIDING)):
        assert one.proposed_at is not None
        yield DueRow(one.pk, one.proposed_at + DECIDED_WITHIN)


CLOCKS: Final = {
    "reunion.list_interviews": Clock(gettext_noop("Ask somebody of a list about going home"), to_ask),
    "reunion.lists": Clock(gettext_noop("Decide a list as the second, or refuse it"), to_decide),
}
