"""How the pages of this room say what matching found: in words, never in bare numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vistka.ui.furniture import Tag, Tone

FACTS: Final[Mapping[str, Promise]] = {
    "family name": _("Family name"),
    "given name": _("First name"),
    "patronymic": _("Father's name or patronymic"),
    "names": _("Order of the names"),
    "born": _("Birth"),
    "birth place": _("Place of birth"),
    "unit": _("Military unit"),
    "sex": _("Sex"),
    "service number": _("Service number"),
    "mother": _("Mother's name"),
    "mother's maiden name": _("Mother's maiden name"),
    "callsign": _("Callsign"),
    "residence": _("Residence"),
    "rank": _("Rank"),
    "nationality": _("Nationality"),
    "marks": _("Scars, tattoos, marks"),
    "last contact": _("Last contact and capture"),
}
"""The facts of `matching`. A contract test of this room holds the table against them."""

AGREEMENTS: Final[Mapping[str, Promise]] = {
    "": _("the same"),
    "the same": _("the same"),
    "a slip away": _("a slip of the pen away"),
    "sounds the same": _("sounds the same"),
    "another form of the name": _("another form of the same name"),
    "initial": _("only an initial"),
    "alike": _("alike"),
    "differs": _("differs"),
    "common": _("very common"),
    "within": _("one lies within the other"),
    "overlapping": _("they overlap"),
    "day and month swapped": _("day and month are swapped"),
    "a year off": _("a year apart"),
    "one digit off": _("one digit apart"),
    "the same month": _("the same month, another day"),
    "the same year": _("the same year, another day"),
    "one sign off": _("one sign apart"),
    "near": _("near each other"),
    "far apart": _("far apart"),
    "words in common": _("some words in common; compare them yourself"),
    "not the same words": _("other words; compare them yourself"),
    "last contact after capture": _("the family heard of this person after the capture"),
    "before capture": _("the last contact was before the capture"),
    "cannot be compared": _("cannot be compared"),
}
"""The words of `matching`, one by one."""

_ONE_IN: Final = re.compile(r"1 in ([\d.,]+)")
_PATRONYMIC: Final = "patronymic "


def fact_words(fact: str) -> str:
    """What is compared."""
    return str(FACTS.get(fact, fact))


def agreement_words(words: str) -> str:
    """How the two values agree: the words of `matching`, each in the reader's language."""
    return ", ".join(_translated(part) for part in words.split(", "))


def _translated(part: str) -> str:
    if found := _ONE_IN.fullmatch(part):
        return gettext("one person in %(count)s has it so") % {"count": found[1]}
    if part.startswith(_PATRONYMIC):
        return gettext("her patronymic: %(words)s") % {"words": _translated(part.removeprefix(_PATRONYMIC))}
    return str(AGREEMENTS.get(part, part))


WEIGHTS: Final[tuple[tuple[float, Promise, Tone], ...]] = (
    (8, _("speaks strongly for it"), Tone.GOOD),
    (3, _("speaks for it"), Tone.GOOD),
    (0.5, _("speaks a little for it"), Tone.OPEN),
    (-0.5, _("says nothing either way"), Tone.PLAIN),
    (-3, _("speaks a little against it"), Tone.WAITING),
    (-6, _("speaks against it"), Tone.GRAVE),
)
"""From how many bits (log2 of how much likelier it is, if it is the same person) which words are said."""

_LEAST: Final = (_("speaks strongly against it"), Tone.GRAVE)


def weight_tag(evidence: Mapping[str, Any]) -> Tag:
    """What one piece of evidence weighs; a strong fact that does not agree is a contradiction."""
    bits = float(evidence["bits"])
    if evidence["strong"] and bits <= WEIGHTS[4][0]:
        return Tag(gettext("contradiction"), Tone.GRAVE)
    words, tone = next(((words, tone) for least, words, tone in WEIGHTS if bits >= least), _LEAST)
    return Tag(words, tone)


TOGETHER: Final[Mapping[str, Tag]] = {
    "strong": Tag(_("Much speaks for it"), Tone.GOOD),
    "possible": Tag(_("It is possible"), Tone.OPEN),
    "weak": Tag(_("Little speaks for it"), Tone.WAITING),
}
"""The agreement of all the reasons together."""
