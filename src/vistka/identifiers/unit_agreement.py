"""How two units agree: what a list says of a person against what his family says."""

from __future__ import annotations

from enum import Enum

from vistka.identifiers.numbers import digits_apart
from vistka.identifiers.units import Formation, Unit


class UnitAgreement(Enum):
    """The levels at which two units may agree, best first."""

    SAME = "same"
    ONE_DIGIT = "number one digit off"
    SHARED_FORMATION = "part of the same formation"
    OTHER_NUMBER = "same kind, other number"
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"


# A one-digit slip in "4" could be any unit; from three digits on it says something.
_TELLING_DIGITS = 3
_REGIMENT = 4


def compare_units(one: Unit, other: Unit) -> UnitAgreement:
    """How two units agree.

    A military number and a formation are two names of the same things, so one against the other says nothing: that is
    `INCOMPARABLE`, not `DIFFERENT`; nor do a battalion and a brigade contradict each other.
    """
    if one == other:
        return UnitAgreement.SAME
    if one.military_number and other.military_number:
        return _by_number(one.military_number, other.military_number)
    return _by_formation(one.formations, other.formations)


def _by_number(one: str, other: str) -> UnitAgreement:
    if one == other:
        return UnitAgreement.SAME
    slip = max(len(one), len(other)) >= _TELLING_DIGITS and digits_apart(one, other) == 1
    return UnitAgreement.ONE_DIGIT if slip else UnitAgreement.OTHER_NUMBER


def _by_formation(one: tuple[Formation, ...], other: tuple[Formation, ...]) -> UnitAgreement:
    levels = _common_levels(one, other)
    if not levels:
        return UnitAgreement.INCOMPARABLE
    large = [pair for pair in levels if pair[0].height >= _REGIMENT]
    lowest = min(large or levels, key=lambda pair: pair[0].height)
    agreement = _formation_agreement(*lowest)
    if agreement is UnitAgreement.SAME:
        return UnitAgreement.SAME if _nothing_beside(lowest[0].height, one, other) else UnitAgreement.SHARED_FORMATION
    if any(_formation_agreement(*pair) is UnitAgreement.SAME for pair in large):
        return UnitAgreement.SHARED_FORMATION
    return agreement


def _common_levels(one: tuple[Formation, ...], other: tuple[Formation, ...]) -> list[tuple[Formation, Formation]]:
    return [(a, b) for a in one for b in other if a.number and b.number and a.height == b.height]


def _formation_agreement(one: Formation, other: Formation) -> UnitAgreement:
    """An arm that is not named contradicts none: "4 бригада" may be the fourth marine brigade."""
    if one.echelon != other.echelon or (one.arm and other.arm and one.arm != other.arm):
        return UnitAgreement.DIFFERENT
    return _by_number(one.number, other.number)


def _nothing_beside(height: int, one: tuple[Formation, ...], other: tuple[Formation, ...]) -> bool:
    """Whether no level below the common one differs, and neither names a regiment the other leaves unnamed."""
    below = [(a, b) for a, b in _common_levels(one, other) if a.height < height]
    regiments = [each for each in (*one, *other) if each.number and _REGIMENT <= each.height < height]
    agree = all(_formation_agreement(a, b) is UnitAgreement.SAME for a, b in below)
    return agree and not regiments
