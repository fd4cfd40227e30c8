"""What an enquirer is given when her enquiry is taken: a number, and honest words. The same for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.desk.enquiries.presenters.words import day
from vistka.enquiries import calendar
from vistka.enquiries.models import Enquirer
from vistka.enquiries.receipts import receipt_of
from vistka.ui.furniture import SummaryRow

TOLD: Final = (
    _("Your enquiry is registered. We compare it with everything that comes in, day after day, until you withdraw it."),
    _("Most families wait long, often for months. That we are silent is neither good news nor bad news."),
    _("Before we say anything we ask for one of your words. If a caller makes you doubt, hang up and call us."),
    _("We never ask for money, for a password or for a bank card. Whoever does is not from us."),
    _("You can call us at any time to change how we reach you, to take back a consent, or to withdraw."),
)
STEPS_SHOWN: Final = 4


@dataclass(frozen=True)
class Receipt:
    """The page of a receipt."""

    number: str
    told: tuple[Promise, ...]
    calendar: list[SummaryRow]
    papers: tuple[Promise, ...]


def receipt(enquirer: Enquirer) -> Receipt:
    """The receipt of one enquirer."""
    return Receipt(receipt_of(enquirer).number, TOLD, calendar_rows(enquirer), calendar.PAPERS_ASKED)


def calendar_rows(enquirer: Enquirer, count: int = STEPS_SHOWN) -> list[SummaryRow]:
    """The steps of her calendar from today on, each with its day: by the day of her enquiry alone.

    Which steps were taken, and whether the enquiry was closed, the page does not show.
    """
    today = timezone.localdate()
    coming = ((at, words) for at, words in _steps(enquirer.taken_at) if timezone.localdate(at) >= today)
    return [SummaryRow(day(at), words) for at, words in islice(coming, count)]


def _steps(taken_at: datetime) -> Iterator[tuple[datetime, Promise]]:
    name = calendar.first_step()
    while True:
        yield calendar.due_from(name, taken_at), calendar.step_of(name).words
        name = calendar.step_after(name)
