"""What can be wrong with a list: the whole file (`TableError`) or one of its rows (`Problem`).

Neither ever repeats what a cell holds: messages end up in logs and tickets, and a list of prisoners must not.
"""

from typing import NamedTuple

LISTED = 10_000


class TableError(Exception):
    """The file cannot be read as a list; the message says which file, why, and what its owner can do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")


class Problem(NamedTuple):
    """One row that was left out or read with a reservation.

    >>> print(Problem(17, "2 cells where the heading has 7; left out"))
    line 17: 2 cells where the heading has 7; left out
    """

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


class Problems(list[Problem]):
    """The problems of a list; a list that is wrong throughout fills neither the memory nor the screen."""

    def add(self, line: int, reason: str) -> None:
        """Append, or after `LISTED` problems say once that there are more."""
        if len(self) < LISTED:
            self.append(Problem(line, reason))
        elif len(self) == LISTED:
            self.append(Problem(line, "from here on problems are no longer listed; correct the list and read it again"))
