"""A CSV or TSV list: its encoding, delimiter and header, told from its beginning."""

import codecs
import re
from collections.abc import Iterator
from itertools import chain, islice

from vistka.tables.encodings import Encoding, detect
from vistka.tables.header import SEARCHED_ROWS, Header, find_header, no_header
from vistka.tables.problems import Problems, TableError
from vistka.tables.records import BLOCK, Batch, Block, EvenBatch, read_blocks, read_records
from vistka.tables.sources import READ_ERRORS, Source, damaged

DELIMITERS = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "pipe"}

_SAMPLE_ROWS = 200
_SAMPLE_TEXT = 1 << 17
_ASCII_SEARCH = 64 * 1024**2
_SEP_LINE = re.compile(r"""^"?sep=([^\w\s"]|\t)"?\s*$""", re.IGNORECASE | re.MULTILINE)  # Excel's own hint in a CSV


class Delimited:
    """A list as text. Rows are read on demand, as often as wanted; `header` counts the rows that come before them."""

    def __init__(self, source: Source) -> None:
        self._source = source
        try:
            text, self._encoding = _sample(source)
        except READ_ERRORS as error:
            raise damaged(source.name, error) from error
        self.delimiter, self.header = _choose_delimiter(text, source.name)
        self.format = "TSV" if self.delimiter == "\t" else "CSV"
        self.encoding = self._encoding.codec
        self.notes = self._notes()

    def _notes(self) -> tuple[str, ...]:
        how = ", recognised by its letters" if self._encoding.guessed else ""
        return (f"{self.format} in {self.encoding}{how}, cells separated by {DELIMITERS.get(self.delimiter, 'sep=')}.",)

    def batches(self, problems: Problems) -> Iterator[Batch | EvenBatch]:
        """All rows of the file, headings included; what is damaged is added to `problems`."""
        blocks = read_blocks(self._source, self._encoding, problems)
        try:
            yield from read_records(blocks, self.delimiter, len(self.header.headings), problems)
        except READ_ERRORS as error:
            raise damaged(self._source.name, error) from error


def _sample(source: Source) -> tuple[str, Encoding]:
    """The first whole lines, and the encoding, told from the first block that is not plain ASCII."""
    content, raw = source.open()
    with raw, content:
        first = block = content.read(BLOCK)
        searched = len(block)
        while block.isascii() and b"\0" not in block and searched < _ASCII_SEARCH and (more := content.read(BLOCK)):
            block = more
            searched += len(more)
    encoding = detect(block)
    if encoding is None:
        raise TableError(source.name, "this is no text in a known encoding; save the list as CSV (UTF-8) or XLSX")
    decoder = codecs.getincrementaldecoder(encoding.codec)("replace")
    text = decoder.decode(first[encoding.mark :], len(first) < BLOCK)
    if len(first) == BLOCK and not re.search(r"[\r\n]", text):
        raise TableError(source.name, "its first line does not end; this is no list of rows")
    return text, encoding


def _choose_delimiter(text: str, name: str) -> tuple[str, Header]:
    """The delimiter under which most headings are known and most rows are as wide as the header."""
    hint = _SEP_LINE.match(text)
    found = [
        (_fit(header, rows), delimiter, header)
        for delimiter in ([hint[1]] if hint else DELIMITERS)
        if (rows := _first_rows(text, delimiter)) and (header := find_header(rows))
    ]
    if not found:
        raise no_header(name)
    _, delimiter, header = max(found, key=lambda candidate: candidate[0])
    return delimiter, header


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    block = Block(1, text[:_SAMPLE_TEXT].replace("\0", ""), 0)
    batches = read_records([block] if block.text else [], delimiter, None, Problems())
    return list(
        islice(
            chain.from_iterable(batch.rows for batch in batches if isinstance(batch, Batch)),
            _SAMPLE_ROWS + SEARCHED_ROWS,
        )
    )


def _fit(header: Header, rows: list[list[str]]) -> float:
    """Known headings, times the share of the following rows that have a cell for each."""
    following = [row for row in rows[header.rows :] if any(row)]
    fitting = sum(len(row) >= len(header.headings) for row in following)
    return header.recognised * (1 + fitting) / (1 + len(following))
