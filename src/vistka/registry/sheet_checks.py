"""What is wrong with the rows of a table of arrivals, before any of them is registered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.dates import read_date
from vistka.identifiers.bureau_numbers import is_number
from vistka.names.scripts import fold
from vistka.registry.arrivals import Found, Row
from vistka.registry.errors import RegistryError
from vistka.registry.happened import checked_day
from vistka.registry.models import Identifier, Person
from vistka.registry.warnings import warned
from vistka.vault.fields import LookupKey

_NAMES: Final = ("name", "family_name", "given_name", "patronymic", "other_names", "callsign")
_LIVED_AT_MOST: Final = 120
_ASKED_AT_ONCE: Final = 500


@dataclass(frozen=True)
class Wrong:
    """What is wrong, and what to do; `stops`: the row cannot be registered like this."""

    words: Promise
    stops: bool = False


WRONG: Final[Mapping[str, Wrong]] = {
    "no_name": Wrong(_("There is nothing to call this person by. Write a name, or leave the row out."), stops=True),
    "birth_date": Wrong(_("The date of birth is no date. Correct it, or empty the cell."), stops=True),
    "birth_unclear": Wrong(
        _("The date of birth can be read in more than one way. If you know which is right, write it as 1999-04-02.")
    ),
    "capture_date": Wrong(
        _("The day of capture is no day of the past that can be read in one way. Write it as 2022-03-05, or empty it."),
        stops=True,
    ),
    "captured_later": Wrong(_("The day of capture is later than the day of arrival. Correct it."), stops=True),
    "twice": Wrong(_("The same person seems to stand in this table twice.")),
    "known_number": Wrong(_("Somebody in the register has this number already.")),
    "warned": Wrong(
        _("A cell speaks of how somebody was taken, or of what was said. Take it out: at home it can harm the person.")
    ),
}


def stops(found: Found) -> bool:
    """Whether the row cannot be registered as it is."""
    return not found["left_out"] and any(WRONG[code].stops for code in found["wrong"])


def look_through(rows: Sequence[Row], shared: Mapping[str, Any]) -> list[Found]:
    """What is wrong with each row. Whom it may be in the register is left open."""
    known = known_numbers(rows)
    found: list[Found] = [
        {"wrong": [*_wrong(row, shared, known)], "same_as": None, "perhaps": None, "left_out": False} for row in rows
    ]
    mark_twice(rows, found)
    return found


def look_through_row(row: Row, shared: Mapping[str, Any]) -> Found:
    """What is wrong with one row for itself, when it was changed."""
    return look_through([row], shared)[0]


def mark_twice(rows: Sequence[Row], found: Sequence[Found]) -> None:
    """Mark each row whose person stands in an earlier one: the same number, or the same name and birth."""
    earlier: dict[tuple[str, ...], int] = {}
    for number, (row, one) in enumerate(zip(rows, found, strict=True), 1):
        one["wrong"] = [code for code in one["wrong"] if code != "twice"]
        one["same_as"] = None
        if one["left_out"]:
            continue
        for key in _keys_of_person(row):
            first = earlier.setdefault(key, number)
            if first != number and one["same_as"] is None:
                one["same_as"] = first
                one["wrong"].append("twice")


def known_numbers(rows: Sequence[Row]) -> frozenset[str]:
    """Those of the rows' numbers that are somebody's in the register, as they stand in the rows."""
    of_bureau = {number for row in rows if is_number(number := row.get("id", ""))}
    elsewhere = {number for row in rows if (number := row.get("service_number", ""))}
    return frozenset(_known(Person, "number_key", of_bureau) | _known(Identifier, "value_key", elsewhere))


def _known(model: type[Person | Identifier], key: str, numbers: set[str]) -> set[str]:
    field = _lookup_key(model, key)
    standing = model.objects.filter(undone_at=None) if model is Person else model.objects.filter(person__undone_at=None)
    by_key: dict[bytes, set[str]] = {}
    for number in numbers:
        for one in field.keys_of(number):
            by_key.setdefault(one, set()).add(number)
    keys, known = list(by_key), set[str]()
    for start in range(0, len(keys), _ASKED_AT_ONCE):
        part = standing.filter(**{f"{key}__in": keys[start : start + _ASKED_AT_ONCE]})
        known.update(*(by_key[bytes(one)] for one in part.values_list(key, flat=True)))
    return known


def _wrong(row: Row, shared: Mapping[str, Any], known: frozenset[str]) -> Iterator[str]:
    if not any(name in row for name in _NAMES):
        yield "no_name"
    if code := _wrong_birth(row.get("birth_date", "")):
        yield code
    if code := _wrong_capture(row.get("capture_date", ""), shared):
        yield code
    if row.get("id") in known or row.get("service_number") in known:
        yield "known_number"
    if warned(" \n ".join(row.values())):
        yield "warned"


def _wrong_birth(cell: str) -> str:
    if not cell:
        return ""
    today = timezone.now().date()
    births = [one for one in read_date(cell).alternatives if one.earliest <= today]
    if not births or all(one.latest < date(today.year - _LIVED_AT_MOST, 1, 1) for one in births):
        return "birth_date"
    return "birth_unclear" if len(births) > 1 else ""


def _wrong_capture(cell: str, shared: Mapping[str, Any]) -> str:
    if not cell:
        return ""
    try:
        captured = read_date(checked_day(cell)).alternatives[0]
    except RegistryError:
        return "capture_date"
    arrived = read_date(shared["on"]).alternatives[0]
    return "captured_later" if arrived.latest < captured.earliest else ""


def _keys_of_person(row: Row) -> Iterator[tuple[str, ...]]:
    if number := row.get("service_number", ""):
        yield ("number", _lookup_key(Identifier, "value_key").clean_value(number))
    parts = [row[part] for part in ("family_name", "given_name", "patronymic") if part in row] or [row.get("name", "")]
    words = sorted(fold(" ".join(parts)).split())
    if len(words) > 1:
        yield ("name", *words, row.get("birth_date", "") or row.get("age", ""))


def _lookup_key(model: type[Person | Identifier], name: str) -> LookupKey:
    field = model._meta.get_field(name)
    assert isinstance(field, LookupKey)
    return field
