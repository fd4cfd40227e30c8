"""The receipt: what everybody gets who enquires, whatever is known. It names nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.models import Enquirer

WHO_TO_CALL: Final = _("Call the bureau's hotline and say this number and one of your code words.")


@dataclass(frozen=True)
class Receipt:
    """Her number, grouped to be said; the day on which she enquired; whom she calls."""

    number: str
    taken_on: date
    call: Promise


def receipt_of(enquirer: Enquirer) -> Receipt:
    """Made of her own row alone. Opens her number."""
    digits = enquirer.number
    return Receipt(
        number=" ".join((digits[:3], digits[3:6], digits[6:])),
        taken_on=timezone.localdate(enquirer.taken_at),
        call=WHO_TO_CALL,
    )
