"""Candidates and their evidence laid out for a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from vistka.matching import Candidate, Description, Evidence

WIDTH: Final = 80
_BITS: Final = 8
_INDENT: Final = 5

_NAMES: Final = ("name", "family_name", "given_name", "patronymic")
# The word before what each other column says of a person.
_FACTS: Final = {
    "other_names": "also",
    "callsign": "callsign",
    "sex": "sex",
    "birth_date": "born",
    "age": "aged",
    "age_as_of": "as of",
    "birth_place": "from",
    "residence": "lives at",
    "father_name": "father",
    "mother_name": "mother",
    "mother_maiden_name": "mother born",
    "nationality": "nationality",
    "military_rank": "",
    "unit": "unit",
    "service_number": "number",
    "marks": "marks",
    "capture_date": "captured",
    "last_contact_date": "last heard of",
}


def description_lines(description: Description, label: str) -> list[str]:
    """What is said of a person, in as many lines as it takes, beside a label.

    >>> description_lines(Description({"family_name": "Щербаков", "given_name": "Олексій", "birth_date": "1999"}), "E1")
    ['E1  Щербаков Олексій, born 1999']
    """
    names = " ".join(filter(None, map(description.__getitem__, _NAMES)))
    facts = [f"{word} {description[column]}".strip() for column, word in _FACTS.items() if description[column]]
    return hung(label, ", ".join(filter(None, (names, *facts))))


def candidate_lines(rank: int, candidate: Candidate) -> Iterator[str]:
    """A candidate with the evidence for and against."""
    sure = probability_words(candidate.probability)
    yield f"{rank:>3}. {candidate.registry_id}: {candidate.agreement}, probability {sure}, {candidate.bits:.1f} bits"
    yield from evidence_lines(candidate.evidence)


def evidence_lines(evidence: tuple[Evidence, ...], names: int = 0) -> Iterator[str]:
    """A line for each piece of evidence, its weight in bits at the right edge; its name padded to `names`."""
    names = max(names, *(len(one.name) for one in evidence), 0)
    for one in evidence:
        values = one.registered if one.registered == one.sought else f"{one.registered} ~ {one.sought}"
        yield from weighed(one.name, f"{values}: {one.words}" if one.words else values, one.bits, names)


def weighed(name: str, text: str, bits: float, names: int) -> Iterator[str]:
    """A name (padded to `names`), a text, and at the right edge what it weighs.

    >>> list(weighed("born", "1999", 5.13, 6))
    ['     born    1999                                                           +5.1']
    """
    room = WIDTH - _INDENT - names - 2 - _BITS
    first, *more = textwrap.wrap(text, room) or [""]
    yield f"{'':{_INDENT}}{name:<{names}}  {first:<{room}}{bits:>+{_BITS}.1f}"
    yield from (f"{'':{_INDENT + names + 2}}{line}" for line in more)


def hung(label: str, text: str, width: int = 0) -> list[str]:
    """A text that hangs beside its label, which takes `width` columns.

    >>> hung("sounds", "шрбкв, чрбкв", 8)
    ['sounds  шрбкв, чрбкв']
    """
    margin = width or len(label) + 2
    lines = textwrap.wrap(text, WIDTH - margin, break_on_hyphens=False) or [""]
    return [f"{label:<{margin}}{lines[0]}".rstrip(), *(f"{'':{margin}}{line}" for line in lines[1:])]


def probability_words(probability: float) -> str:
    """A probability with as many decimals as it deserves.

    >>> probability_words(0.99997), probability_words(0.4312), probability_words(1e-7)
    ('above 0.999', '0.431', 'below 0.001')
    """
    if probability >= 0.9995:
        return "above 0.999"
    return f"{probability:.3f}" if probability >= 0.001 else "below 0.001"
