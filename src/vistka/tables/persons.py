"""Rows of cells to columns of persons: rows of the wrong width, repeated headings and repeated ids are told apart.

A list of a million rows passes here, so whole columns are handled at once; single rows are looked at only in a block
where something is wrong.
"""

from collections.abc import Iterable, Sequence
from itertools import compress

from vistka.tables.header import Heading
from vistka.tables.problems import Problems
from vistka.tables.records import Batch, EvenBatch


class PersonRows:
    """Reads the blocks of one list in order; remembers which ids it has seen (8-byte hashes, some 60 MB a million)."""

    def __init__(self, headings: Sequence[Heading], header_rows: int, problems: Problems) -> None:
        self._width = len(headings)
        self._places: dict[str, list[int]] = {}
        for heading in headings:
            if heading.column:
                self._places.setdefault(heading.column, []).append(heading.position)
        self._header_texts = {heading.column: heading.text for heading in headings if heading.column}
        self._rows_to_skip = header_rows
        self._problems = problems
        self._rows_read = 0
        self._ids_seen: set[int] = set()

    def read(self, batch: Batch | EvenBatch) -> tuple[list[int], dict[str, list[str]]]:
        """The persons among these rows: their lines, and their cells by column, "id" among them."""
        skipped = min(self._rows_to_skip, len(batch.lines))
        self._rows_to_skip -= skipped
        lines: Sequence[int] = batch.lines[skipped:]
        if isinstance(batch, EvenBatch):
            by_place: Sequence[Sequence[str]] = (
                [column[skipped:] for column in batch.columns] if skipped else batch.columns
            )
            numbers: Sequence[int] = self._numbers(len(lines))
        else:
            lines, numbers, rows = self._of_right_width(lines, batch.rows[skipped:])
            by_place = list(zip(*rows, strict=True)) or [()] * self._width
        return self._without_repetitions(*self._persons_only(list(lines), self._columns(by_place, numbers)))

    def _numbers(self, rows: int) -> range:
        """The next row numbers, which are the ids of a list that has none."""
        self._rows_read += rows
        return range(self._rows_read - rows + 1, self._rows_read + 1)

    def _of_right_width(
        self, lines: Sequence[int], rows: Sequence[Sequence[str]]
    ) -> tuple[Sequence[int], Sequence[int], Sequence[Sequence[str]]]:
        """Drop empty rows, fill short ones up (many programs omit empty cells at the end), leave out those too long."""
        if not all(map(any, rows)):
            filled = [any(row) for row in rows]
            lines, rows = list(compress(lines, filled)), list(compress(rows, filled))
        numbers = self._numbers(len(rows))
        if not set(map(len, rows)) - {self._width}:
            return lines, numbers, rows
        fitted = [self._fit(line, row) for line, row in zip(lines, rows, strict=True)]
        kept = [row is not None for row in fitted]
        return list(compress(lines, kept)), list(compress(numbers, kept)), [row for row in fitted if row is not None]

    def _fit(self, line: int, row: Sequence[str]) -> Sequence[str] | None:
        missing = self._width - len(row)
        if missing < 0 and any(row[self._width :]):
            self._problems.add(line, f"{len(row)} cells where the header has {self._width}; left out")
            return None
        if missing > 0:
            self._problems.add(line, f"{len(row)} cells where the header has {self._width}; the others read as empty")
        return [*row[: self._width], *[""] * missing]

    def _columns(self, by_place: Sequence[Sequence[str]], numbers: Iterable[int]) -> dict[str, list[str]]:
        columns = {
            name: list(map(str.strip, by_place[places[0]]))
            if len(places) == 1
            else _joined([by_place[place] for place in places])
            for name, places in self._places.items()
        }
        return columns if "id" in columns else {"id": list(map(str, numbers)), **columns}

    def _persons_only(self, lines: list[int], columns: dict[str, list[str]]) -> tuple[list[int], dict[str, list[str]]]:
        """Leave out repeated headings (lists pasted together) and rows with nothing in the columns that are read."""
        probe = next(name for name in self._places if name != "id")
        suspects = {"", self._header_texts[probe]}
        if suspects.isdisjoint(columns[probe]):
            return lines, columns
        kept = [
            cell not in suspects or self._is_person(lines[index], {name: columns[name][index] for name in self._places})
            for index, cell in enumerate(columns[probe])
        ]
        return _select(kept, lines, columns)

    def _is_person(self, line: int, cells: dict[str, str]) -> bool:
        if all(cells[name] == self._header_texts[name] for name in cells):
            self._problems.add(line, "the headings once more; left out")
        elif not any(text for name, text in cells.items() if name != "id"):
            self._problems.add(line, "nothing in the columns that are read; left out")
        else:
            return True
        return False

    def _without_repetitions(
        self, lines: list[int], columns: dict[str, list[str]]
    ) -> tuple[list[int], dict[str, list[str]]]:
        """Name rows without an id after their line, and keep the first of the rows that share one."""
        ids = columns["id"]
        if "" in ids:
            for index, line in enumerate(lines):
                if not ids[index]:
                    ids[index] = f"line {line}"
                    self._problems.add(line, f'no id; called "line {line}"')
        hashes = list(map(hash, ids))
        fresh = set(hashes)
        if len(fresh) == len(hashes) and self._ids_seen.isdisjoint(fresh):
            self._ids_seen |= fresh
            return lines, columns
        return _select([self._is_new(line, value) for line, value in zip(lines, hashes, strict=True)], lines, columns)

    def _is_new(self, line: int, value: int) -> bool:
        if value in self._ids_seen:
            self._problems.add(line, "its id was already given to an earlier row; left out")
            return False
        self._ids_seen.add(value)
        return True


def _select(
    kept: Sequence[bool], lines: list[int], columns: dict[str, list[str]]
) -> tuple[list[int], dict[str, list[str]]]:
    return list(compress(lines, kept)), {name: list(compress(cells, kept)) for name, cells in columns.items()}


def _joined(columns: Sequence[Sequence[str]]) -> list[str]:
    """Several columns of one meaning as one: its filled cells, separated by "; "."""
    return ["; ".join(filter(None, map(str.strip, cells))) for cells in zip(*columns, strict=True)]
