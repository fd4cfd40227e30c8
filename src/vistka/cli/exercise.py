"""`vistka exercise`: invented lists, matched as `vistka match` does, held against the truth, and explained."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from vistka.cli.errors import CommandError
from vistka.cli.layout import candidate_lines, description_lines, hung
from vistka.cli.lists import Found, Matching, match_lists
from vistka.cli.match import write_table
from vistka.cli.output import private_output
from vistka.exercise import Order, Truth, known_case
from vistka.exercise.files import read_truth, write_exercise
from vistka.matching import Description

FOLDER: Final = Path("var") / "exercise"
_TOP: Final = 10
_MORE: Final = 3  # explained matches after the known case
_WRITERS: Final = {
    "E1": "his mother, in Russian",
    "E2": "a newspaper, in Portuguese",
    "E3": "a newspaper, in French",
}
_REGISTERED: Final = {"R1": "at the camp, in Ukrainian", "R2": "his brother, also there"}


def run(asked: argparse.Namespace) -> None:
    """Invent, match, report. Raises `CommandError` for an impossible exercise."""
    try:
        order = Order(asked.persons, asked.enquiries, asked.seed, columns="full")
    except ValueError as impossible:
        raise CommandError(f"{impossible}.") from impossible
    print(f"Inventing {order.persons:,} persons and {order.enquiries:,} enquiries …", file=sys.stderr)
    try:
        write_exercise(order, FOLDER, sys.stderr)
    except OSError as error:
        raise CommandError(f"{FOLDER}: cannot be written here. Go to a folder of your own first.") from error
    register, enquiries, matches = (str(FOLDER / f"{name}.csv") for name in ("register", "enquiries", "matches"))
    jobs = len(os.sched_getaffinity(0))
    found = list(match_lists(Matching(register, enquiries, _TOP, "weak", jobs), sys.stderr))
    with private_output(matches) as stream:
        write_table(stream, found)
    truth = {one.enquiry_id: one for one in read_truth(FOLDER)}
    print(*_report(order, found, truth), sep="\n")
    print(f"\nAll of it is in {matches}; `vistka match {register} {enquiries}` does the same.")


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
    answerable = [one for one in found if truth[one.enquiry.id].registry_id]
    ranks = [_rank_of(truth[one.enquiry.id].registry_id, one) for one in answerable]
    hopeless = [one for one in found if not truth[one.enquiry.id].registry_id]
    shown = sum(any(candidate.agreement != "weak" for _, candidate in one.candidates) for one in hopeless)
    yield from _share("the right person first", sum(rank == 1 for rank in ranks), len(answerable))
    yield from _share("among the first ten", sum(rank is not None for rank in ranks), len(answerable))
    yield from _share("of nobody registered, none is shown as possible", len(hopeless) - shown, len(hopeless))


def _share(what: str, part: int, whole: int) -> list[str]:
    return [f"  {what:<50}{part:>5} of {whole:>4}  {part / whole:6.1%}"] if whole else []


def _known_case(found: list[Found]) -> Iterator[str]:
    """One man written three ways, and his brother below him."""
    yield "\nOne man written in three languages, and his brother\n"
    for row in known_case().register:
        yield from description_lines(Description(row), f"{row['id']}, {_REGISTERED[row['id']]}:")
    for one in found[: len(known_case().enquiries)]:
        yield ""
        yield from description_lines(one.enquiry, f"{one.enquiry.id}, {_WRITERS[one.enquiry.id]}:")
        for rank, candidate in one.candidates:
            if candidate.registry_id in _REGISTERED:
                yield from candidate_lines(rank, candidate)


def _explained(one: Found, truth: Truth) -> Iterator[str]:
    """An enquiry with its first candidate, and who was meant."""
    yield from description_lines(one.enquiry)
    for rank, candidate in one.candidates[:1]:
        yield from candidate_lines(rank, candidate)
    meant = truth.registry_id or "nobody in the register"
    yield from hung("", f"meant was {meant}", 5)
    yield ""


def _rank_of(registry_id: str, one: Found) -> int | None:
    return next((rank for rank, candidate in one.candidates if candidate.registry_id == registry_id), None)
