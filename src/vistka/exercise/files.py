"""An exercise as three files in a folder: ``register.csv``, ``enquiries.csv`` and ``truth.tsv``.

The people are invented, but the files look like the real ones and are handled like them: nobody but their owner may
read them.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from vistka.exercise.hands import Row
from vistka.exercise.invention import Invention, Order
from vistka.exercise.known import Truth
from vistka.progress import with_progress


def write_exercise(order: Order, folder: Path, progress_to: IO[str] | None = None) -> None:
    """Invent an exercise into a folder, which is made if need be; what is there is replaced.

    The truth has the format of the public benchmark: ``id``, ``registry_id`` (empty: nobody), ``corruptions`` with
    commas between. A progress bar goes to `progress_to` when that is a terminal and the work takes a while.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    invention = Invention(order)
    register = with_progress(invention.register(), order.persons, "inventing", "persons", progress_to)
    _write_rows(folder / "register.csv", order.register_columns, register)
    truths: list[Truth] = []

    def enquiries() -> Iterable[Row]:
        for row, truth in invention.enquiries():
            truths.append(truth)
            yield row

    _write_rows(folder / "enquiries.csv", order.enquiry_columns, enquiries())
    with _private(folder / "truth.tsv") as file:
        file.write("id\tregistry_id\tcorruptions\n")
        file.writelines(f"{truth.enquiry_id}\t{truth.registry_id}\t{','.join(truth.corruptions)}\n" for truth in truths)


def read_truth(folder: Path) -> list[Truth]:
    """The truth of an exercise that `write_exercise` wrote."""
    with (folder / "truth.tsv").open(encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    return [Truth(enquiry, registered, tuple(filter(None, why.split(",")))) for enquiry, registered, why in rows]


def _write_rows(path: Path, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    with _private(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([row[column] for column in columns] for row in rows)


def _private(path: Path) -> IO[str]:
    """A new file that only its owner may read, whatever stood there before."""
    path.unlink(missing_ok=True)
    return open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8", newline="")
