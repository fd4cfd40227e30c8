"""Keys, ledger, backup and restore, as processes of their own on an exercise in a folder of its own."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pyrage
import pytest

from processes import Environment, environment_of, run, running


@pytest.fixture
def exercise(tmp_path: Path) -> Environment:
    """An exercise that was just founded."""
    environment = environment_of(MODE="exercise", FOLDER=tmp_path / "bureau")
    assert run(environment, "init")[0] == 0
    return environment


@pytest.fixture
def officer(tmp_path: Path) -> tuple[str, Path]:
    """An age recipient, and the file of its secret key."""
    identity = pyrage.x25519.Identity.generate()
    file = tmp_path / "officer.key"
    file.write_text(f"# an officer's\n{identity}\n")
    return str(identity.to_public()), file


def folder_of(environment: Environment) -> Path:
    return Path(environment["VISTKA_FOLDER"])


def keep(environment: Environment, tmp_path: Path, officer: tuple[str, Path]) -> Path:
    backup = tmp_path / "backup.age"
    code, out, err = run(environment, "backup", "-o", str(backup), "--to", officer[0])
    assert code == 0, err
    assert "The keyring is not in it" in out
    return backup


def lose_databases(environment: Environment) -> None:
    for file in folder_of(environment).glob("*.sqlite3*"):
        file.unlink()


def test_keys_are_rotated_and_everything_opens(exercise: Environment) -> None:
    before = (folder_of(exercise) / "keyring").read_bytes()
    code, out, err = run(exercise, "keys", "rotate", "--as", "olena")
    assert code == 0, err
    assert "the old keys are gone" in out
    assert (folder_of(exercise) / "keyring").read_bytes() != before
    assert run(exercise, "keys", "check")[0] == 0
    assert run(exercise, "ledger", "verify")[0] == 0


def test_keys_are_not_rotated_while_the_desk_runs(exercise: Environment) -> None:
    with running(exercise, "work") as worker:
        assert worker.stderr
        worker.stderr.readline()
        code, _, err = run(exercise, "keys", "rotate", "--as", "olena")
    assert code == 1
    assert "Stop `vistka serve`" in err


def test_nobody_rotates_keys_under_a_name_that_is_nobodys(exercise: Environment) -> None:
    assert run(exercise, "keys", "rotate", "--as", "nobody")[0] == 1


def test_a_row_of_sql_is_named_by_verifying(exercise: Environment) -> None:
    assert run(exercise, "ledger", "verify")[0] == 0
    with sqlite3.connect(folder_of(exercise) / "bureau.sqlite3") as database:
        database.execute("UPDATE access_staff SET language = 'pt'")
    code, out, _ = run(exercise, "ledger", "verify")
    assert code == 1
    assert "altered or put back: access.Staff" in out


def test_a_signed_head_shows_what_was_cut_off_since(exercise: Environment, tmp_path: Path) -> None:
    head = tmp_path / "head"
    assert run(exercise, "ledger", "anchor", "-o", str(head))[0] == 0
    assert run(exercise, "ledger", "verify", "--heads", str(head))[0] == 0
    with sqlite3.connect(folder_of(exercise) / "bureau.sqlite3") as database:
        last, mac = database.execute(
            "SELECT number, mac FROM ledger_entry ORDER BY number DESC LIMIT 1 OFFSET 1"
        ).fetchone()
        database.execute("DROP TRIGGER ledger_entry_no_delete")
        database.execute("DELETE FROM ledger_entry WHERE number > ?", [last])
        database.execute("UPDATE ledger_head SET number = ?, mac = ?", [last, mac])
    code, out, _ = run(exercise, "ledger", "verify", "--heads", str(head))
    assert code == 1
    assert f"cut off since the signed head: entries {last + 1}" in out


def test_a_backup_comes_back_whole(exercise: Environment, tmp_path: Path, officer: tuple[str, Path]) -> None:
    backup = keep(exercise, tmp_path, officer)
    assert backup.stat().st_mode & 0o777 == 0o600
    lose_databases(exercise)
    code, out, err = run(exercise, "restore", str(backup), "--identity", str(officer[1]))
    assert code == 0, err
    assert "Proved" in out
    assert run(exercise, "ledger", "verify")[0] == 0
    assert not list(folder_of(exercise).glob(".backup-*"))


def test_a_backup_is_not_brought_back_over_anything(
    exercise: Environment, tmp_path: Path, officer: tuple[str, Path]
) -> None:
    backup = keep(exercise, tmp_path, officer)
    code, _, err = run(exercise, "restore", str(backup), "--identity", str(officer[1]))
    assert code == 1
    assert "not empty" in err


def test_a_damaged_backup_is_refused(exercise: Environment, tmp_path: Path, officer: tuple[str, Path]) -> None:
    backup = keep(exercise, tmp_path, officer)
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    lose_databases(exercise)
    assert run(exercise, "restore", str(backup), "--identity", str(officer[1]))[0] == 1
    with sqlite3.connect(folder_of(exercise) / "bureau.sqlite3") as database:
        assert database.execute("SELECT COUNT(*) FROM sqlite_master").fetchone() == (0,)


def test_what_was_written_by_sql_before_the_backup_is_not_believed_after_it(
    exercise: Environment, tmp_path: Path, officer: tuple[str, Path]
) -> None:
    with sqlite3.connect(folder_of(exercise) / "bureau.sqlite3") as database:
        database.execute("UPDATE access_staff SET language = 'pt'")
    backup = keep(exercise, tmp_path, officer)
    lose_databases(exercise)
    code, out, err = run(exercise, "restore", str(backup), "--identity", str(officer[1]))
    assert code == 1
    assert "altered or put back: access.Staff" in out
    assert "cannot be trusted" in err
    code, _, err = run(exercise, "tick")
    assert code == 1
    assert "not proved" in err


def test_a_backup_of_before_a_rotation_does_not_open(
    exercise: Environment, tmp_path: Path, officer: tuple[str, Path]
) -> None:
    backup = keep(exercise, tmp_path, officer)
    assert run(exercise, "keys", "rotate", "--as", "olena")[0] == 0
    lose_databases(exercise)
    assert run(exercise, "restore", str(backup), "--identity", str(officer[1]))[0] == 1


def test_a_backup_needs_somebody_who_can_open_it(exercise: Environment, tmp_path: Path) -> None:
    code, _, err = run(exercise, "backup", "-o", str(tmp_path / "b.age"))
    assert code == 1
    assert "Name who can open the backup" in err


def test_the_worker_writes_signed_heads_off_the_host(exercise: Environment, tmp_path: Path) -> None:
    heads = tmp_path / "elsewhere"
    heads.mkdir()
    with running(exercise | {"VISTKA_HEADS": str(heads)}, "work"):
        for _ in range(100):
            if (heads / "heads.jsonl").exists() and (heads / "heads.jsonl").read_text():
                break
            time.sleep(0.1)
    assert run(exercise, "ledger", "verify", "--heads", str(heads / "heads.jsonl"))[0] == 0
