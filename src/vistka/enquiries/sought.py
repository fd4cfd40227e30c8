"""What is asked about the one who is sought, and what of it is compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.errors import EnquiryError
from vistka.matching.packed import COLUMNS, pack

MOST: Final = 2000
"""Signs in one cell."""


@dataclass(frozen=True)
class Asked:
    """One question; `lines` is how much room its answer needs."""

    words: Promise
    lines: int = 1


ASKED: Final[Mapping[str, Asked]] = {
    "name": Asked(_("Full name")),
    "family_name": Asked(_("Family name")),
    "given_name": Asked(_("First names")),
    "patronymic": Asked(_("Patronymic")),
    "other_names": Asked(_("Other names, former names, what he is called at home")),
    "callsign": Asked(_("Callsign")),
    "sex": Asked(_("Sex")),
    "birth_date": Asked(_("Date of birth")),
    "age": Asked(_("Age")),
    "age_as_of": Asked(_("Day on which that was the age")),
    "birth_place": Asked(_("Place of birth")),
    "residence": Asked(_("Last residence")),
    "father_name": Asked(_("First name of the father")),
    "mother_name": Asked(_("First name of the mother")),
    "mother_maiden_name": Asked(_("Maiden name of the mother")),
    "nationality": Asked(_("Nationality")),
    "military_rank": Asked(_("Rank")),
    "unit": Asked(_("Military unit")),
    "service_number": Asked(_("Service number")),
    "marks": Asked(_("Scars, tattoos and other marks"), lines=3),
    "last_contact_date": Asked(_("Day of the last contact")),
    "languages": Asked(_("Languages")),
    "circumstances": Asked(_("How the contact was lost, and who was with him"), lines=4),
}
"""The same questions for everybody. Those of `matching.packed.COLUMNS` are compared; the last two only help people."""

TELLS_APART: Final = (
    *("name", "family_name", "given_name", "patronymic", "other_names", "birth_date", "age", "birth_place"),
    *("father_name", "mother_name", "mother_maiden_name"),
)
"""Names, birth and parents: papers show kinship with the one whom these describe. Changed, they describe another."""

_NAMES: Final = ("name", "family_name", "given_name", "patronymic")
_NAMED_BY: Final = ("name", "family_name", "given_name", "other_names", "callsign")


def checked(sought: Mapping[str, str], on: date) -> dict[str, str]:
    """The cells that were filled, an age counted from `on` unless another day is given. Raises `EnquiryError`."""
    if sought.keys() - ASKED.keys():
        raise EnquiryError(_("This is not one of the questions that we ask about a sought person."))
    cells = {column: sought[column].strip() for column in ASKED if sought.get(column, "").strip()}
    if any(len(cell) > MOST for cell in cells.values()):
        raise EnquiryError(_("One of the answers is too long. Write what helps to find the person."))
    if not any(column in cells for column in _NAMED_BY):
        raise EnquiryError(_("Write at least one name of the person who is sought."))
    if "age" in cells:
        cells.setdefault("age_as_of", on.isoformat())
    return cells


def described(sought: Mapping[str, str], repeats: Iterable[Mapping[str, str]] = ()) -> str:
    """What is compared, packed: the cells of an enquiry, and what those that repeat it add to them."""
    cells = {column: sought[column] for column in COLUMNS if sought.get(column)}
    others = [cells["other_names"]] if "other_names" in cells else []
    for repeat in repeats:
        others += [name for name in _names_of(repeat) if name != whole_name(sought)]
        added = {column: repeat[column] for column in COLUMNS if repeat.get(column) and column not in _NAMES}
        cells = added | cells
    if others:
        cells["other_names"] = "; ".join(dict.fromkeys(others))
    return pack(cells)


def tells_of_another(before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Whether names, birth or parents are not what they were.

    >>> tells_of_another({"name": "Іван", "unit": "1"}, {"name": "Іван"})
    False
    """
    return any(before.get(column, "") != after.get(column, "") for column in TELLS_APART)


def whole_name(sought: Mapping[str, str]) -> str:
    """The name in one line, as it was said: whole, or by its parts."""
    return sought.get("name") or " ".join(sought[part] for part in _NAMES[1:] if sought.get(part))


def _names_of(sought: Mapping[str, str]) -> Iterator[str]:
    if whole := whole_name(sought):
        yield whole
    if sought.get("other_names"):
        yield sought["other_names"]
