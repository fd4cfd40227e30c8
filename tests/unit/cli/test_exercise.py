import stat
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def exercise(vistka: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a small exercise prints."""
    monkeypatch.chdir(tmp_path)
    code, out, _ = vistka("exercise", "--persons", 300, "--enquiries", 10)
    assert code == 0
    return out


def test_it_tells_how_many_were_found(exercise: str) -> None:
    assert "he is registered: found first" in exercise
    assert "he is not: nobody shown" in exercise


def test_one_man_written_four_ways_is_found_and_his_brother_ranks_below_him(exercise: str) -> None:
    _, mother, portuguese, french = exercise.split("Sought ")
    for enquiry in (mother, portuguese, french):
        assert "  1. R1: strong" in enquiry
    assert "  2. R2: weak" in mother
    assert "Александр ~ Алексей" in mother


def test_the_lists_stay_readable_by_their_owner_alone(exercise: str) -> None:
    folder = Path("var/exercise")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == dict.fromkeys(
        ("register.csv", "enquiries.csv", "matches.csv", "truth.tsv"), 0o600
    )


def test_match_does_the_same_with_those_lists(vistka: Run, exercise: str) -> None:
    folder = Path("var/exercise")
    _, out, _ = vistka("match", folder / "register.csv", folder / "enquiries.csv")
    assert (folder / "matches.csv").read_bytes().decode() == out


def test_an_impossible_exercise_is_refused(vistka: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = vistka("exercise", "--persons", 5, "--enquiries", 50)
    assert code == 2
    assert "5 persons are too few" in err


def test_a_folder_that_cannot_be_written_is_said(vistka: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("var").write_text("a file in the way")
    code, _, err = vistka("exercise", "--persons", 300, "--enquiries", 10)
    assert code == 1
    assert "cannot be written here" in err
