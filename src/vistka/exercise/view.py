"""A view: what somebody who seeks a person says of him, as it grows from the truth into an enquiry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from vistka.exercise.hands import NAME_COLUMNS, WRITERS, Hand, Row
from vistka.exercise.persons import Person


@dataclass(slots=True)
class View:
    """A row in the making, the person behind it, the hand that writes it and the corruptions done to it so far."""

    person: Person
    hand: Hand
    row: Row
    corruptions: list[str] = field(default_factory=list)

    def rewrite(self, column: str, rng: Random) -> None:
        """Write a column anew in the hand's language, unless it was left empty."""
        if self.row.get(column):
            self.row[column] = WRITERS[column](self.person, self.hand, rng)

    def change_name(self, change: Callable[[str], str], rng: Random) -> bool:
        """Change one of the three names, the family name most often; say whether any could be changed."""
        columns = [column for column in NAME_COLUMNS for _ in range(_TIMES[column]) if len(self.row[column]) > 3]
        if not columns:
            return False
        column = rng.choice(columns)
        before = self.row[column]
        self.row[column] = change(before)
        return self.row[column] != before


_TIMES = {"family_name": 4, "given_name": 2, "patronymic": 1}
