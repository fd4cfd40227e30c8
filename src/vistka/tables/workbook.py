"""XLSX lists: which sheet, and its rows as text.

The archive is surveyed before it is opened (`survey.py`), because the fast reader trusts it.
"""

import datetime
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from vistka.tables.header import SEARCHED_ROWS, Header, find_header, no_header
from vistka.tables.problems import Problems, TableError
from vistka.tables.records import CELL_LIMIT, Batch
from vistka.tables.sources import Source
from vistka.tables.survey import SheetSurvey, survey

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_SAMPLE_ROWS = 200
_BATCH = 10_000


class Workbook:
    """An XLSX list: the first sheet that has a header. Hidden rows and sheets are read like others."""

    format = "XLSX"
    encoding = ""
    delimiter = ""

    def __init__(self, source: Source) -> None:
        # Only here, so that reading a CSV does not load it.
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError

        self._size = source.size
        surveys = survey(source)
        try:
            with source.opener() as stream:
                book = CalamineWorkbook.from_filelike(stream)
                names = book.sheet_names
                chosen = _first_with_header(book, surveys)
        except PasswordError as error:
            raise TableError(source.name, "this workbook is encrypted with a password; save it without one") from error
        except (CalamineError, ValueError, OSError) as error:
            raise TableError(source.name, "this workbook is damaged; open it, save it anew as XLSX or CSV") from error
        if chosen is None:
            raise no_header(source.name)
        index, self._sheet, self.header = chosen
        self._without_value = surveys[index].without_value if index < len(surveys) else frozenset()
        others = [name for name in names if name != self._sheet.name]
        self.notes = (f'XLSX, sheet "{self._sheet.name}".', *(f'Sheet "{name}" was not read.' for name in others))

    def batches(self, problems: Problems) -> Iterator[Batch]:
        """All rows of the sheet, headings included; rows are numbered as the spreadsheet shows them."""
        height = max(1, self._sheet.total_height)
        left = (self._sheet.start or (0, 0))[1]
        rows = self._sheet.iter_rows()
        first = 1
        while batch := list(islice(rows, _BATCH)):
            texts = [[_text(cell) for cell in row] for row in batch]
            self._report(texts, first, left, problems)
            first += len(batch)
            yield Batch(range(first - len(batch), first), texts, self._size * min(first - 1, height) // height)

    def _report(self, rows: list[list[str]], first: int, left: int, problems: Problems) -> None:
        """Formulas without a value, and cells longer than any spreadsheet makes them."""
        for line, row in enumerate(rows, first):
            for column in range(len(row)):
                if (line, column + left) in self._without_value:
                    problems.add(line, f"the formula in column {column + left + 1} has no value; read as empty")
                elif len(row[column]) > CELL_LIMIT:
                    row[column] = ""
                    problems.add(line, f"the cell in column {column + left + 1} is too long; read as empty")


def _first_with_header(book: Any, surveys: list[SheetSurvey]) -> "tuple[int, CalamineSheet, Header] | None":
    for index in range(len(book.sheet_names)):
        sheet = book.get_sheet_by_index(index)
        rows = [[_text(cell) for cell in row] for row in islice(sheet.iter_rows(), _SAMPLE_ROWS + SEARCHED_ROWS)]
        if header := find_header(rows):
            return index, sheet, header
    return None


def _text(value: object) -> str:
    """A cell as a list in text would have it: dates in ISO 8601, whole numbers without ".0"."""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)
