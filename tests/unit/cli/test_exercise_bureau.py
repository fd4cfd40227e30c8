"""`vistka exercise --people N`: an invented bureau, loaded once, and never into a real one."""

from __future__ import annotations

from pathlib import Path

from processes import environment_of, run


def test_an_exercise_is_loaded_once_and_holds_whom_was_asked_for(tmp_path: Path) -> None:
    exercise = environment_of(FOLDER=tmp_path / "bureau")
    code, out, err = run(exercise, "exercise", "--people", "60", "--enquiries", "40")
    assert code == 0, err
    assert "Loaded: 60 held, 1 dead, 2 reported held by the other side" in out
    assert "40 enquiries, 19 of them about somebody in the register" in out
    code, out, err = run(exercise, "exercise", "--people", "60")
    assert (code, out) == (0, "")
    assert "is loaded already" in err


def test_too_few_people_make_no_exercise(tmp_path: Path) -> None:
    code, _, err = run(environment_of(FOLDER=tmp_path / "bureau"), "exercise", "--people", "3", "--enquiries", "40")
    assert code == 1
    assert "too few for an exercise" in err


def test_nobody_is_invented_in_a_bureau(tmp_path: Path) -> None:
    bureau = environment_of(FOLDER=tmp_path / "bureau", MODE="bureau")
    code, _, err = run(bureau, "exercise", "--people", "60")
    assert code == 1
    assert "people are invented in an exercise only" in err
