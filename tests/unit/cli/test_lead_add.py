"""`vistka lead add`: brought by a named account, counted and not quoted, once however often it comes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from invented_leads import ARTICLE, CAPTIVES_WORDS, NAMED, picture
from processes import Environment, environment_of, run

WAITS: Final = "It waits for a lead reviewer"


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An exercise with its staff and nobody else."""
    environment = environment_of(FOLDER=tmp_path_factory.mktemp("leads") / "bureau")
    code, _, err = run(environment, "exercise", "--people", "60", "--enquiries", "40")
    assert code == 0, err
    return environment


def test_an_article_is_counted_and_not_quoted_and_taken_once(exercise: Environment, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE)
    code, out, err = run(exercise, "lead", "add", str(article), "--as", "vira", "--link", "https://gazette.example/1")
    assert (code, err) == (0, "")
    assert "2 described persons" in out
    assert "2 posts" in out
    assert WAITS in out
    assert not [words for words in (CAPTIVES_WORDS, NAMED, "Sumy", "Hrynevych") if words in out]
    code, out, err = run(exercise, "lead", "add", "-", "--as", "vira", given=ARTICLE)
    assert (code, err) == (0, "")
    assert "standard input: This was brought before" in out
    assert WAITS not in out


def test_who_does_not_review_learns_neither_what_was_found_nor_what_is_known(
    exercise: Environment, tmp_path: Path
) -> None:
    known, new, shown = (tmp_path / name for name in ("known.txt", "new.txt", "shown.png"))
    known.write_text("A captured soldier is seen in Kharkiv, doctors say.")
    new.write_text("Nothing of this kind was ever brought.")
    shown.write_bytes(picture("#123456"))
    files = [str(one) for one in (known, new, shown, known, shown)]
    code, out, err = run(exercise, "lead", "add", *files, "--as", "marta")
    assert (code, err) == (0, "")
    assert {line.rpartition(": ")[2] for line in out.splitlines()} == {"Thank you. A reviewer reads it."}
    assert len(out.splitlines()) == len(files)


def test_a_picture_is_known_by_its_first_bytes_and_sealed_unseen(exercise: Environment, tmp_path: Path) -> None:
    named_wrong, other = tmp_path / "picture.txt", tmp_path / "post.txt"
    named_wrong.write_bytes(picture())
    other.write_text("A wounded soldier lies in a hospital in Kharkiv, doctors say.")
    code, out, err = run(exercise, "lead", "add", str(named_wrong), str(other), "--as", "vira")
    assert (code, err) == (0, "")
    assert "picture.txt: sealed unseen" in out
    assert "post.txt: 1 described person" in out


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["{file}", "--as", "henry"], "None of your roles may do this", 1),
        (["{file}", "--as", "nobody"], "account name, the password or the code is not right", 1),
        (["{file}.gone", "--as", "vira"], "is no file", 1),
        (["https://sites.example/page", "--as", "vira"], "not fetched from here", 1),
        (["{file}", "--as", "vira", "--published", "yesterday"], "--published is a day", 2),
        (["{file}", "-", "--as", "vira", "--link", "https://sites.example"], "--link is the address of one file", 2),
        (["{file}", "--as", "vira", "--json"], "--json is for `vistka lead read`", 2),
    ],
)
def test_what_cannot_be_taken_is_said_kindly(
    exercise: Environment, tmp_path: Path, arguments: list[str], said: str, code: int
) -> None:
    file = tmp_path / "article.txt"
    file.write_text("Another captured soldier is seen in Sumy.")
    given = [argument.replace("{file}", str(file)) for argument in arguments]
    found, out, err = run(exercise, "lead", "add", *given)
    assert (found, out) == (code, "")
    assert said in err
    assert "Traceback" not in err


def test_what_is_no_text_is_left_and_what_to_do_is_said(exercise: Environment, tmp_path: Path) -> None:
    file = tmp_path / "bytes"
    file.write_bytes(b"\x00\x01\x02\x03" * 500)
    code, out, err = run(exercise, "lead", "add", str(file), "--as", "vira")
    assert (code, out) == (1, "")
    assert "paste" in err


def test_reading_takes_nothing_that_is_for_adding() -> None:
    code, _, err = run(environment_of(), "lead", "read", "-", "--told-by", "somebody")
    assert code == 2
    assert "Reading keeps nothing" in err
