"""`vistka exercise`: invented lists, matched as `vistka match` does, held against the truth, and explained."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from vistka.cli.errors import CommandError, WrongCommandLine
from vistka.cli.exercise_bureau import load_bureau
from vistka.cli.layout import candidate_lines, description_lines
from vistka.cli.lists import Found, Matching, match_lists
from vistka.cli.match import write_table
from vistka.cli.output import private_output
from vistka.cli.parser import cores
from vistka.exercise import Order, Truth, known_case
from vistka.exercise.files import read_truth, write_exercise
from vistka.matching import Description

ENQUIRIES: Final = 500
ENQUIRIES_OF_A_BUREAU: Final = 1200
FOLDER: Final = Path("var") / "exercise"
_TOP: Final = 10
_MORE: Final = 3  # explained matches after the known case
_WHO: Final = {
    "R1": "In the register, written at the camp in Ukrainian:",
    "R2": "His brother, registered beside him:",
    "E1": "Sought by his mother, who writes Russian:",
    "E2": "Sought out of a newspaper, in Portuguese:",
    "E3": "Sought out of a newspaper, in French:",
}


def run(asked: argparse.Namespace) -> None:
    """Invent, match, report; or load a bureau. Raises `CommandError` for an impossible exercise."""
    if asked.people:
        load_bureau(asked.people, asked.enquiries or ENQUIRIES_OF_A_BUREAU, asked.seed)
        return
    try:
        order = Order(asked.persons, asked.enquiries or ENQUIRIES, asked.seed, columns="full")
    except ValueError as impossible:
        raise WrongCommandLine(f"{impossible}.") from impossible
    print(f"Inventing {order.persons:,} persons and {order.enquiries:,} enquiries …", file=sys.stderr)
    try:
        write_exercise(order, FOLDER, sys.stderr)
    except OSError as error:
        raise CommandError(f"{FOLDER}: cannot be written here. Go to a folder of your own first.") from error
    register, enquiries, matches = (str(FOLDER / f"{name}.csv") for name in ("register", "enquiries", "matches"))
    found = list(match_lists(Matching(register, enquiries, _TOP, "weak", cores()), sys.stderr))
    with private_output(matches) as stream:
        write_table(stream, found)
    truth = {one.enquiry_id: one for one in read_truth(FOLDER)}
    print(*_report(order, found, truth), sep="\n")
    print(f"All of it stands in {matches}. The same by hand:\n  vistka match {register} {enquiries}")


def _report(order: Order, found: list[Found], truth: Mapping[str, Truth]) -> Iterator[str]:
    yield f"\nExercise {order.seed}: {order.persons:,} invented persons, {order.enquiries:,} enquiries\n"
    yield from _score(found, truth)
    yield from _known_case(found)
    yield "\nThe next enquiries\n"
    first = len(known_case().enquiries)
    for one in found[first : first + _MORE]:
        yield from _explained(one, truth[one.enquiry.id])


def _score(found: list[Found], truth: Mapping[str, Truth]) -> Iterator[str]:
    """How often the right person came first, among the first ten, and how often somebody was found in vain."""
    registered = [one for one in found if truth[one.enquiry.id].registry_id]
    others = [one for one in found if not truth[one.enquiry.id].registry_id]
    ranks = [_rank_of(truth[one.enquiry.id].registry_id, one) for one in registered]
    silent = [all(candidate.agreement == "weak" for _, candidate in one.candidates) for one in others]
    yield _share("he is registered: found first", sum(rank == 1 for rank in ranks), len(registered))
    yield _share("he is registered: among the first ten", sum(rank is not None for rank in ranks), len(registered))
    yield _share("he is not: nobody shown as possible or strong", sum(silent), len(others))


def _share(what: str, part: int, whole: int) -> str:
    return f"  {what:<48}{part:>7,} of {whole:>6,}  {part / max(whole, 1):6.1%}"


def _known_case(found: list[Found]) -> Iterator[str]:
    """One man written three ways, and his brother below him."""
    yield "\nOne man written four ways, and his brother\n"
    registered = known_case().register
    for row in registered:
        yield from _introduced(Description(row))
    for one in found[: len(known_case().enquiries)]:
        yield ""
        yield from _introduced(one.enquiry)
        for rank, candidate in one.candidates:
            if candidate.registry_id in (row["id"] for row in registered):
                yield from candidate_lines(rank, candidate)


def _introduced(description: Description) -> list[str]:
    return [_WHO[description.id], *description_lines(description, f"  {description.id}")]


def _explained(one: Found, truth: Truth) -> Iterator[str]:
    """An enquiry with its first candidate, and who was meant."""
    yield from description_lines(one.enquiry, f"  {one.enquiry.id}")
    for rank, candidate in one.candidates[:1]:
        yield from candidate_lines(rank, candidate)
    yield f"     meant was {truth.registry_id or 'somebody who is not registered'}\n"


def _rank_of(registry_id: str, one: Found) -> int | None:
    return next((rank for rank, candidate in one.candidates if candidate.registry_id == registry_id), None)
