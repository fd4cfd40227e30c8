import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vistka import matching
from vistka.cli import columns, main
from vistka.cli.parser import AGREEMENTS, COMMANDS, WIDTH

ROOT = Path(__file__).parents[3]
Run = Callable[..., tuple[int, str, str]]


def help_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as left:
        main([*arguments, "--help"])
    assert left.value.code == 0
    return capsys.readouterr().out


def test_help_answers_without_loading_anything_heavy() -> None:
    program = (
        "import sys\nfrom vistka.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n    print(sorted({'django', 'numpy', 'numba'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_shows_every_command_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    text = help_of(capsys)
    listed = {line.split()[0] for line in text.splitlines() if line.startswith("    ") and line[4] != " "}
    assert {command.name for command in COMMANDS} <= listed
    assert all(f"\n  vistka {command.name}" in text for command in COMMANDS)


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_has_help_with_an_example_in_eighty_columns(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    text = help_of(capsys, command)
    assert f"example:\n  vistka {command}" in text
    assert max(map(len, text.splitlines())) <= WIDTH


def test_the_documentation_says_what_help_says() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "make.py"))["commands_page"]()
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == page, "run `python docs/make.py`"


def test_the_page_on_matching_shows_the_numbers_as_they_are() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "make.py"))["matching_page"]()
    assert "<!-- model -->\n| number | value | meaning |" in page
    assert (ROOT / "docs" / "matching.md").read_text("utf-8") == page, "run `python docs/make.py`"


def test_the_agreements_on_offer_are_those_of_the_matcher() -> None:
    assert AGREEMENTS == matching.AGREEMENTS


@pytest.mark.parametrize("arguments", [[], ["find"], ["match", "a.csv"], ["match", "a.csv", "b.csv", "--top", "0"]])
def test_a_wrong_command_line_is_refused_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2


def test_columns_lists_what_is_understood(vistka: Run) -> None:
    code, out, _ = vistka("columns")
    assert code == 0
    assert "birth_date: date of birth" in out
    assert "дата рождения" in out


def test_a_mistake_in_the_program_is_reported_without_the_value_that_caused_it(
    vistka: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise ValueError("Щербаков")

    monkeypatch.setattr(columns, "run", fail)
    code, _, err = vistka("columns")
    assert code == 1
    assert "ValueError in test_command_line.py line" in err
    assert "Щербаков" not in err
    assert "Traceback" not in err


def test_an_interruption_ends_without_a_traceback(vistka: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(columns, "run", interrupt)
    assert vistka("columns") == (130, "", "vistka: stopped.\n")


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    program = "import sys; from vistka.cli import main; sys.exit(main(['columns']))"
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", program], **pipes) as running:  # noqa: S603
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0
