"""What waits in this room: items for review, civilians' reports, questions, take-downs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.leads.kinds import ItemKind
from vistka.leads.machines import FollowUpState, ItemState, TakeDownState
from vistka.leads.models import FollowUp, Item, TakeDown


def items(now: datetime) -> Iterator[DueRow]:
    """Articles, posts, pictures and videos that wait for a reviewer."""
    waiting = Item.objects.filter(state=ItemState.WAITING).exclude(kind=ItemKind.REPORT)
    return (DueRow(*row) for row in waiting.values_list("pk", "due_at"))


def reports(now: datetime) -> Iterator[DueRow]:
    """Civilians' reports: somebody may need help now."""
    waiting = Item.objects.filter(state=ItemState.WAITING, kind=ItemKind.REPORT)
    return (DueRow(*row) for row in waiting.values_list("pk", "due_at"))


def follow_ups(now: datetime) -> Iterator[DueRow]:
    """Questions that nobody has answered."""
    rows = FollowUp.objects.filter(state=FollowUpState.ASKED)
    return (DueRow(*row) for row in rows.values_list("pk", "due_at"))


def take_downs(now: datetime) -> Iterator[DueRow]:
    """Requests to take something down of which nobody knows what became."""
    rows = TakeDown.objects.filter(state=TakeDownState.ASKED)
    return (DueRow(*row) for row in rows.values_list("pk", "due_at"))


CLOCKS: Final = {
    "leads.items": Clock(gettext_noop("Review what was brought from the open"), items),
    "leads.reports": Clock(gettext_noop("Read a civilian's report: somebody may need help now"), reports),
    "leads.follow_ups": Clock(gettext_noop("Ask the camp or a hospital because of a lead"), follow_ups),
    "leads.take_downs": Clock(gettext_noop("See whether a picture was taken down"), take_downs),
}
