"""What is written down about human remains: sheets of questions, and one function that checks a filled one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.remains.bodies.errors import BodiesError

MOST: Final = 2000
"""Signs in one answer."""


@dataclass(frozen=True)
class Question:
    """One line of a sheet. `choices`: value to words; without them the answer is free text of `lines` lines."""

    words: Promise
    needed: bool = False
    lines: int = 1
    choices: Mapping[str, Promise] | None = None
    is_day: bool = False


Sheet = Mapping[str, Question]


class BodyPart(StrEnum):
    """What was found."""

    WHOLE = "whole"
    HEAD = "head"
    TRUNK = "trunk"
    ARM = "arm"
    HAND = "hand"
    LEG = "leg"
    FOOT = "foot"
    BONES = "bones"
    OTHER = "other"

    @property
    def words(self) -> Promise:
        return PARTS[self]


PARTS: Final[Mapping[str, Promise]] = {
    BodyPart.WHOLE: _("Whole body"),
    BodyPart.HEAD: _("Head"),
    BodyPart.TRUNK: _("Trunk"),
    BodyPart.ARM: _("Arm"),
    BodyPart.HAND: _("Hand"),
    BodyPart.LEG: _("A leg, or a part of it"),
    BodyPart.FOOT: _("Foot"),
    BodyPart.BONES: _("Bones"),
    BodyPart.OTHER: _("Another part"),
}

_YES_NO: Final = {"yes": _("Yes"), "no": _("No")}
SEXES: Final[Mapping[str, Promise]] = {"male": _("Male"), "female": _("Female"), "unknown": _("Not known")}

RECOVERED: Final[Sheet] = {
    "on": Question(_("Day of recovery"), needed=True, is_day=True),
    "place": Question(_("Place"), needed=True, lines=2),
    "coordinates": Question(_("Coordinates")),
    "precision": Question(_("How exact the coordinates are")),
    "team": Question(_("Team that recovered the remains"), needed=True),
    "grid": Question(_("Square of the search grid")),
}
"""Where, when and by whom: section 4.3 of the notes on practice."""

FOUND: Final[Sheet] = {
    "kind": Question(
        _("What it is"),
        needed=True,
        choices={
            "disc": _("Identity disc"),
            "papers": _("Papers"),
            "name_tag": _("Name tag"),
            "clothing": _("Clothing or insignia"),
            "packet": _("Sealed packet of belongings"),
            "other": _("Something else"),
        },
    ),
    "where": Question(_("Where it lay"), needed=True, choices={"on": _("On the body"), "near": _("Near the body")}),
    "text": Question(_("Word for word what stands on it, or what it looks like"), needed=True, lines=4),
}
"""What lay on or near remains. Papers and discs travel with the wrong bodies: they lead to a presumption, no further."""

FEATURES: Final[Sheet] = {
    "sex": Question(_("Sex"), needed=True, choices=SEXES),
    "age": Question(_("Age, from and to")),
    "stature": Question(_("Height, from and to")),
    "marks": Question(_("Scars, tattoos and other marks"), lines=3),
    "dental": Question(_("Chart of the teeth was made"), needed=True, choices=_YES_NO),
    "fingerprints": Question(_("Fingerprints were taken"), needed=True, choices=_YES_NO),
    "condition": Question(
        _("Condition"),
        needed=True,
        choices={
            "recognisable": _("Recognisable"),
            "marks": _("Not recognisable, but marks can be seen"),
            "not_recognisable": _("Not recognisable"),
        },
    ),
    "disc": Question(
        _("Identity disc"),
        needed=True,
        choices={
            "half": _("Double disc: one half taken, one left on the body"),
            "single": _("Single disc: left on the body"),
            "none": _("None found"),
        },
    ),
    "safe": Question(
        _("Checked for explosives"),
        needed=True,
        choices={"yes": _("Yes")},
    ),
    "cause": Question(_("Cause of death, as far as it can be seen"), lines=2),
    "examiner": Question(_("Who examined, and the number of the report"), needed=True),
}
"""The examination. Of a double disc one half stays on the body (Geneva Convention I art. 17)."""


def checked(sheet: Sheet, said: Mapping[str, str]) -> dict[str, str]:
    """The lines that were filled, in the sheet's order. Raises `BodiesError`: unknown, too long, not chosen, missing."""
    if said.keys() - sheet.keys():
        raise BodiesError(_("This is not one of the questions of this sheet."))
    filled = {name: text for name in sheet if (text := str(said.get(name, "") or "").strip())}
    if any(len(text) > MOST for text in filled.values()):
        raise BodiesError(_("One of the answers is too long. Write what helps."))
    for name, question in sheet.items():
        wrong = question.choices is not None and name in filled and filled[name] not in question.choices
        if wrong or (question.needed and name not in filled):
            raise BodiesError(_("Fill in “%(question)s”.") % {"question": question.words})
    return filled


def shown(sheet: Sheet, said: Mapping[str, str]) -> Sequence[tuple[Promise, str | Promise]]:
    """The questions that were answered, and the answers in words."""
    return [
        (question.words, (question.choices or {}).get(said[name], said[name]))
        for name, question in sheet.items()
        if said.get(name)
    ]
