import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from vistka.config import unlocking
from vistka.config.unlocking import new_passphrases, unlock_keyring
from vistka.vault.errors import KeyringError, WrongPassphrase
from vistka.vault.keyring import Keyring
from vistka.vault.keyring_file import write_keyring
from vistka.vault.uses import UseCounter
from vistka.vault.wrapping import Cost

OFFICERS = {
    "olena": "grey geese fly over marsh",
    "taras": "seven small boats left: early",
    "wanda": "old clocks never tick twice",
}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A bureau's keyring, for three officers."""
    place = tmp_path / "keyring"
    cheap = Cost(memory_kib=8, passes=1, lanes=1)
    write_keyring(place, Keyring.new(exercise=False, uses=UseCounter(None)), OFFICERS, cost=cheap)
    with override_settings(EXERCISE=False):
        yield place


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Standard input that is no terminal."""
    return lambda text: monkeypatch.setattr(sys, "stdin", io.StringIO(text))


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What somebody types at a terminal, names and passphrases apart."""

    def at_the_terminal(names: list[str], passphrases: list[str]) -> None:
        monkeypatch.setattr(sys, "stdin", Terminal())
        monkeypatch.setattr("builtins.input", lambda _: names.pop(0))
        monkeypatch.setattr(unlocking.getpass, "getpass", lambda _: passphrases.pop(0))

    return at_the_terminal


def line(officer: str) -> str:
    return f"{officer}:{OFFICERS[officer]}\n"


def test_two_lines_of_standard_input_open_it(path: Path, given: Callable[[str], None]) -> None:
    given(line("wanda") + line("taras") + "what follows is for others\n")
    assert unlock_keyring(path).keyring.exercise is False
    assert sys.stdin.readline() == "what follows is for others\n"


@pytest.mark.parametrize(
    "text", ["", line("olena"), line("olena") * 2, "somebody:a passphrase\n" + line("olena"), "no colon\n"]
)
def test_anything_else_is_refused_and_not_repeated(path: Path, given: Callable[[str], None], text: str) -> None:
    given(text)
    with pytest.raises(KeyringError, match="must be name:passphrase") as refused:
        unlock_keyring(path)
    assert "geese" not in str(refused.value)
    assert "somebody" not in str(refused.value)


def test_a_wrong_passphrase_from_standard_input_is_final(path: Path, given: Callable[[str], None]) -> None:
    given(line("olena") + "taras:grey boats\n")
    with pytest.raises(WrongPassphrase):
        unlock_keyring(path)


def test_two_officers_type_theirs(path: Path, typed: Callable[..., None]) -> None:
    typed(["olena", "taras"], [OFFICERS["olena"], OFFICERS["taras"]])
    assert unlock_keyring(path).file_key


def test_a_slip_at_the_terminal_may_be_mended(
    path: Path, typed: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    typed(
        ["olena", "olena", "nobody", "taras", "olena", "taras"],
        ["grey gees", OFFICERS["taras"], OFFICERS["olena"], OFFICERS["taras"]],
    )
    assert unlock_keyring(path).file_key
    assert "gees" not in capsys.readouterr().err


def test_three_wrong_tries_are_enough(path: Path, typed: Callable[..., None]) -> None:
    typed(["olena", "taras"] * 3, ["wrong"] * 6)
    with pytest.raises(WrongPassphrase):
        unlock_keyring(path)


def test_a_new_passphrase_is_typed_twice_the_same(typed: Callable[..., None]) -> None:
    typed([], ["one", "other", "same", "same"])
    assert new_passphrases(("olena",)) == {"olena": "same"}


def test_an_exercises_keyring_asks_for_nothing(tmp_path: Path, given: Callable[[str], None]) -> None:
    write_keyring(tmp_path / "keyring", Keyring.new(exercise=True, uses=UseCounter(None)))
    given("")
    assert unlock_keyring(tmp_path / "keyring").file_key is None
