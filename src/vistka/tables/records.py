"""CSV and TSV: bytes to rows of cells, a block of some thousand lines at a time.

A block without quotation marks in which all rows are equally wide, as most are, is split once and dealt out to its
columns: three times as fast as row by row, and no million lists for the garbage collector to walk. Where there are
quotation marks, the csv module reads strictly; one that is opened and never closed would swallow the persons that
follow, so such a line is read once more by itself, and reported.
"""

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from vistka.tables.encodings import Encoding
from vistka.tables.problems import Problems
from vistka.tables.sources import Source

BLOCK = 1 << 17  # small enough that a block and its cells stay in the processor cache
CELL_LIMIT = 131_072  # the csv module's own
LINE_LIMIT = 1_000_000
RECORD_LINES = 200  # a cell of more lines is a quotation mark that was never closed


class Block(NamedTuple):
    """Whole lines of text; `first` is the number of the first, `done` how many bytes of the file are read."""

    first: int
    text: str
    done: int


class Batch(NamedTuple):
    """Some rows with the number of the line on which each begins; `done` bytes of the file are read."""

    lines: Sequence[int]
    rows: list[list[str]]
    done: int


class EvenBatch(NamedTuple):
    """Rows that all have the header's number of cells, by column: `columns[j][i]` is on `lines[i]`."""

    lines: Sequence[int]
    columns: list[list[str]]
    done: int


def read_blocks(source: Source, encoding: Encoding, problems: Problems) -> Iterator[Block]:
    """The text of a file in blocks of whole lines, without NUL characters and byte order mark."""
    content, raw = source.open()
    with raw, content:
        content.read(encoding.mark)
        decoder = _Decoder(encoding.codec)
        rest, first, skipping = "", 1, False
        while data := content.read(BLOCK):
            text = decoder.decode(data)
            if skipping:
                text = _after_line_end(text)
                skipping = not text
            whole, rest = _whole_lines(rest + text)
            if len(rest) > LINE_LIMIT:
                problems.add(first + _count_lines(whole), f"longer than {LINE_LIMIT:,} characters; left out")
                rest, skipping = "", True
            if whole:
                yield Block(first, _cleaned(whole, first, decoder.damaged, problems), raw.tell())
                first += _count_lines(whole)
        whole = (rest + decoder.decode(b"", final=True)).rstrip("\x1a")  # the end mark of DOS
        if whole:
            yield Block(first, _cleaned(whole, first, decoder.damaged, problems), raw.tell())


class _Decoder:
    """An incremental decoder that replaces bytes which do not belong to the encoding and remembers that it did."""

    def __init__(self, codec: str) -> None:
        self._decoder = codecs.getincrementaldecoder(codec)("strict")
        self.damaged = False

    def decode(self, data: bytes, final: bool = False) -> str:
        before = self._decoder.getstate()
        try:
            return self._decoder.decode(data, final)
        except UnicodeDecodeError:
            self.damaged = True
            self._decoder.setstate(before)
            self._decoder.errors = "replace"
            return self._decoder.decode(data, final)


def _after_line_end(text: str) -> str:
    """What follows the first line end, and that line end, so that the line still counts; else nothing."""
    ends = [position for mark in "\r\n" if (position := text.find(mark)) >= 0]
    return text[min(ends) :] if ends else ""


def _whole_lines(text: str) -> tuple[str, str]:
    """Cut after the last line end; a final CR may be the half of a CR LF."""
    held = text[-1:] if text.endswith("\r") else ""
    body = text[: len(text) - len(held)]
    cut = max(body.rfind("\n"), body.rfind("\r")) + 1
    return text[:cut], text[cut:]


def _count_lines(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _cleaned(text: str, first: int, damaged: bool, problems: Problems) -> str:
    if damaged and "\ufffd" in text:
        _report_lines(text, first, "\ufffd", "bytes that are not in the list's encoding; shown as \ufffd", problems)
    if "\0" in text:
        _report_lines(text, first, "\0", "NUL bytes; read without them", problems)
        text = text.replace("\0", "")
    return text


def _report_lines(text: str, first: int, sign: str, reason: str, problems: Problems) -> None:
    for number, line in enumerate(io.StringIO(text, newline=""), first):
        if sign in line:
            problems.add(number, reason)


def read_records(
    blocks: Iterable[Block], delimiter: str, width: int | None, problems: Problems
) -> Iterator[Batch | EvenBatch]:
    """The rows of each block; `width` is how many cells a row should have, if that is known.

    >>> block = Block(1, 'id;unit\\n1;"12; 3"\\n', 20)
    >>> [batch.rows for batch in read_records([block], ";", 2, Problems())]
    [[['id', 'unit'], ['1', '12; 3']]]
    """
    following = iter(blocks)
    for block in following:
        lines = _split_lines(block.text)
        numbers = range(block.first, block.first + len(lines))
        if '"' in block.text or max(map(len, lines)) > CELL_LIMIT:
            rows = _rows_of_one_line(block.text, len(lines), delimiter)
            if rows is None:
                yield _Quoted(block, following, delimiter, width, problems).read()
            else:
                yield Batch(numbers, rows, block.done)
        elif width and width > 1 and _all_filled_and_even(lines, delimiter, width):
            cells = delimiter.join(lines).split(delimiter)
            yield EvenBatch(numbers, [cells[place::width] for place in range(width)], block.done)
        else:
            yield Batch(numbers, [line.split(delimiter) for line in lines], block.done)


def _split_lines(text: str) -> list[str]:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1] and len(lines) > 1:
        lines.pop()
    return lines


def _all_filled_and_even(lines: list[str], delimiter: str, width: int) -> bool:
    return delimiter * (width - 1) not in lines and {line.count(delimiter) for line in lines} == {width - 1}


def _rows_of_one_line(text: str, lines: int, delimiter: str) -> list[list[str]] | None:
    """The rows, if each stands on a line of its own and is quoted as it should be."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows if len(rows) == lines else None


class _Quoted:
    """Reads a block in which cells may be quoted; itself the iterator of lines that the csv module draws from.

    `record` holds the lines of the row that is being read, so that they can be given back when it goes wrong.
    """

    def __init__(
        self, block: Block, following: Iterator[Block], delimiter: str, width: int | None, problems: Problems
    ) -> None:
        self._following = following
        self._lines = deque(io.StringIO(block.text, newline=""))
        self._next_line = block.first
        self._done = block.done
        self._record: list[str] = []
        self._delimiter, self._width, self._problems = delimiter, width, problems

    def read(self) -> Batch:
        """All rows that begin in the block; the last may end in a following one."""
        starts: list[int] = []
        rows: list[list[str]] = []
        while self._lines:
            try:
                for row in csv.reader(self, delimiter=self._delimiter, strict=True):
                    if self._width and len(self._record) > 1 and len(row) != self._width:
                        raise csv.Error("a quotation mark joins rows")
                    starts.append(self._next_line - len(self._record))
                    rows.append(row)
                    self._record.clear()
            except csv.Error:
                starts.append(self._next_line - len(self._record))
                rows.append(self._first_line_alone())
        return Batch(starts, rows, self._done)

    def __iter__(self) -> "_Quoted":
        return self

    def __next__(self) -> str:
        if len(self._record) >= RECORD_LINES:
            raise csv.Error("a quotation mark is not closed")
        if not self._lines and self._record and (block := next(self._following, None)):
            self._lines.extend(io.StringIO(block.text, newline=""))
            self._done = block.done
        if not self._lines:
            raise StopIteration
        line = self._lines.popleft()
        self._next_line += 1
        self._record.append(line)
        return line

    def _first_line_alone(self) -> list[str]:
        """Give back all lines but the first of the record that went wrong, and read that one by itself."""
        first, *others = self._record
        self._record.clear()
        self._lines.extendleft(reversed(others))
        self._next_line -= len(others)
        line = self._next_line - 1
        row = self._parse(first, quoted=True)
        if len(row) != self._width:
            row = self._parse(first, quoted=False)
        reason = "a quotation mark is out of place; the line was read by itself" if row else "a cell is too long"
        self._problems.add(line, reason if row else f"{reason} (over {CELL_LIMIT:,} characters); left out")
        return row

    def _parse(self, line: str, *, quoted: bool) -> list[str]:
        """The cells of one line, leniently; none when one of them is over-long."""
        quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        try:
            return next(csv.reader([line], delimiter=self._delimiter, quoting=quoting), [])
        except csv.Error:
            return []
