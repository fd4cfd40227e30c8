"""The number on a receipt, said on the telephone."""

from __future__ import annotations

from vistka.enquiries.models import Enquirer
from vistka.vault.fields import find_by


def enquirer_of(number: str) -> Enquirer | None:
    """The enquirer who says this number, however she groups its digits; her enquiry may have been joined to another."""
    return find_by(Enquirer.objects.select_related("enquiry"), "number_key", number).first()
