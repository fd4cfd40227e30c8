"""`vistka lead read`: what is said in a text, a page or a post, by whom, and on what it rests. Nothing is kept."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from vistka.cli.errors import CommandError, WrongCommandLine
from vistka.cli.lead_lines import reading_lines
from vistka.cli.lead_structure import structure_of
from vistka.cli.lead_together import together_lines
from vistka.cli.lead_words import escaped, harmless
from vistka.sources.findings import Reading
from vistka.sources.origins import Graph, origins
from vistka.sources.outlines import outline_of
from vistka.sources.unread import MOST_BYTES, Reason
from vistka.vault.texts.reading import Reader
from vistka.vault.texts.refusals import Unreadable

STANDARD_INPUT: Final = "-"
REASONS: Final = {
    Reason.EMPTY: "there is nothing in it.",
    Reason.TOO_LARGE: f"it is larger than {MOST_BYTES // 1_000_000} MB.",
    Reason.NOT_A_TEXT: "it is no text, page or post.",
    Reason.DAMAGED: "it is damaged, and cannot be read.",
    Reason.TOOK_TOO_LONG: "it took too long to read, and was left.",
    Reason.NOT_SHUT_IN: "foreign files cannot be opened safely on this machine, so it was left unread.",
}


def run(asked: argparse.Namespace) -> None:
    """Read as the command line asks, and print. Raises `CommandError` for a file that cannot be read."""
    if len(set(asked.files)) < len(asked.files):
        raise WrongCommandLine("the same file is named twice.")
    with Reader() as reader:
        readings = [(file, _read(file, reader)) for file in asked.files]
    graph = origins([outline_of(reading, file) for file, reading in readings])
    if asked.json:
        print(escaped(json.dumps(structure_of(readings, graph), ensure_ascii=False, indent=1)))
    else:
        print(*_lines(readings, graph), sep="\n")


def _lines(readings: Sequence[tuple[str, Reading]], graph: Graph) -> Iterator[str]:
    for number, (file, reading) in enumerate(readings):
        if number:
            yield ""
        yield from reading_lines(file, reading, graph)
    if len(readings) > 1:
        yield from together_lines(dict(readings), graph)


def _read(file: str, reader: Reader) -> Reading:
    """A file as a child process reads it, which is shut in before its first byte."""
    try:
        return reader.read(_bytes_of(file), name=Path(file).name)
    except Unreadable as error:
        raise CommandError(f"{harmless(file)}: {REASONS[error.reason]}") from None


def _bytes_of(file: str) -> bytes:
    """What the file holds, and no more of it than can be read."""
    try:
        if file == STANDARD_INPUT:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with open(file, "rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{harmless(file)}: cannot be read ({(error.strerror or 'read error').lower()}).") from error
