"""What waits in this room, what is due first at the top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vistka.access.members import Member
from vistka.contact import clocks
from vistka.contact.models import Addressee, Answer, Untold
from vistka.contact.weighing import Step
from vistka.enquiries.models import Enquirer
from vistka.ui.furniture import Column, Link, Table, Tag, Tone
from vistka.ui.templatetags.ui import time


class Waiting(NamedTuple):
    """Something to do for an enquirer. `by`: who did the first half and cannot do the second."""

    due_at: datetime
    what: str
    enquirer_id: UUID
    by: UUID | None = None


_WHAT: Final[Mapping[str, Promise]] = {
    "meant": gettext_lazy("Confirm whom the person meant"),
    "approve": gettext_lazy("Approve an answer"),
    "give": gettext_lazy("Give an answer"),
    Step.PREPARE: gettext_lazy("Prepare an answer"),
    Step.BIND: gettext_lazy("See whether the person meant this enquirer"),
}


def waiting() -> list[Waiting]:
    """All that waits. It opens nobody."""
    found = [
        Waiting(row.proposed_at + clocks.SECONDED_WITHIN, "meant", row.enquirer_id, row.proposed_by)
        for row in Addressee.objects.filter(confirmed_at=None, dropped_at=None)
    ]
    for row in Answer.objects.filter(given_at=None, dropped_at=None):
        if row.approved_at is None:
            found.append(Waiting(row.prepared_at + clocks.SECONDED_WITHIN, "approve", row.enquirer_id, row.prepared_by))
        else:
            found.append(Waiting(row.approved_at + clocks.GIVEN_WITHIN, "give", row.enquirer_id))
    for untold in Untold.objects.all():
        found.append(Waiting(untold.since + clocks.PREPARED_WITHIN, untold.step, untold.enquirer_id))
    return sorted(found)


def waiting_table(reader: Member, rows: Iterable[Waiting]) -> Table:
    """One line for each; the enquirer's name is opened."""
    shown = list(rows)
    names = {
        one.pk: str(one.said["name"]) for one in Enquirer.objects.filter(pk__in=[row.enquirer_id for row in shown])
    }
    return Table(
        caption=_("What waits"),
        caption_hidden=True,
        columns=(Column(_("What has to be done")), Column(_("Enquirer")), Column(_("State")), Column(_("By when"))),
        rows=tuple(
            (
                str(_WHAT[row.what]),
                Link(names[row.enquirer_id], reverse("desk:answer", args=[row.enquirer_id])),
                _state(reader, row),
                time(row.due_at),
            )
            for row in shown
        ),
    )


def _state(reader: Member, row: Waiting) -> Tag:
    if row.by == reader.staff.pk:
        return Tag(_("Waits for somebody else"), Tone.PLAIN)
    return Tag(_("Overdue"), Tone.GRAVE) if row.due_at < timezone.now() else Tag(_("For you or a colleague"), Tone.OPEN)
