"""A progress bar for work that takes longer than one likes to wait without word."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import IO, Final, Self, TypeVar

Item = TypeVar("Item")

PATIENCE_SECONDS: Final = 2.0
REDRAW_SECONDS: Final = 0.1
WIDTH: Final = 24


class Bar:
    """A bar on `to`, if that is a terminal, once the work in its `with` block has taken two seconds.

    `per_unit` is how much of what is counted makes one `unit`: 1,000,000 bytes a MB.
    """

    def __init__(
        self,
        task: str,
        unit: str,
        to: IO[str] | None,
        per_unit: int = 1,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._task, self._unit, self._per_unit, self._clock = task, unit, per_unit, clock
        self._to = to if to is not None and to.isatty() else None
        self._rate_unit = "" if per_unit == 1 else f" {unit}"
        self._start = self._drawn = clock()
        self._line = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._line and self._to:
            self._to.write("\n")

    def show(self, done: int, total: int) -> None:
        """Note that `done` of `total` is done."""
        if self._to is None:
            return
        now = self._clock()
        finished = bool(self._line) and done >= total
        if finished or (now - self._start > PATIENCE_SECONDS and now - self._drawn > REDRAW_SECONDS):
            self._drawn = now
            self._draw(done, max(total, done, 1), now - self._start)

    def _draw(self, done: int, total: int, seconds: float) -> None:
        filled = WIDTH * done // total
        rate = done / max(seconds, 1e-9)
        left = f", {_duration((total - done) / rate)} left" if 0 < done < total else ""
        line = (
            f"{self._task} {'█' * filled}{'·' * (WIDTH - filled)} {self._number(done)} of {self._number(total)} "
            f"{self._unit}, {self._number(rate)}{self._rate_unit}/s{left}"
        )
        padding = " " * (len(self._line) - len(line))
        self._line = line
        if self._to:
            self._to.write(f"\r{line}{padding}")
            self._to.flush()

    def _number(self, count: float) -> str:
        return f"{count:,.0f}" if self._per_unit == 1 else f"{count / self._per_unit:,.1f}"


def with_progress(items: Iterable[Item], total: int, task: str, unit: str, to: IO[str] | None) -> Iterator[Item]:
    """The items as they come, with a bar that counts them."""
    with Bar(task, unit, to) as bar:
        for number, item in enumerate(items, 1):
            yield item
            bar.show(number, total)


def _duration(seconds: float) -> str:
    """Seconds as one reads them.

    >>> _duration(7.2), _duration(200)
    ('7 s', '3 min 20 s')
    """
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
