"""What an article is, how it came to us, and what may be taken from somebody at all: tables (art. 18, 122(9))."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What an article is."""

    MONEY = "money"
    VALUABLE = "valuable"
    DOCUMENT = "document"
    SENTIMENTAL = "sentimental"
    DISC = "disc"
    OTHER = "other"

    @property
    def words(self) -> Promise:
        return _KINDS[self]


class Source(StrEnum):
    """How it came to us."""

    TAKEN = "taken"
    LEFT = "left"

    @property
    def words(self) -> Promise:
        return _SOURCES[self]


_KINDS: Final[Mapping[Kind, Promise]] = {
    Kind.MONEY: _("Money"),
    Kind.VALUABLE: _("Valuable"),
    Kind.DOCUMENT: _("Paper or document"),
    Kind.SENTIMENTAL: _("Of sentimental value: a badge, a decoration, a photograph, a letter"),
    Kind.DISC: _("Identity disc, or half of it"),
    Kind.OTHER: _("Something else"),
}
_SOURCES: Final[Mapping[Source, Promise]] = {
    Source.TAKEN: _("Taken from the person against a receipt"),
    Source.LEFT: _("Left behind by somebody who is gone or has died"),
}


@dataclass(frozen=True)
class Rule:
    """Whether an article of a kind may be taken from somebody, and what the receipt must then say."""

    may_be_taken: bool
    needs: tuple[str, ...] = ()
    why_not: Promise | str = ""


_RECEIPT: Final = ("by", "reason")

RULES: Final[Mapping[Kind, Rule]] = {
    Kind.MONEY: Rule(True, (*_RECEIPT, "currency", "amount", "order")),
    Kind.VALUABLE: Rule(True, _RECEIPT),
    Kind.DOCUMENT: Rule(True, _RECEIPT),
    Kind.SENTIMENTAL: Rule(
        False, why_not=_("Badges, decorations and what has sentimental value stay with the person. Give it back.")
    ),
    Kind.DISC: Rule(
        False, why_not=_("Nobody is ever without proof of identity. The disc stays with the person. Give it back.")
    ),
    Kind.OTHER: Rule(
        False, why_not=_("What somebody uses stays with the person. Take only money and valuables, for safety.")
    ),
}
"""Art. 18: effects of personal use stay; money on an officer's order, entered with amount; valuables for security."""

FIELDS: Final = ("what", "quantity", "currency", "amount", "condition", "on", "by", "order", "reason")
"""What is written of an article."""
