"""The strong identifiers: one table. Who confirms names two of different groups.

Evidence that depends on one another counts once: a patronymic is the father's name, two numbers stand on the same
papers, and foreigners have been found with papers of people who do not exist.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NEEDED: Final = 2
"""So many groups stand behind a confirmation."""


class Group(StrEnum):
    """Strong identifiers of one group depend on one another."""

    PAPERS = "papers"
    BIRTH = "birth"
    FATHER = "father"
    KIN = "kin"
    MARKS = "marks"
    ANSWER = "answer"


@dataclass(frozen=True)
class Strong:
    """One identifier. `facts`: the evidence that must all agree (`matching.evidence`); none where only people can tell.

    `agreeing`: how the words of such evidence begin where the identifier agrees.
    """

    group: Group
    words: Promise
    facts: tuple[str, ...] = ()
    agreeing: tuple[str, ...] = ()


_AS_NAMES: Final = ("the same", "a slip away", "sounds the same", "another form of the name")

STRONG: Final[Mapping[str, Strong]] = {
    "service_number": Strong(
        Group.PAPERS, _("Army, personal or serial number: the same"), ("service number",), ("the same",)
    ),
    "document_number": Strong(Group.PAPERS, _("Number of a passport or another document: the same")),
    # Matching says nothing of dates that are the same.
    "birth_date": Strong(Group.BIRTH, _("Full date of birth: the same day, month and year"), ("born",), ("",)),
    "father": Strong(Group.FATHER, _("The father's name or the patronymic agrees"), ("patronymic",), _AS_NAMES),
    "mother": Strong(
        Group.KIN,
        _("The mother's first name and her maiden name both agree"),
        ("mother", "mother's maiden name"),
        _AS_NAMES,
    ),
    "person_to_inform": Strong(Group.KIN, _("The person to be informed, named in the register, is the one who seeks")),
    "marks": Strong(Group.MARKS, _("Scars, tattoos or other marks that you compared yourself")),
    "answer": Strong(Group.ANSWER, _("The person's own answer to a question of the bureau")),
}


def groups_of(strong: Collection[str]) -> frozenset[Group]:
    """The groups of these identifiers. Raises `KeyError` for one that is not in the table."""
    return frozenset(STRONG[name].group for name in strong)


def suffices(strong: Collection[str]) -> bool:
    """Whether these identifiers stand behind a confirmation.

    >>> suffices({"birth_date", "father"}), suffices({"service_number", "document_number"})
    (True, False)
    """
    return len(groups_of(strong)) >= NEEDED


def not_borne_out(strong: Iterable[str], evidence: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Those of the identifiers that the evidence would have to show, and does not: nothing agrees there.

    `evidence`: that of a candidate, [{fact, words, bits, strong, …}].
    """
    by_fact = {str(one["fact"]): one for one in evidence}
    return tuple(
        name for name in strong if not all(_agrees(STRONG[name], by_fact.get(fact)) for fact in STRONG[name].facts)
    )


def _agrees(identifier: Strong, evidence: Mapping[str, Any] | None) -> bool:
    """Evidence that is strong and in the words of the table. How rare it is does not matter here."""
    if evidence is None or not evidence["strong"] or "differs" in evidence["words"]:
        return False
    words = str(evidence["words"])
    return any(words.startswith(start) if start else not words for start in identifier.agreeing)
