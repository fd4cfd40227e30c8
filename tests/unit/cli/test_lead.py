import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vistka.cli.layout import WIDTH

Run = Callable[..., tuple[int, str, str]]

SHARED = (
    "O Ministério da Defesa da Ucrânia convida as mães dos soldados capturados a virem a Kiev buscar os seus filhos, "
    "disse o ministro da Defesa, Borys Vyhadanenko, em um comunicado."
)
CAPTIVE = "“Não sabíamos para onde nos levavam, juro pela minha mãe”, disse o soldado capturado."
POST = (
    "A young captured soldier is seen in Sumy, his hands are tied https://t.co/abcDEF1234\n"
    "— Rita Inventada 🌻 (@rita_inventada) March 2, 2022"
)
ARTICLE = f"""\
Mães recebem convite para buscar soldados presos na guerra
{SHARED}
{CAPTIVE}
{SHARED}
{POST}
{SHARED}
"""
OTHER = f"""\
Outro jornal conta a mesma história com outro começo, na quinta-feira.
{SHARED}
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.txt"
    path.write_text(OTHER, "utf-8")
    return path


def test_what_was_brought_is_shown_and_on_what_it_rests(vistka: Run, article: Path) -> None:
    code, out, _ = vistka("lead", "read", article)
    assert code == 0
    assert "Rita Inventada 🌻 (@rita_inventada), 2022-03-02" in out
    assert "2022-03-02 or later" in out
    assert "Kyiv (in the text: Kiev)" in out
    assert "  3× at " in out
    assert "by Ministry of Defence of Ukraine (Borys Vyhadanenko)" in out
    assert "All of it rests on: 1 post, 1 statement" in out
    assert max(map(len, out.splitlines())) <= WIDTH


def test_a_captives_words_are_named_and_shown_nowhere(vistka: Run, article: Path) -> None:
    for form in ((), ("--json",)):
        _, out, _ = vistka("lead", "read", article, *form)
        assert "a captive's words, not kept" in out
        assert not any(word in out for word in ("levavam", "juro", "sabíamos"))


def test_offsets_point_into_the_main_text(vistka: Run, article: Path) -> None:
    _, out, _ = vistka("lead", "read", article, "--json")
    (read,) = json.loads(out)["files"]
    (place,) = [place for place in read["places"] if place["name"] == "Kyiv"]
    assert ARTICLE[slice(*place["span"])] == place["text"] == "Kiev"
    assert [passage["count"] for passage in read["passages"] if passage["count"] > 1] == [3]
    assert read["rests_on"]["roots"][0] == {
        "kind": "post",
        "label": "Rita Inventada 🌻 (@rita_inventada)",
        "day": "2022-03-02",
    }


def test_of_several_files_it_is_shown_what_they_share_and_that_it_is_one_source(
    vistka: Run, article: Path, other: Path
) -> None:
    code, out, _ = vistka("lead", "read", article, other)
    assert code == 0
    together = out.split("2 files together")[1]
    assert "Passages that they share" in together
    assert "2 files, 1 independent source" in " ".join(together.split())
    shared = json.loads(vistka("lead", "read", article, other, "--json")[1])["shared"]
    assert [(one["items"], len(one["roots"]), len(one["places"])) for one in shared] == [(2, 1, 2)]


def test_standard_input_is_read_as_a_file_is(vistka: Run) -> None:
    code, out, _ = vistka("lead", "read", "-", stdin=OTHER.encode("cp1252"))
    assert code == 0
    assert out.startswith("standard input\n")
    assert "Kyiv (in the text: Kiev)" in out


def test_signs_that_steer_a_terminal_do_not_reach_it(vistka: Run) -> None:
    text = f"{SHARED}\x1b[2J\x1b]0;title\x07 \u202eReversed words of the seaside newspaper.\n{SHARED}"
    _, out, _ = vistka("lead", "read", "-", stdin=text.encode())
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_json_is_read_back_as_it_was_and_steers_no_terminal(vistka: Run) -> None:
    text = f"{SHARED}\nA captured soldier is seen in Sumy.\n— Mãe 👩\u200d👧\u200e (@inventada) March 2, 2022"
    _, out, _ = vistka("lead", "read", "-", "--json", stdin=text.encode())
    assert not {"\u200d", "\u200e"} & set(out)
    assert json.loads(out)["files"][0]["posts"][0]["author"] == "Mãe 👩\u200d👧\u200e"


def test_the_name_of_a_file_steers_no_terminal(vistka: Run, tmp_path: Path) -> None:
    path = tmp_path / "no\x1b[31m\u202e.txt"
    for _ in range(2):
        code, _, err = vistka("lead", "read", path)
        assert code == 1
        assert "no[31m.txt: " in err
        assert not {"\x1b", "\u202e"} & set(err)
        path.write_bytes(b"")


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", "there is nothing in it"), (b"\x89PNG\r\n\x1a\n" + bytes(300), "no text, page or post")],
)
def test_what_cannot_be_read_is_said_without_its_words(vistka: Run, tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "brought.bin"
    path.write_bytes(data)
    code, out, err = vistka("lead", "read", path)
    assert (code, out) == (1, "")
    assert told in err


def test_a_file_that_is_not_there_or_named_twice_is_refused(vistka: Run, tmp_path: Path, article: Path) -> None:
    assert vistka("lead", "read", tmp_path / "none.txt")[0] == 1
    assert vistka("lead", "read", article, article)[0] == 2


def test_it_needs_no_settings_and_no_database(article: Path) -> None:
    program = (
        "import sys\nfrom vistka.cli import main\n"
        f"code = main(['lead', 'read', {str(article)!r}])\n"
        "from django.conf import settings\nsys.exit(code or settings.configured)"
    )
    bare = {"PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=bare)  # noqa: S603
    assert done.returncode == 0, done.stderr
