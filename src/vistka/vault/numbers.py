"""Numbers that the bureau gives, and that nobody has yet."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Model, QuerySet

from vistka.identifiers.bureau_numbers import new_number
from vistka.vault.fields import LookupKey

_ASKED_AT_ONCE: Final = 500
_KEY: Final[str] = "number_key"


def free_numbers(rows: QuerySet[Any], count: int) -> list[str]:
    """As many new numbers as are needed, no two alike, and none of them given to one of `rows`, by their look-up key."""
    found: dict[str, None] = {}
    while len(found) < count:
        drawn = {new_number() for _ in range(min(count - len(found), _ASKED_AT_ONCE))}
        found.update(dict.fromkeys(drawn - _given(rows, drawn)))
    return list(found)


def _given(rows: QuerySet[Any], numbers: set[str]) -> set[str]:
    model: type[Model] = rows.model
    field = model._meta.get_field(_KEY)
    assert isinstance(field, LookupKey)
    by_key = {kept: number for number in numbers for kept in field.keys_of(number)}
    taken = rows.filter(**{f"{_KEY}__in": list(by_key)}).values_list(_KEY, flat=True)
    return {by_key[bytes(kept)] for kept in taken}
