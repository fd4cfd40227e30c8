"""Lists to match and what is true of them: the public benchmark, and exercises."""

import csv
import gzip
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.peers.people import enquiries_path, read_truth, registry_path
from bench.scoring import Match
from vistka.exercise.files import write_exercise
from vistka.exercise.invention import Order
from vistka.matching import Candidate, Description, Register
from vistka.tables import read_table

Truth = dict[str, str | None]
Corruptions = dict[str, list[str]]


@dataclass(frozen=True)
class Lists:
    """Two lists as files, and who is who: the true registry id of each enquiry, ``None`` for a hopeless one."""

    register: Path
    enquiries: Path
    truth: Truth
    corruptions: Corruptions


@contextmanager
def benchmark(size: str) -> Iterator[Lists]:
    """The public benchmark as plain text files, so that unpacking them is not measured."""
    with tempfile.TemporaryDirectory(prefix="vistka-bench-") as folder:
        register, enquiries = Path(folder) / "register.tsv", Path(folder) / "enquiries.tsv"
        unpack(registry_path(size), register)
        unpack(enquiries_path(size), enquiries)
        yield Lists(register, enquiries, *read_truth(size))


@contextmanager
def exercise(order: Order) -> Iterator[Lists]:
    """An exercise written to a folder of its own and deleted again."""
    with tempfile.TemporaryDirectory(prefix="vistka-bench-") as name:
        folder = Path(name)
        write_exercise(order, folder)
        yield Lists(folder / "register.csv", folder / "enquiries.csv", *_read_truth(folder / "truth.tsv"))


def _read_truth(path: Path) -> tuple[Truth, Corruptions]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    truth = {row["id"]: row["registry_id"] or None for row in rows}
    return truth, {row["id"]: row["corruptions"].split(",") for row in rows}


def unpack(packed: Path, plain: Path) -> None:
    with gzip.open(packed, "rb") as source, plain.open("wb") as target:
        shutil.copyfileobj(source, target)


def read_descriptions(path: Path) -> list[Description]:
    """The enquiries of a list, empty cells left out."""
    descriptions = []
    for chunk in read_table(path).chunks():
        names = list(chunk.columns)
        for row in zip(*chunk.columns.values(), strict=True):
            cells = zip(names, row, strict=True)
            descriptions.append(Description({name: cell for name, cell in cells if cell}))
    return descriptions


def search_all(register: Register, enquiries: list[Description], jobs: int = 2) -> Iterator[tuple[str, Candidate]]:
    """Every candidate among the first ten, with the id of its enquiry; best first."""
    for description, candidates in register.search_list(enquiries, top=10, jobs=jobs):
        for candidate in candidates:
            yield description.id, candidate


def as_matches(found: Iterator[tuple[str, Candidate]]) -> list[Match]:
    """Candidates in the form that `bench.scoring` takes."""
    matches: list[Match] = []
    for enquiry, candidate in found:
        rank = matches[-1][1] + 1 if matches and matches[-1][0] == enquiry else 1
        matches.append((enquiry, rank, candidate.registry_id, candidate.probability))
    return matches
