"""Why a row of an association's sheet is not taken, in words that name no value of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WHOLE: Final = 0
"""In place of a row's number: the fault is the whole sheet's."""


class Fault(StrEnum):
    """Why a sheet or a row of it is not taken."""

    NO_SHEET = "no_sheet"
    TOO_MANY = "too_many"
    COLUMNS = "columns"
    UNREADABLE = "unreadable"
    FORMULA = "formula"
    SIGNS = "signs"
    TOO_LONG = "too_long"
    SOUGHT = "sought"
    ENQUIRER = "enquirer"
    RELATION = "relation"
    CONTACT = "contact"
    LANGUAGE = "language"
    CONSENT = "consent"
    NO_MANDATE = "no_mandate"

    @property
    def words(self) -> Promise:
        return _FAULTS[self]


_FAULTS: Final[Mapping[Fault, Promise]] = {
    Fault.NO_SHEET: _("The file cannot be read as a sheet. Save it again as XLSX or CSV."),
    Fault.TOO_MANY: _("The sheet holds more families than we take at once. Divide it."),
    Fault.COLUMNS: _("A column that is needed is missing. Use the headings of our empty sheet."),
    Fault.UNREADABLE: _("The row is damaged, or has more cells than there are headings."),
    Fault.FORMULA: _("A cell holds a formula. Write its value instead."),
    Fault.SIGNS: _("A cell holds hidden signs. Type it again."),
    Fault.TOO_LONG: _("A cell is too long."),
    Fault.SOUGHT: _("There is no name of the sought person, or one of the facts is too long."),
    Fault.ENQUIRER: _("The name of the relative is missing."),
    Fault.RELATION: _("Who the relative is to the sought person is none of our words for it."),
    Fault.CONTACT: _("There is no safe way to reach the family itself, or its number or address is missing."),
    Fault.LANGUAGE: _("The language is none of ours."),
    Fault.CONSENT: _("The first two points of the mandate need a yes, and each answer is yes or no."),
    Fault.NO_MANDATE: _("No mandate came for this row."),
}


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A row that is not taken; `line` is `WHOLE` when none is."""

    line: int
    fault: Fault
