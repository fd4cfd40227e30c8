"""The closed tables of a notification of death, and their words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Disc(StrEnum):
    """What became of the identity disc: half of it, or a single one, stays with the body (Convention I art. 16-17)."""

    HALF = "half"
    SINGLE = "single"
    NONE = "none"

    @property
    def words(self) -> Promise:
        return _DISC[self]


class Effects(StrEnum):
    """What becomes of what the person leaves, as annex IV.D asks."""

    KEPT = "kept"
    FORWARDED = "forwarded"
    NONE = "none"

    @property
    def words(self) -> Promise:
        return _EFFECTS[self]


class KnownBy(StrEnum):
    """By what the doctor knows who it is."""

    DISC = "disc"
    PEOPLE = "people"
    BOTH = "both"
    NOT = "not"

    @property
    def words(self) -> Promise:
        return _KNOWN_BY[self]


class Cremation(StrEnum):
    """The only reasons for which somebody is cremated (art. 120(5))."""

    HYGIENE = "hygiene"
    RELIGION = "religion"
    WISH = "wish"

    @property
    def words(self) -> Promise:
        return _CREMATION[self]


class Whose(StrEnum):
    """Who a witness of an official enquiry is; above all prisoners are heard (art. 121)."""

    PRISONER = "prisoner"
    GUARD = "guard"
    CARER = "carer"
    OTHER = "other"

    @property
    def words(self) -> Promise:
        return _WHOSE[self]


_DISC: Final[Mapping[Disc, Promise]] = {
    Disc.HALF: _("One half was taken off, the other is with the body"),
    Disc.SINGLE: _("A single disc is with the body"),
    Disc.NONE: _("There was none"),
}
_EFFECTS: Final[Mapping[Effects, Promise]] = {
    Effects.KEPT: _("Kept by us"),
    Effects.FORWARDED: _("Forwarded with the notification"),
    Effects.NONE: _("There are none"),
}
_KNOWN_BY: Final[Mapping[KnownBy, Promise]] = {
    KnownBy.DISC: _("By a disc or papers"),
    KnownBy.PEOPLE: _("By people who knew the person"),
    KnownBy.BOTH: _("By both"),
    KnownBy.NOT: _("It is not sure who it is"),
}
_CREMATION: Final[Mapping[Cremation, Promise]] = {
    Cremation.HYGIENE: _("Imperative reasons of hygiene"),
    Cremation.RELIGION: _("The person's religion"),
    Cremation.WISH: _("The person's express wish"),
}
_WHOSE: Final[Mapping[Whose, Promise]] = {
    Whose.PRISONER: _("A prisoner"),
    Whose.GUARD: _("A guard"),
    Whose.CARER: _("A doctor, nurse or chaplain"),
    Whose.OTHER: _("Somebody else"),
}
