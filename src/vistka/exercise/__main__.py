"""``python -m vistka.exercise``: invent a register and enquiries, with the truth about them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from vistka.exercise.files import write_exercise
from vistka.exercise.invention import Order


def main(arguments: Sequence[str] | None = None) -> int:
    """Write an exercise as the command line asks; 2 if what it asks is impossible."""
    parser = argparse.ArgumentParser(prog="python -m vistka.exercise", description=__doc__)
    parser.add_argument("folder", metavar="DIR", type=Path, help="where register.csv, enquiries.csv, truth.tsv go")
    parser.add_argument("--persons", type=int, default=100_000, help="persons in the register (100000)")
    parser.add_argument("--enquiries", type=int, default=500, help="enquiries (500)")
    parser.add_argument("--seed", type=int, default=7, help="the same seed gives the same exercise (7)")
    parser.add_argument("--hopeless", type=float, default=0.2, help="share of enquiries that match nobody (0.2)")
    parser.add_argument("--columns", choices=("plain", "full"), default="plain", help="seven columns or all (plain)")
    parser.add_argument("--corruption", choices=("mild", "hard"), default="hard", help="how bad enquiries are (hard)")
    asked = parser.parse_args(arguments)
    try:
        order = Order(asked.persons, asked.enquiries, asked.seed, asked.hopeless, asked.columns, asked.corruption)
    except ValueError as impossible:
        parser.error(str(impossible))
    write_exercise(order, asked.folder, sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
