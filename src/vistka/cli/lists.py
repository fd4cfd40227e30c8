"""Two lists in, candidates out: what `vistka match` and the exercise have in common, with its reports and progress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

from vistka.cli.compiling import announce_compilation
from vistka.cli.layout import hung
from vistka.matching import AGREEMENTS, Agreement, Candidate, Description, Register
from vistka.progress import Bar
from vistka.tables import Table, read_table

PROBLEMS_SHOWN: Final = 20
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Matching:
    """What is to be matched and how: two paths ("-" for standard input) and the options of `vistka match`."""

    register: str
    enquiries: str
    top: int
    least: Agreement
    jobs: int


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates for an enquiry, each with its rank among all."""

    enquiry: Description
    candidates: tuple[tuple[int, Candidate], ...]


def match_lists(order: Matching, to: IO[str]) -> Iterator[Found]:
    """Read both lists, and give what each enquiry found, in their order; reports and progress go to `to`.

    Raises `TableError` before anything is given.
    """
    lists = [read_table(path) for path in (order.register, order.enquiries)]
    for table in lists:
        _report(table, to)
    announce_compilation(to)
    register_list, enquiry_list = lists
    with Bar("reading the register", "MB", to, _MEGABYTE) as bar:
        register = Register.from_table(register_list, progress=lambda done, size: bar.show(done, size or done))
    _report_rows(register_list, len(register), to)
    enquiries = read_descriptions(enquiry_list)
    _report_rows(enquiry_list, len(enquiries), to)
    return _search(register, enquiries, order, to)


def _search(register: Register, enquiries: list[Description], order: Matching, to: IO[str]) -> Iterator[Found]:
    with Bar("matching", "enquiries", to) as bar:
        found = register.search_list(
            enquiries, order.top, jobs=order.jobs, progress=lambda done: bar.show(done, len(enquiries))
        )
        for enquiry, candidates in found:
            yield Found(enquiry, _agreeing(candidates, order.least))


def read_descriptions(table: Table) -> list[Description]:
    """The rows of a list, each with the cells that are filled."""
    return [
        Description({name: text for name, text in zip(chunk.columns, row, strict=True) if text})
        for chunk in table.chunks()
        for row in zip(*chunk.columns.values(), strict=True)
    ]


def _agreeing(candidates: tuple[Candidate, ...], least: Agreement) -> tuple[tuple[int, Candidate], ...]:
    enough = AGREEMENTS[AGREEMENTS.index(least) :]
    return tuple((rank, candidate) for rank, candidate in enumerate(candidates, 1) if candidate.agreement in enough)


def _report(table: Table, to: IO[str]) -> None:
    """What kind of list it is, and how its columns are read."""
    print(f"{table.name}:", *(line for note in table.notes for line in hung(" ", note)), sep="\n", file=to)


def _report_rows(table: Table, persons: int, to: IO[str]) -> None:
    """How many persons were read, and the rows with which something is wrong."""
    print(f"{table.name}: {persons:,} persons", *table.problems[:PROBLEMS_SHOWN], sep="\n  ", file=to)
    if len(table.problems) > PROBLEMS_SHOWN:
        print(f"  and {len(table.problems) - PROBLEMS_SHOWN:,} more lines with problems", file=to)
