"""Whether two names in two papers may be one person's: gendered forms, other languages, other alphabets.

It only advises. It says by what the names agree, so that a person who looks at the papers knows where to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from itertools import product
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.dates import read_date
from vistka.names.forms import AS_WRITTEN, INITIAL, Form, family_forms, given_forms, is_initial, patronymic_forms
from vistka.names.gender import sex_of
from vistka.names.knowledge import Knowledge, lookup_key
from vistka.names.reading import Reading, read_name
from vistka.names.sounds import sound_the_same

LEAST_SURE: Final = 0.2
"""Readings of a name that are less likely are not tried: somebody would be found in every name."""


class Way(IntEnum):
    """By what two names agree, the surest first."""

    WRITTEN = 0
    FORM = 1
    SOUND = 2
    PART = 3

    @property
    def words(self) -> Promise:
        return _WAYS[self]


_WAYS: Final = {
    Way.WRITTEN: _("the names are written alike"),
    Way.FORM: _("the names are forms of one name: a woman's, another language's"),
    Way.SOUND: _("the names sound alike, perhaps in another alphabet: look closely at the papers"),
    Way.PART: _("only a part of the name is there to compare: look closely at the papers"),
}
_KNOWN: Final = Knowledge.shipped()


def names_agree(one: str, other: str) -> Way | None:
    """The surest way in which two whole names are one; None when they are two people's, or one of them is empty.

    >>> names_agree("Щербаков Алексей Иванович", "SHCHERBAKOV OLEKSII")
    <Way.SOUND: 2>
    >>> names_agree("Щербакова Галина", "Щербаков Алексей") is None
    True
    """
    pairs = product(_readings(one), _readings(other))
    ways = [way for a, b in pairs if (way := _agree(a, b)) is not None]
    return min(ways, default=None)


def births_agree(one: str, other: str) -> bool:
    """Whether two dates of birth may be one; a missing or unreadable one contradicts nothing."""
    first, second = read_date(one).alternatives, read_date(other).alternatives
    if not first or not second:
        return True
    return any(a.earliest <= b.latest and b.earliest <= a.latest for a, b in product(first, second))


def names_father(child: str, father: str) -> bool | None:
    """Whether the child's patronymic names this father; None when it does not say, or the parent is no man."""
    children, fathers = _readings(child), _readings(father)
    if not children or not fathers or not children[0].patronymic or not fathers[0].given:
        return None
    parent = fathers[0]
    if sex_of(parent.given, parent.patronymic, parent.family) == "f":
        return None
    named = [form.text for form in patronymic_forms(children[0].patronymic) if form.why != AS_WRITTEN]
    return any(_given(name, parent.given) is not None for name in named) if named else None


def _readings(name: str) -> list[Reading]:
    return [reading for reading in read_name(name) if reading.sureness >= LEAST_SURE]


def _agree(one: Reading, other: Reading) -> Way | None:
    """The least sure of the ways in which the parts agree; family and given name must both, or one with the patronymic."""
    parts = (
        _both(one.family, other.family, _family),
        _both(one.given, other.given, _given),
        _both(one.patronymic, other.patronymic, _patronymic),
    )
    said = [way for compared, way in parts if compared]
    ways = [way for way in said if way is not None]
    if len(said) < 2 or len(ways) < len(said):
        return None
    return max(ways) if one.family and other.family else Way.PART


def _both(one: str, other: str, compare: Callable[[str, str], Way | None]) -> tuple[bool, Way | None]:
    """Whether both are there, and then how they agree."""
    return (True, compare(one, other)) if one and other else (False, None)


def _family(one: str, other: str) -> Way | None:
    if lookup_key(one) == lookup_key(other):
        return Way.WRITTEN
    mine, others = _texts(family_forms(one)), _texts(family_forms(other))
    equivalents = {lookup_key(name) for form in mine for name in _KNOWN.family_equivalents(form)}
    if not mine.isdisjoint(others) or not equivalents.isdisjoint(map(lookup_key, others)):
        return Way.FORM
    return Way.SOUND if any(sound_the_same(a, b) for a, b in product(mine, others)) else None


def _given(one: str, other: str) -> Way | None:
    if lookup_key(one) == lookup_key(other):
        return Way.WRITTEN
    if is_initial(one) or is_initial(other):
        return Way.SOUND if sound_the_same(one[:1], other[:1]) else None
    classes = ({number for number, _kind in _KNOWN.given_classes(name)} for name in (one, other))
    if set.intersection(*classes) or not _texts(given_forms(one)).isdisjoint(_texts(given_forms(other))):
        return Way.FORM
    return Way.SOUND if sound_the_same(one, other) else None


def _patronymic(one: str, other: str) -> Way | None:
    if lookup_key(one) == lookup_key(other):
        return Way.WRITTEN
    fathers = ([form.text for form in patronymic_forms(name) if form.why != INITIAL] for name in (one, other))
    ways = [way for a, b in product(*fathers) if (way := _given(a, b)) is not None]
    if ways:
        return max(min(ways), Way.FORM)
    return Way.SOUND if (is_initial(one) or is_initial(other)) and sound_the_same(one[:1], other[:1]) else None


def _texts(forms: Iterable[Form]) -> set[str]:
    return {form.text for form in forms}
