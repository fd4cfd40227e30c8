"""Withdrawals: what somebody had erased stays erased, also when an older backup is brought back.

The keys of erased rows, and no more, are kept off the host beside the signed heads. A room says in its `erasing.py`, in
`ERASE`, how its rows are erased: by kind, a function of the row's key and the actor that calls the room's own action.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from vistka.agenda.declared import declared
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.withdrawal_models import Withdrawal
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose


class NotAWithdrawal(ValueError):
    """A line that this installation did not write."""


@action("ledger.withdraw")
def withdraw(*, by: Actor, kind: str, row_id: UUID) -> None:
    """Erase a row for good. Raises `KeyError` for a kind that no room erases."""
    erase: Callable[[UUID, Actor], None] = declared("erasing", "ERASE")[kind]
    erase(row_id, by)
    Withdrawal(kind=kind, row_id=row_id).save()


def withdrawn_lines() -> list[str]:
    """Every withdrawal as a line, with the bureau's MAC."""
    rows = Withdrawal.objects.order_by("kind", "row_id").values_list("kind", "row_id")
    return [line_of(kind, row_id) for kind, row_id in rows]


def line_of(kind: str, row_id: UUID) -> str:
    """One withdrawal as it is kept off the host."""
    return json.dumps({"kind": kind, "row_id": str(row_id), "mac": _mac(kind, row_id)})


def apply_withdrawals(file: Path) -> int:
    """Erase again what an older database still has; how many rows. Raises `NotAWithdrawal`, `OSError`."""
    done = 0
    for line in file.read_text("utf-8").splitlines():
        kind, row_id = _read(line)
        if not Withdrawal.objects.filter(kind=kind, row_id=row_id).exists():
            withdraw(by=machine("restore"), kind=kind, row_id=row_id)
            done += 1
    return done


def _read(line: str) -> tuple[str, UUID]:
    try:
        found: dict[str, Any] = json.loads(line)
        kind, row_id, mac = str(found["kind"]), UUID(found["row_id"]), str(found["mac"])
    except (ValueError, KeyError, TypeError) as error:
        raise NotAWithdrawal("This is no withdrawal.") from error
    if mac != _mac(kind, row_id):
        raise NotAWithdrawal("This withdrawal was not written by this installation.")
    return kind, row_id


def _mac(kind: str, row_id: UUID) -> str:
    return keyring().mac(Purpose.BINDING, b"withdrawal", kind.encode(), row_id.bytes).hex()
