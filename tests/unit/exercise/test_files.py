import csv
import io
import os
import stat
from pathlib import Path

import pytest

from vistka.exercise.__main__ import main
from vistka.exercise.files import write_exercise
from vistka.exercise.invention import Order, invent

FILES = ("register.csv", "enquiries.csv", "truth.tsv")


def test_the_files_hold_the_exercise(tmp_path: Path) -> None:
    write_exercise(Order(200, 30, seed=3, columns="full"), tmp_path / "made")
    exercise = invent(200, seed=3, enquiries=30, columns="full")
    with open(tmp_path / "made/register.csv", encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == exercise.register
    with open(tmp_path / "made/enquiries.csv", encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == exercise.enquiries


def test_the_truth_is_written_as_the_benchmark_writes_it(tmp_path: Path) -> None:
    write_exercise(Order(200, 30, seed=3), tmp_path)
    lines = (tmp_path / "truth.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "id\tregistry_id\tcorruptions"
    assert lines[2] == "E2\tR1\tnewspaper,no_patronymic,age,no_unit"
    assert len(lines) == 31


def test_nobody_but_the_owner_may_read_them_even_where_others_might_before(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "register.csv").write_text("open to all", encoding="utf-8")
    (folder / "register.csv").chmod(0o644)
    before = os.umask(0)
    try:
        write_exercise(Order(50, 5), folder)
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE((folder / file).stat().st_mode) for file in FILES} == {0o600}


def test_the_same_command_writes_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        asked = ["--persons", "150", "--enquiries", "20", "--seed", "9", "--columns", "full", "--corruption", "mild"]
        assert main([*asked, str(tmp_path / folder)]) == 0
    for file in FILES:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_an_impossible_command_is_refused_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        main(["--persons", "100", "--enquiries", "500", str(tmp_path)])
    assert refusal.value.code == 2
    assert "too few" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_no_progress_is_shown_to_a_file(tmp_path: Path) -> None:
    log = io.StringIO()
    write_exercise(Order(50, 5), tmp_path, log)
    assert log.getvalue() == ""
