"""Whom the rows of a list may mean: by exact number first, else by name and birth through the index. A proposal only."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.dates import read_date
from vistka.identifiers.bureau_numbers import is_number
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading_everybody
from vistka.ledger.recorded import trust
from vistka.matching.packed import unpack
from vistka.registry.models import Identifier, Person, Side
from vistka.registry.particulars import best
from vistka.reunion.lists.importing import note_found
from vistka.reunion.lists.sheets import described, numbers_of
from vistka.reunion.lists.states import RowState
from vistka.reunion.models import ListRow
from vistka.tracing.current import index
from vistka.vault.fields import LookupKey

BY: Final = machine("release lists")
A_PART: Final = 100
"""Rows that are compared, and written, at once."""
SHOWN: Final = 5
_WORTH_A_LOOK: Final = frozenset({"strong", "possible"})


class Why(StrEnum):
    """Why a row may mean somebody."""

    BUREAU_NUMBER = "bureau_number"
    NUMBER = "number"
    BIRTH = "birth"
    NAME = "name"

    @property
    def words(self) -> Promise:
        return _WHY[self]


_WHY: Final[Mapping[Why, Promise]] = {
    Why.BUREAU_NUMBER: _("the same bureau number"),
    Why.NUMBER: _("the same number"),
    Why.BIRTH: _("born on the same day"),
    Why.NAME: _("a name like it"),
}
CERTAIN: Final = frozenset({Why.BUREAU_NUMBER, Why.BIRTH})
"""Both agree: one click is enough to choose. It is still a person who clicks."""


def look_for(list_id: UUID, seconds: float | None = None) -> bool:
    """Compare the rows that nobody has looked at, part by part; whether none is left after that time.

    Raises `TracingError` where no index is open.
    """
    until = None if seconds is None else time.monotonic() + seconds
    index().follow()
    while part := list(ListRow.objects.filter(**_UNSEEN, of_list_id=list_id).order_by("place")[:A_PART]):
        if until is not None and time.monotonic() > until:
            return False
        with reading_everybody(BY, "reunion.compare_list"):
            trust(*part)
            found = {row.pk: one for row, one in zip(part, candidates([row.said for row in part]), strict=True)}
        note_found(by=BY, list_id=list_id, found=found)
    return True


def look_for_all() -> None:
    """Compare every list that waits for it."""
    for list_id in set(
        ListRow.objects.filter(**_UNSEEN, of_list__state="checking").values_list("of_list_id", flat=True)
    ):
        look_for(list_id)


_UNSEEN: Final = {"state": RowState.OPEN.value, "looked_at": None}


def candidates(rows: Sequence[Mapping[str, str]]) -> list[list[dict[str, Any]]]:
    """For each row {person, why} of whom it may mean, best first; only persons whom we hold. It opens them."""
    of_bureau = _by_key(Person, "number_key", "pk", [n for row in rows for n in numbers_of(row) if is_number(n)])
    elsewhere = _by_key(Identifier, "value_key", "person_id", [n for row in rows for n in numbers_of(row)])
    whys: list[dict[UUID, set[Why]]] = []
    for row in rows:
        why: defaultdict[UUID, set[Why]] = defaultdict(set)
        for number in numbers_of(row):
            for person in of_bureau.get(number, ()):
                why[person].add(Why.BUREAU_NUMBER)
            for person in elsewhere.get(number, ()):
                why[person].add(Why.NUMBER)
        for person in _by_name(row) if not why else ():
            why[person].add(Why.NAME)
        whys.append(dict(why))
    births = _births({person for why in whys for person in why})
    return [_found(row, why, births) for row, why in zip(rows, whys, strict=True)]


def _found(row: Mapping[str, str], whys: Mapping[UUID, set[Why]], births: Mapping[UUID, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for person, why in whys.items():
        if person in births:
            also = {Why.BIRTH} if _same_day(row.get("birth_date", ""), births[person]) else set()
            found.append({"person": str(person), "why": [one.value for one in Why if one in why | also]})
    return found


def _by_name(row: Mapping[str, str]) -> list[UUID]:
    packed = described(row)
    found = index().persons.search(unpack("", packed), SHOWN) if packed else ()
    return [UUID(one.registry_id) for one in found if one.agreement in _WORTH_A_LOOK]


def _births(person_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The birth of each of them whom we hold and whose arrival stands."""
    persons = list(Person.objects.filter(pk__in=person_ids, side=Side.HELD, undone_at=None))
    trust(*persons)
    return {person.pk: best(person.identities, "birth_date") for person in persons}


def _same_day(one: str, other: str) -> bool:
    """Whether both are the same day, each read in one way only."""
    readings = [read_date(text).alternatives for text in (one, other)]
    if any(len(reading) != 1 or reading[0].earliest != reading[0].latest for reading in readings):
        return False
    return readings[0][0].earliest == readings[1][0].earliest


def _by_key(model: type[Person | Identifier], key: str, person: str, numbers: Iterable[str]) -> dict[str, set[UUID]]:
    """Whose each number is, as it stands in the rows."""
    field = model._meta.get_field(key)
    assert isinstance(field, LookupKey)
    asked: defaultdict[bytes, set[str]] = defaultdict(set)
    for number in numbers:
        for one in field.keys_of(number):
            asked[one].add(number)
    found: defaultdict[str, set[UUID]] = defaultdict(set)
    for one, person_id in model._base_manager.filter(**{f"{key}__in": list(asked)}).values_list(key, person):
        for number in asked[bytes(one)]:
            found[number].add(person_id)
    return found
