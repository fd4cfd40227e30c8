"""The public benchmark's lists, as columns: a register to search, the enquiries to ask, and what is true."""

import csv
import gzip
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BENCHMARK = Path(os.environ.get("VISTKA_SHARED", "/work/shared")) / "data" / "benchmark"
SIZES = ("100k", "1m")


@dataclass(frozen=True)
class People:
    """One list, column by column; empty text where nothing is known. ``birth`` is YYYY-MM-DD or YYYY."""

    ids: Sequence[str]
    surname: Sequence[str]
    given: Sequence[str]
    patronymic: Sequence[str]
    birth: Sequence[str]
    place: Sequence[str]
    unit: Sequence[str]

    def __len__(self) -> int:
        return len(self.ids)

    def first(self, number: int) -> "People":
        return People(*(column[:number] for column in vars(self).values()))


def registry_path(size: str) -> Path:
    return BENCHMARK / f"{size}-registry.tsv.gz"


def enquiries_path(size: str) -> Path:
    return BENCHMARK / f"{size}-enquiries.tsv.gz"


def truth_path(size: str) -> Path:
    return BENCHMARK / f"{size}-truth.tsv"


def read_people(path: Path) -> People:
    columns: tuple[list[str], ...] = tuple([] for _ in range(7))
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t")
        next(rows)
        for row in rows:
            for column, value in zip(columns, row, strict=True):
                # A million persons share some 75,000 names: keep each text once.
                column.append(sys.intern(value))
    return People(*columns)


def read_truth(size: str) -> tuple[dict[str, str | None], dict[str, list[str]]]:
    """Of each enquiry: the true registry id (``None``: nobody), and what was done to the description."""
    truth: dict[str, str | None] = {}
    corruptions: dict[str, list[str]] = {}
    with truth_path(size).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            truth[row["id"]] = row["registry_id"] or None
            corruptions[row["id"]] = row["corruptions"].split(",")
    return truth, corruptions
