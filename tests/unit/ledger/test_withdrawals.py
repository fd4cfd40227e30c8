"""What was erased stays erased, also when an older backup is brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented.actions import register
from invented.models import Person
from vistka.ledger.actors import Actor, machine
from vistka.ledger.verification import verify
from vistka.ledger.withdrawals import NotAWithdrawal, apply_withdrawals, line_of, withdraw, withdrawn_lines

pytestmark = pytest.mark.django_db


def test_a_withdrawn_row_is_gone_and_its_key_is_kept(worker: Actor) -> None:
    pk = register(by=worker, name="Олена").pk
    withdraw(by=worker, kind="invented.Person", row_id=pk)
    assert not Person.objects.exists()
    assert str(pk) in withdrawn_lines()[0]
    assert verify().findings == ()


def test_an_older_backup_does_not_bring_it_back(worker: Actor, tmp_path: Path) -> None:
    pk = register(by=worker, name="Олена").pk
    gone = register(by=worker, name="Іван").pk
    withdraw(by=worker, kind="invented.Person", row_id=gone)
    file = tmp_path / "withdrawn.jsonl"
    file.write_text("\n".join([*withdrawn_lines(), line_of("invented.Person", pk)]))
    assert apply_withdrawals(file) == 1
    assert not Person.objects.exists()
    assert apply_withdrawals(file) == 0


def test_nobody_has_a_row_erased_by_a_line_of_his_own(worker: Actor, tmp_path: Path) -> None:
    pk = register(by=worker, name="Олена").pk
    file = tmp_path / "withdrawn.jsonl"
    file.write_text(line_of("invented.Visit", pk).replace("Visit", "Person"))
    with pytest.raises(NotAWithdrawal):
        apply_withdrawals(file)
    assert Person.objects.count() == 1


def test_what_no_room_erases_cannot_be_withdrawn(worker: Actor) -> None:
    with pytest.raises(KeyError):
        withdraw(by=machine("restore"), kind="invented.Visit", row_id=register(by=worker, name="Олена").pk)
