import io
from itertools import count

from vistka.exercise.progress import with_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_long_work_shows_a_bar_that_fills() -> None:
    terminal, seconds = Terminal(), count()
    assert list(with_progress(range(100), 100, "persons", terminal, lambda: float(next(seconds)))) == list(range(100))
    bars = terminal.getvalue().split("\r")
    assert bars[-1] == f"{'█' * 50} 100 of 100 persons\n"
    assert all(len(bar.split(" ")[0]) == 50 for bar in bars[1:])


def test_short_work_shows_nothing() -> None:
    terminal = Terminal()
    assert list(with_progress("abc", 3, "persons", terminal, lambda: 0.0)) == ["a", "b", "c"]
    assert terminal.getvalue() == ""


def test_what_is_not_a_terminal_gets_no_bar() -> None:
    seconds, log = count(), io.StringIO()
    assert list(with_progress("abc", 3, "persons", log, lambda: float(next(seconds)))) == ["a", "b", "c"]
    assert log.getvalue() == ""
