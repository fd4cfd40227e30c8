import io
from collections.abc import Callable
from itertools import count

import pytest

from vistka.progress import Bar, with_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def clock(step: float) -> Callable[[], float]:
    """A clock that each look at it moves on."""
    seconds = count(0.0, step)
    return lambda: next(seconds)


def test_long_work_shows_a_bar_with_rate_and_time_left() -> None:
    terminal = Terminal()
    with Bar("matching", "enquiries", terminal, clock=clock(1.0)) as bar:
        for done in range(1, 101):
            bar.show(done, 100)
    drawn = terminal.getvalue().rstrip("\n").split("\r")
    assert drawn[1] == "matching ························ 3 of 100 enquiries, 1/s, 1 min 37 s left"
    assert drawn[-1].rstrip() == "matching ████████████████████████ 100 of 100 enquiries, 1/s"


def test_a_shorter_line_covers_the_one_before() -> None:
    terminal = Terminal()
    with Bar("matching", "enquiries", terminal, clock=clock(3.0)) as bar:
        bar.show(1, 2)
        bar.show(2, 2)
    _, first, last = terminal.getvalue().rstrip("\n").split("\r")
    assert len(first) == len(last)


def test_bytes_are_shown_in_megabytes() -> None:
    terminal = Terminal()
    with Bar("reading the register", "MB", terminal, per_unit=1_000_000, clock=clock(4.0)) as bar:
        bar.show(1_500_000, 3_000_000)
    assert terminal.getvalue() == "\rreading the register ████████████············ 1.5 of 3.0 MB, 0.4 MB/s, 4 s left\n"


def test_short_work_shows_nothing() -> None:
    terminal = Terminal()
    with Bar("matching", "enquiries", terminal, clock=lambda: 0.0) as bar:
        bar.show(3, 3)
    assert terminal.getvalue() == ""


def test_what_is_not_a_terminal_gets_no_bar() -> None:
    log = io.StringIO()
    with Bar("matching", "enquiries", log, clock=clock(9.0)) as bar:
        bar.show(1, 3)
    assert log.getvalue() == ""


@pytest.mark.parametrize("to", [None, Terminal()])
def test_items_pass_unchanged(to: io.StringIO | None) -> None:
    assert list(with_progress("abc", 3, "inventing", "persons", to)) == ["a", "b", "c"]
