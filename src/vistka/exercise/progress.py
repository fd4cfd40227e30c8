"""A progress bar for work that takes longer than one likes to wait without word."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Final, TypeVar

Item = TypeVar("Item")

PATIENCE_SECONDS: Final = 2.0
STEPS: Final = 50


def with_progress(
    items: Iterable[Item],
    total: int,
    noun: str,
    to: IO[str] | None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Item]:
    """The items as they come; a bar on `to`, if that is a terminal, once they have taken two seconds."""
    if to is None or not to.isatty():
        yield from items
        return
    start, every, shown = clock(), max(1, total // STEPS), False
    for number, item in enumerate(items, 1):
        yield item
        if number % every == 0 and clock() - start > PATIENCE_SECONDS:
            done = STEPS * number // total
            to.write(f"\r{'█' * done}{'·' * (STEPS - done)} {number:,} of {total:,} {noun}")
            to.flush()
            shown = True
    if shown:
        to.write("\n")
