"""The numbers on receipts: random, said on the telephone, and nobody's yet."""

from __future__ import annotations

from typing import Final

from vistka.enquiries.models import Enquirer
from vistka.identifiers.bureau_numbers import new_number
from vistka.vault.fields import LookupKey, find_by

_ASKED_AT_ONCE: Final = 500


def free_numbers(count: int) -> list[str]:
    """As many new numbers as are needed, no two alike, none of them given to an enquirer before."""
    found: dict[str, None] = {}
    while len(found) < count:
        drawn = {new_number() for _ in range(min(count - len(found), _ASKED_AT_ONCE))} - found.keys()
        found.update(dict.fromkeys(drawn - _given(drawn)))
    return list(found)


def enquirer_of(number: str) -> Enquirer | None:
    """The enquirer who says this number, however she groups its digits; her enquiry may have been joined to another."""
    return find_by(Enquirer.objects.select_related("enquiry"), "number_key", number).first()


def _given(numbers: set[str]) -> set[str]:
    field = Enquirer._meta.get_field("number_key")
    assert isinstance(field, LookupKey)
    by_key = {key: number for number in numbers for key in field.keys_of(number)}
    taken = Enquirer.objects.filter(number_key__in=by_key).values_list("number_key", flat=True)
    return {by_key[bytes(key)] for key in taken}
