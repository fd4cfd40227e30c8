"""Where the table begins in a list, and which of its columns are understood.

Lists come with a title ("Список військовополонених станом на 01.03.2022"), empty rows, headings in two storeys and,
in forms of the Soviet school, a row that numbers the columns. The header is the row that holds most known headings.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from vistka.tables import columns
from vistka.tables.headings import is_bare_name, nearest, recognise
from vistka.tables.problems import TableError

SEARCHED_ROWS = 20

_OTHER_PART = {frozenset({"family_name"}): "given_name", frozenset({"given_name"}): "family_name"}


class Heading(NamedTuple):
    """One heading: its place from 0, its text in the list, and the column it stands for (None: unknown or a clash)."""

    position: int
    text: str
    column: str | None


class Header(NamedTuple):
    """The headings, how many rows up to and with them are no persons, and what to tell the officer about it."""

    headings: tuple[Heading, ...]
    rows: int
    notes: tuple[str, ...]

    @property
    def recognised(self) -> int:
        """How many headings are understood."""
        return sum(heading.column is not None for heading in self.headings)


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """The header among the first rows of a list, or None when no row names a column other than the id.

    >>> find_header([["List of 1 March"], [], ["Name", "Born"], ["Іванов Іван", "1999"]]).rows
    3
    """
    searched = range(min(len(rows), SEARCHED_ROWS))
    counts = [_known_columns(rows[index]) and _known_columns(_with_upper_storey(rows, index)) for index in searched]
    best = max(range(len(counts)), key=lambda index: counts[index], default=None)
    if best is None or not _is_clear(rows, best, counts[best]):
        return None
    texts = _with_upper_storey(rows, best)
    width = max(len(texts), _usual_width(rows[best + 1 :]))
    texts += [""] * (width - len(texts))
    headings, notes = _read(texts)
    if best:
        notes.insert(0, f"The header stands in row {best + 1}; what is above it was not read.")
    numbered = best + 1 < len(rows) and _numbers_the_columns(rows[best + 1])
    if numbered:
        notes.append(f"Row {best + 2} only numbers the columns; it was not read.")
    return Header(headings, best + 1 + numbered, tuple(notes))


def _known_columns(row: Sequence[str]) -> int:
    """How many columns a row names; 0 when it names but the id, for "№ 17" is found in any row."""
    known = {column for cell in row if cell and (column := recognise(cell))}
    return len(known) if known - {"id"} else 0


def _is_clear(rows: Sequence[Sequence[str]], best: int, known: int) -> bool:
    """One known heading is enough at the top or under titles of one cell, but not in the midst of data."""
    titles_only = all(sum(bool(cell.strip()) for cell in row) <= 1 for row in rows[:best])
    return known >= 2 or (known == 1 and titles_only)


def _with_upper_storey(rows: Sequence[Sequence[str]], header: int) -> list[str]:
    """The header's cells, an empty one filled from the row above: there a heading covers two rows."""
    texts = [_one_line(cell) for cell in rows[header]]
    above = rows[header - 1] if header else ()
    for position, cell in enumerate(above):
        if position >= len(texts):
            texts.append("")
        if not texts[position] and recognise(cell):
            texts[position] = _one_line(cell)
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _one_line(cell: str) -> str:
    return " ".join(cell.strip("\ufeff\u200b \t").split())


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """The commonest number of cells, trailing empty ones apart: some lists have data without a heading."""
    widths = Counter(_filled_width(row) for row in rows)
    widths.pop(0, None)
    return widths.most_common(1)[0][0] if widths else 0


def _filled_width(row: Sequence[str]) -> int:
    return max((position + 1 for position, cell in enumerate(row) if cell.strip()), default=0)


def _numbers_the_columns(row: Sequence[str]) -> bool:
    """Whether the cells read 1, 2, 3 …, in at least three columns."""
    return len(row) >= 3 and [cell.strip() for cell in row] == [str(number + 1) for number in range(len(row))]


def _read(texts: Sequence[str]) -> tuple[tuple[Heading, ...], list[str]]:
    """Give each heading its column; the first of two with the same meaning wins."""
    found = _name_in_context(texts, [recognise(text) if text else None for text in texts])
    notes: list[str] = []
    taken: dict[str, str] = {}
    headings = []
    for position, (text, column) in enumerate(zip(texts, found, strict=True)):
        if column in taken and column != "other_names":
            notes.append(f'"{text}" and "{taken[column]}" both mean {column}; the first is read.')
            column = None
        elif column:
            taken.setdefault(column, text)
        headings.append(Heading(position, text, column))
    return tuple(headings), [*_recognised(headings), *notes, *_unknown(texts, found)]


def _name_in_context(texts: Sequence[str], found: list[str | None]) -> list[str | None]:
    """Beside "Surname" a bare "Name" is the given name; beside "Vorname" it is the family name."""
    parts = frozenset({"family_name", "given_name"} & set(found))
    meaning = _OTHER_PART.get(parts, "name")
    return [
        meaning if column == "name" and is_bare_name(text) else column
        for text, column in zip(texts, found, strict=True)
    ]


def _recognised(headings: Sequence[Heading]) -> list[str]:
    pairs = [f'"{heading.text}" = {heading.column}' for heading in headings if heading.column]
    return [f"Read: {', '.join(pairs)}."]


def _unknown(texts: Sequence[str], found: Sequence[str | None]) -> list[str]:
    notes = []
    for position, (text, column) in enumerate(zip(texts, found, strict=True)):
        if not text:
            notes.append(f"Column {position + 1} has no heading; it was not read.")
        elif not column:
            like = nearest(text)
            hint = f' (is "{like}" meant?)' if like else ""
            notes.append(f'"{text}" is not understood{hint}; that column was not read.')
    return notes


def no_header(name: str) -> TableError:
    """The error for a list whose first rows hold no heading that is known."""
    return TableError(
        name,
        f"no heading is understood in its first {SEARCHED_ROWS} rows. Put a row of headings above the persons, such as "
        f"{', '.join(columns.NAMES)}, or the words for them in your language (`vistka columns` lists them)",
    )
