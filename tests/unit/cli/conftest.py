import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vistka.cli import main

REGISTER = """\
id;Прізвище;Ім'я;По батькові;д.н.;в/ч;примітка
K-1;Щербаков;Олексій;Іванович;02.04.1999;12345;хворіє
K-2;Щербаков;Олександр;Іванович;17.09.2001;12345;
K-3;Мнацаканян;Ашот;Левонович;1988;;
K-4;Кудрявцев;Пётр;Ильич;05.11.1979;;
"""
ENQUIRIES = """\
id,name,born
E-1,Chtcherbakov Alexeï,1999
E-2,Mnatsakanian Achot,
E-3,Nobody Knows,1950
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def vistka(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with `stdin` as its input: exit code, standard output, standard error."""

    def run(*arguments: object, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(list(map(str, arguments)))
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def register_text() -> str:
    """Four registered persons, as a Ukrainian office has them; the last column means nothing to Vistka."""
    return REGISTER


@pytest.fixture
def register(tmp_path: Path, register_text: str) -> Path:
    path = tmp_path / "registry.csv"
    path.write_text(register_text, "cp1251")
    return path


@pytest.fixture
def enquiries(tmp_path: Path) -> Path:
    """Three enquiries of a French office; the last seeks somebody who is not registered."""
    path = tmp_path / "enquiries.csv"
    path.write_text(ENQUIRIES, "utf-8")
    return path
