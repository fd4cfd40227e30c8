"""`vistka match`: the candidates for every enquiry of a list, as a table or as JSON Lines."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from vistka.cli.errors import WrongCommandLine
from vistka.cli.lists import Found, Matching, match_lists
from vistka.cli.output import private_output
from vistka.matching import Candidate
from vistka.tables import escape_cell

HEADER: Final = ("enquiry_id", "rank", "registry_id", "probability", "bits", "agreement", "reasons")

# Nothing is certain in a search for people: what rounds to 1 is shown as the largest figure below it.
_NEARLY_CERTAIN = 0.9999


def run(asked: argparse.Namespace) -> None:
    """Match as the command line asks. Raises `CommandError` or `TableError` if that cannot be."""
    _refuse_clashes(asked.register, asked.enquiries, asked.out)
    order = Matching(asked.register, asked.enquiries, asked.top, asked.min_agreement, asked.jobs)
    with private_output(asked.out) as stream:
        found = match_lists(order, sys.stderr)
        (write_json if asked.json else write_table)(stream, found)


def write_table(stream: BinaryIO, found: Iterable[Found]) -> None:
    """One row a candidate, as RFC 4180 has it; texts are escaped, negative weights stay numbers."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(HEADER)
        writer.writerows(row for one in found for row in _rows(one))
    finally:
        text.detach()


def write_json(stream: BinaryIO, found: Iterable[Found]) -> None:
    """One JSON object a line for each enquiry, also for those that found nobody."""
    for one in found:
        candidates = [_structured(rank, candidate) for rank, candidate in one.candidates]
        line = json.dumps({"enquiry_id": one.enquiry.id, "candidates": candidates}, ensure_ascii=False)
        stream.write(line.encode() + b"\n")


def shown_probability(probability: float) -> float:
    """A probability as it is written out.

    >>> shown_probability(0.99999), shown_probability(0.12344)
    (0.9999, 0.1234)
    """
    return min(round(probability, 4), _NEARLY_CERTAIN)


def _rows(found: Found) -> Iterator[tuple[str, ...]]:
    for rank, candidate in found.candidates:
        yield (
            escape_cell(found.enquiry.id),
            str(rank),
            escape_cell(candidate.registry_id),
            f"{shown_probability(candidate.probability):.4f}",
            f"{candidate.bits:.1f}",
            candidate.agreement,
            escape_cell(candidate.reasons),
        )


def _structured(rank: int, candidate: Candidate) -> dict[str, Any]:
    return {
        "rank": rank,
        "registry_id": candidate.registry_id,
        "probability": shown_probability(candidate.probability),
        "bits": round(candidate.bits, 1),
        "agreement": candidate.agreement,
        "reasons": candidate.reasons,
        "evidence": [
            {
                "name": evidence.name,
                "registered": evidence.registered,
                "sought": evidence.sought,
                "bits": round(evidence.bits, 1),
                "words": evidence.words,
            }
            for evidence in candidate.evidence
        ],
    }


def _refuse_clashes(register: str, enquiries: str, out: str | None) -> None:
    if register == enquiries == "-":
        raise WrongCommandLine("only one of the two lists can be -, standard input; give the other as a file.")
    if out and os.path.exists(out) and any(_same_file(out, path) for path in (register, enquiries)):
        raise WrongCommandLine(
            f"{out}: this is one of the two lists, and would be replaced. Give another place with -o."
        )


def _same_file(one: str, other: str) -> bool:
    return os.path.isfile(one) and os.path.exists(other) and os.path.samefile(one, other)
