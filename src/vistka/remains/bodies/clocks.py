"""What falls due with human remains. The interview comes for every family on the same day, whatever was found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.enquiries.closing import State as EnquiryState
from vistka.enquiries.models import Enquiry
from vistka.remains.bodies.ante_mortem import ASKED_AFTER
from vistka.remains.bodies.machines import UNKNOWN, State
from vistka.remains.models import AnteMortem, HumanRemains, Identification

EXAMINED_WITHIN: Final = timedelta(days=3)
SIGNED_WITHIN: Final = timedelta(days=3)
TOLD_AGAIN_WITHIN: Final = timedelta(days=14)
RETURNED_WITHIN: Final = timedelta(days=30)
SHOWN_BEFORE: Final = timedelta(days=7)


def interviews(now: datetime) -> Iterator[DueRow]:
    """Families who were not asked yet. Nothing here looks at remains, matches or wishes."""
    asked = AnteMortem.objects.filter(enquiry=OuterRef("pk"))
    rows = Enquiry.objects.filter(state=EnquiryState.OPEN, taken_at__lte=now + SHOWN_BEFORE - ASKED_AFTER)
    for row_id, taken_at in rows.exclude(Exists(asked)).values_list("pk", "taken_at").iterator():
        yield DueRow(row_id, taken_at + ASKED_AFTER)


def unexamined(now: datetime) -> Iterator[DueRow]:
    """Remains that nobody has examined."""
    for remains in HumanRemains.objects.filter(state=State.REGISTERED):
        yield DueRow(remains.pk, remains.registered_at + EXAMINED_WITHIN)


def unsigned(now: datetime) -> Iterator[DueRow]:
    """Remains of which one has written a decision, or wants one taken back, and nobody has signed that."""
    for decision in Identification.objects.filter(signed_at=None, dropped_at=None):
        yield DueRow(decision.remains_id, decision.written_at + SIGNED_WITHIN)
    for remains in HumanRemains.objects.filter(doubted_by__isnull=False):
        yield DueRow(remains.pk, remains.state_since)


def reviews(now: datetime) -> Iterator[DueRow]:
    """Remains that nobody knows, twelve months after they were looked at last."""
    rows = HumanRemains.objects.filter(state__in=UNKNOWN, review_at__lte=now + SHOWN_BEFORE)
    return (DueRow(*row) for row in rows.values_list("pk", "review_at"))


def later_finds(now: datetime) -> Iterator[DueRow]:
    """Later finds for which the next step is the one that the family chose."""
    for remains in HumanRemains.objects.filter(state=State.IDENTIFIED, later_find=True):
        yield DueRow(remains.pk, remains.state_since + TOLD_AGAIN_WITHIN)


def to_return(now: datetime) -> Iterator[DueRow]:
    """Remains whose family was told, and that are still here."""
    for remains in HumanRemains.objects.filter(state=State.TOLD):
        yield DueRow(remains.pk, remains.state_since + RETURNED_WITHIN)


CLOCKS: Final = {
    "remains.interviews": Clock(gettext_noop("Interview a family about somebody missing"), interviews),
    "remains.unexamined": Clock(gettext_noop("Examine human remains"), unexamined),
    "remains.unsigned": Clock(gettext_noop("Sign an expert's decision as the second"), unsigned),
    "remains.unidentified_review": Clock(gettext_noop("Compare remains of the unknown anew"), reviews),
    "remains.later_finds": Clock(gettext_noop("Do with a later find what the family chose"), later_finds),
    "remains.to_return": Clock(gettext_noop("Bring remains home"), to_return),
}
