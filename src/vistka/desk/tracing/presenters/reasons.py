"""What speaks for a candidate and against it, and why others of the register are less likely, or more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.desk.registry.words import day_words, name_of
from vistka.desk.tracing.words import agreement_words, fact_words, weight_tag
from vistka.ledger.recorded import trust
from vistka.matching import Candidate as Found
from vistka.matching import Evidence
from vistka.registry.models import Person
from vistka.tracing.decisions import CandidateState
from vistka.tracing.models import Candidate, LeadCandidate
from vistka.ui.furniture import Cell, Column, Link, Table, Tag, Text, Tone

_DAYS: Final = frozenset({"born", "last contact"})
_ENOUGH: Final = 1.0
"""Bits from which one person is nearer in a fact than another."""


def reasons_table(candidate: Candidate | LeadCandidate, one: Text = "", other: Text = "") -> Table:
    """Each reason in words, what speaks most for it first; what contradicts is marked and stands last.

    `one`, `other`: how the two sides are called, if not the family and the register.
    """
    evidence = sorted(candidate.evidence["evidence"], key=lambda reason: -reason["bits"])
    return Table(
        caption=_("What speaks for it and against it"),
        columns=(
            Column(_("What is compared")),
            Column(one or _("The family")),
            Column(other or _("The register")),
            Column(_("How they agree")),
            Column(_("What it weighs")),
        ),
        rows=tuple(
            (
                fact_words(reason["fact"]),
                _shown(reason["fact"], reason["sought"]),
                _shown(reason["fact"], reason["registered"]),
                agreement_words(reason["words"]),
                weight_tag(reason),
            )
            for reason in evidence
        ),
    )


def _shown(fact: str, value: str) -> str:
    return day_words(value) if fact in _DAYS else value


@dataclass(frozen=True)
class Other:
    """Another person who comes near the one who is sought: how it stands, and in what the two are not equally near."""

    name: Cell
    standing: Tag
    likelier: str
    differences: list[str]


def persons_of(found: Iterable[Found]) -> dict[str, Person]:
    """The persons behind what a search gave, proved. Raises `Forged`."""
    persons = {str(person.pk): person for person in Person.objects.filter(pk__in=[one.registry_id for one in found])}
    trust(*persons.values())
    return persons


def compared(candidate: Candidate, found: Iterable[Found], persons: Mapping[str, Person]) -> list[Other]:
    """The others, the likeliest first; their persons have been opened."""
    rivals = {
        str(one.person_id): one
        for one in Candidate.objects.filter(enquiry_id=candidate.enquiry_id, person_id__in=list(persons))
    }
    return [
        _other(candidate, one, persons[one.registry_id], rivals.get(one.registry_id))
        for one in found
        if one.registry_id in persons
    ]


def _other(candidate: Candidate, found: Found, person: Person, rival: Candidate | None) -> Other:
    name = name_of(person.identities)
    less = found.bits < candidate.evidence["bits"]
    return Other(
        name=Link(name, reverse("desk:candidate", args=[rival.pk])) if rival else name,
        standing=_standing(rival),
        likelier=_("Less likely than this one:") if less else _("More likely than this one:"),
        differences=list(_differences(candidate, found)),
    )


def _standing(rival: Candidate | None) -> Tag:
    """What two people have decided; of what is still open nothing, for the reader may be the second."""
    if rival is None:
        return Tag(_("Not among the possible matches"), Tone.PLAIN)
    if rival.state == CandidateState.CONFIRMED:
        return Tag(_("Confirmed"), Tone.GOOD)
    if rival.state == CandidateState.REJECTED:
        return Tag(_("Somebody else"), Tone.PLAIN)
    return Tag(_("Not decided"), Tone.WAITING)


def _differences(candidate: Candidate, found: Found) -> Iterator[str]:
    """The facts in which the two are not equally near, the greatest difference first."""
    here = {one["fact"]: float(one["bits"]) for one in candidate.evidence["evidence"]}
    there = {one.name: one for one in found.evidence}
    apart = {fact: here.get(fact, 0.0) - (there[fact].bits if fact in there else 0.0) for fact in here | there}
    for fact in sorted(apart, key=lambda fact: -abs(apart[fact])):
        if abs(apart[fact]) >= _ENOUGH:
            yield _said(there[fact]) if fact in there else _("%(fact)s: not known there") % {"fact": fact_words(fact)}


def _said(one: Evidence) -> str:
    both = (_shown(one.name, value) for value in (one.registered, one.sought) if value)
    values = " ~ ".join(dict.fromkeys(both))
    return f"{fact_words(one.name)}: {values}, {agreement_words(one.words)}"
