"""A list of persons, whatever file it came in: `read_table` tells what it is, `Table.chunks` streams its rows.

>>> table = read_table("№;Прізвище;Ім'я;Д.н.\\n7;Щербаков;Олексій;02.04.1999\\n".encode("cp1251"))
>>> table.format, table.encoding, table.columns
('CSV', 'cp1251', ('id', 'family_name', 'given_name', 'birth_date'))
>>> next(table.chunks()).columns["birth_date"]
['02.04.1999']
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from vistka.tables.header import Header, Heading
from vistka.tables.persons import PersonRows
from vistka.tables.problems import Problems
from vistka.tables.records import Batch, EvenBatch
from vistka.tables.sources import open_source


class Chunk(NamedTuple):
    """Some persons by column: `columns[name][i]` is the stripped text ("" if missing) of the row on `lines[i]`.

    `done` is how many bytes of the file are read, of `Table.size` in all.
    """

    lines: list[int]
    columns: dict[str, list[str]]
    done: int


class _Rows(Protocol):
    """What a CSV and a workbook have in common."""

    format: str
    encoding: str
    delimiter: str
    header: Header
    notes: tuple[str, ...]

    def batches(self, problems: Problems) -> Iterator[Batch | EvenBatch]: ...


class Table:
    """A list that was recognised.

    `columns` are the canonical columns of every chunk, "id" always among them; `notes` say, a sentence each, what was
    recognised and what was not; `problems` fills while `chunks` is consumed. `encoding` and `delimiter` are empty for
    XLSX. `size` counts bytes, packed if the file is.
    """

    def __init__(self, name: str, rows: _Rows, size: int | None) -> None:
        self.name = name
        self.format = rows.format
        self.encoding = rows.encoding
        self.delimiter = rows.delimiter
        self.headings: tuple[Heading, ...] = rows.header.headings
        self.size = size
        self.problems: Problems = Problems()
        self._rows = rows
        found = [heading.column for heading in self.headings if heading.column]
        self.columns: tuple[str, ...] = tuple(dict.fromkeys(found if "id" in found else ["id", *found]))
        numbered = () if "id" in found else ("No column of ids; rows are numbered from 1 instead.",)
        self.notes: tuple[str, ...] = (*rows.notes, *rows.header.notes, *numbered)

    def chunks(self, rows: int = 20_000) -> Iterator[Chunk]:
        """All persons, `rows` at a time (the last chunk may be smaller); can be called again, from the beginning.

        Raises:
            TableError: the file breaks off or is damaged further on.
        """
        self.problems.clear()
        persons = PersonRows(self.headings, self._rows.header.rows, self.problems)
        lines: list[int] = []
        columns: dict[str, list[str]] = {name: [] for name in self.columns}
        done = 0
        for batch in self._rows.batches(self.problems):
            done = batch.done
            more_lines, more_columns = persons.read(batch)
            lines += more_lines
            for name, cells in more_columns.items():
                columns[name] += cells
            while len(lines) >= rows:
                yield Chunk(lines[:rows], {name: cells[:rows] for name, cells in columns.items()}, done)
                lines = lines[rows:]
                columns = {name: cells[rows:] for name, cells in columns.items()}
        if lines:
            yield Chunk(lines, columns, done)


def read_table(source: Path | str | bytes | BinaryIO, *, name: str | None = None) -> Table:
    """Recognise a list: CSV, TSV (both may be gzip) or XLSX, from a path, "-" (standard input), bytes or a stream.

    Args:
        source: where the list is; a stream is read to its end into memory.
        name: what messages call it, by default its path.

    Raises:
        TableError: it cannot be read as a list; the message says what to do.
    """
    found = open_source(source, name)
    if found.is_zip:
        from vistka.tables.workbook import Workbook

        return Table(found.name, Workbook(found), found.size)
    from vistka.tables.delimited import Delimited

    return Table(found.name, Delimited(found), found.size)
