"""Bureau numbers that nobody has yet."""

from __future__ import annotations

from typing import Final

from vistka.identifiers.bureau_numbers import new_number
from vistka.registry.models import Person
from vistka.vault.fields import LookupKey

_ASKED_AT_ONCE: Final = 500


def free_numbers(count: int) -> list[str]:
    """As many new numbers as are needed, no two alike, none of them given before."""
    found: dict[str, None] = {}
    while len(found) < count:
        drawn = {new_number() for _ in range(min(count - len(found), _ASKED_AT_ONCE))}
        found.update(dict.fromkeys(drawn - _given(drawn)))
    return list(found)


def _given(numbers: set[str]) -> set[str]:
    field = Person._meta.get_field("number_key")
    assert isinstance(field, LookupKey)
    by_key = {key: number for number in numbers for key in field.keys_of(number)}
    taken = Person.objects.filter(number_key__in=by_key).values_list("number_key", flat=True)
    return {by_key[bytes(key)] for key in taken}
