"""The numbers by which a person is known elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.identifiers import read_number
from vistka.identifiers.letters import latin_capitals


class NumberKind(StrEnum):
    """Who gave the number, or what it stands on."""

    CAMP = "camp"
    DISC = "disc"
    DOCUMENT = "document"
    AGENCY = "agency"
    POWER = "power"
    OTHER = "other"

    @property
    def words(self) -> Promise:
        return _WORDS[self]


_WORDS: Final[Mapping[NumberKind, Promise]] = {
    NumberKind.CAMP: _("Number in the camp"),
    NumberKind.DISC: _("Number on the identity disc"),
    NumberKind.DOCUMENT: _("Number of a document"),
    NumberKind.AGENCY: _("Number at the Central Tracing Agency"),
    NumberKind.POWER: _("Number at the other Power"),
    NumberKind.OTHER: _("Another number"),
}


def as_compared(value: str) -> str:
    """A number as it is found again: in one alphabet, without separators and labels.

    >>> as_compared("№ АБ-123456") == as_compared("AБ 123 456")
    True
    """
    number = read_number(value)
    return number.key if number else latin_capitals(value).strip()
