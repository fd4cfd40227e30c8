"""`vistka compare`: two descriptions and the whole sum of what speaks for one person being the other."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterator
from math import log2
from typing import Final

from vistka.cli.compiling import announce_compilation
from vistka.cli.errors import CommandError, WrongCommandLine
from vistka.cli.layout import WIDTH, description_lines, evidence_lines, probability_words, weighed
from vistka.cli.lists import read_descriptions
from vistka.matching import Candidate, Register
from vistka.tables import Table, read_table
from vistka.tables.headings import recognise

_HOW = "Write each as column=value; column=value (`vistka columns` lists the columns)."
_SIDES: Final = ("registered", "sought")
_REGISTER_SIZES: Final = (1_000, 100_000, 1_000_000)
_REST: Final = "otherwise"
_CERTAIN: Final = 1e-9  # where log odds end


def run(asked: argparse.Namespace) -> None:
    """Compare the two descriptions. Raises `CommandError` if they are no descriptions."""
    texts = asked.descriptions or _two_lines()
    if len(texts) != 2:
        raise WrongCommandLine(f"two descriptions are compared, {len(texts)} are given. {_HOW}")
    registered, sought = (_as_list(side, text) for side, text in zip(_SIDES, texts, strict=True))
    announce_compilation(sys.stderr)
    register = Register.from_table(registered)
    one, other = read_descriptions(registered)[0], read_descriptions(sought)[0]
    candidate = register.search(other, everyone=True)[0]
    for side, description in zip(_SIDES, (one, other), strict=True):
        print(*description_lines(description, f"{side:<10}"), sep="\n")
    print()
    prior = register.model["prior_found"]
    print(*_sum(candidate, prior), "", *_in_registers(candidate, prior), sep="\n")


def _two_lines() -> list[str]:
    if sys.stdin.isatty():
        print("Two descriptions, a line each, first the registered person:", file=sys.stderr)
    lines = sys.stdin.buffer.read().decode("utf-8-sig", "replace").splitlines()
    return [line for line in lines if line.strip()]


def _as_list(side: str, text: str) -> Table:
    """A list of one person, so that columns mean what they mean in any list."""
    pairs: list[list[str]] = []
    for part in filter(str.strip, text.split(";")):
        column, equals, value = part.partition("=")
        if equals:
            pairs.append([column.strip(), value.strip()])
        elif pairs:
            pairs[-1][1] += f";{part}"  # several other names in one cell
    if not any(value and recognise(column) not in (None, "id") for column, value in pairs):
        raise CommandError(f"the description of the person {side} names no column that is understood. {_HOW}")
    stream = io.StringIO()
    csv.writer(stream).writerows(zip(*pairs, strict=True))
    table = read_table(stream.getvalue().encode(), name=f"the description of the person {side}")
    for note in table.notes:
        if "not understood" in note:
            print(note, file=sys.stderr)
    return table


def _sum(candidate: Candidate, prior: float) -> Iterator[str]:
    """From what was likely before, by the weight of each piece of evidence, to the probability."""
    before, after = log2(prior / (1 - prior)), _log_odds(candidate.probability)
    rest = after - before - candidate.bits
    names = max(len(name) for name in (_REST, *(evidence.name for evidence in candidate.evidence)))
    yield from weighed("before", f"{prior:.0%} that it is he, with nothing compared yet", before, names)
    yield from evidence_lines(candidate.evidence, names)
    yield from weighed(_REST, "his brother may be sought; what is known to overstate", rest, names)
    yield f"{'-' * 6:>{WIDTH}}"
    yield from weighed("sum", f"probability {probability_words(candidate.probability)}", after, names)


def _in_registers(candidate: Candidate, prior: float) -> Iterator[str]:
    """The same evidence where the person was picked from many, one of whom fits by chance the more easily."""
    yield "The same evidence for one of the persons of a register:"
    for persons in _REGISTER_SIZES:
        odds = prior * 2**candidate.bits / persons
        yield f"     one of {persons:>9,}: probability {probability_words(odds / (1 + odds))}"


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, _CERTAIN), 1 - _CERTAIN)
    return log2(bounded / (1 - bounded))
