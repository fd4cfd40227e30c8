"""Which years a date may have, and to which century a two-digit year belongs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# The oldest person in any such list was born after the first; what lies outside is a slip or a program's "no date"
# (0001-01-01, 9999-12-31).
FIRST_YEAR = 1850
LAST_YEAR = 2099


@dataclass(frozen=True, slots=True)
class Horizon:
    """The last day and the last year that a two-digit year may reach."""

    today: date
    latest_year: int

    @classmethod
    def of(cls, today: date | None, latest_year: int | None) -> Horizon:
        """From what the caller knows; by default nothing lies after this day."""
        today = today or date.today()
        return cls(today, today.year if latest_year is None else latest_year)

    def year(self, digits: str, month: int = 1, day: int = 1) -> int | None:
        """The year that two or four digits mean; None if no date of a list can have it.

        Two digits mean the latest such year whose day is not in the future: nobody is born tomorrow, and few who are
        sought are over a hundred.
        """
        if not digits.isdecimal() or len(digits) not in (2, 4):
            return None
        if len(digits) == 4:
            year = int(digits)
            return year if FIRST_YEAR <= year <= LAST_YEAR else None
        last = self.latest_year
        if last >= self.today.year and (month, day) > (self.today.month, self.today.day):
            last = self.today.year - 1
        year = last - (last - int(digits)) % 100
        return year if FIRST_YEAR <= year <= LAST_YEAR else None
