"""Sealing every row anew under new keys. It writes recorded rows, so it is an action, with an entry for each.

Killed at any moment it is taken up again: what lies under the newest keys is passed over, and each batch is one
transaction. A row that the ledger does not vouch for is left alone and named: sealing it anew would make it genuine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

from django.db import transaction

from vistka.agenda.declared import declared
from vistka.ledger.actions import Act, action, current_act
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.ledger.reading import EVERYBODY, reading_everybody
from vistka.ledger.recorded import Recorded, trust
from vistka.vault import stale
from vistka.vault.base import VaultModel
from vistka.vault.errors import VaultError
from vistka.vault.opening import watched

Progress = Callable[[int, int], None]


class Swept(NamedTuple):
    """How many rows were read, how many sealed anew, and those that could not be, with the reason."""

    rows: int
    resealed: int
    refused: tuple[str, ...]


def reseal_all(progress: Progress) -> Swept:
    """Seal anew whatever lies under an old key: every model's fields and look-ups, then what rooms declare.

    A room's `seals.py` names in `RESEAL` what it keeps sealed elsewhere (files, sessions, a snapshot): functions that
    do the same and return how many they did and what they could not; in `CHECK` those that open it and return what is
    wrong.
    """
    models = stale.sealed_models()
    total, rows, resealed, refused = _count(models), 0, 0, list[str]()
    with reading_everybody(machine("keys.rotate"), "vault.rotate"):
        for model in models:
            for batch in stale.batches(model):
                old = [row for row in batch if stale.is_stale(row)]
                done, failed = _reseal(old)
                rows, resealed = rows + len(batch), resealed + done
                refused += failed
                progress(rows, total)
        for reseal_more in declared("seals", "RESEAL").values():
            done, failed = reseal_more()
            resealed, refused = resealed + done, [*refused, *failed]
    return Swept(rows, resealed, tuple(refused))


def check_all(progress: Progress) -> Swept:
    """Open everything, changing nothing; what does not open is named."""
    models = stale.sealed_models()
    total, rows, refused = _count(models), 0, list[str]()
    with reading_everybody(machine("keys.check"), "vault.check"):
        for model in models:
            for batch in stale.batches(model):
                refused += [f"{row}: {wrong}" for row in batch if (wrong := _wrong(row))]
                rows += len(batch)
                progress(rows, total)
        for check_more in declared("seals", "CHECK").values():
            refused += check_more()
    return Swept(rows, 0, tuple(refused))


def _count(models: Sequence[type[VaultModel]]) -> int:
    return sum(model._base_manager.count() for model in models)


def _reseal(rows: list[VaultModel]) -> tuple[int, list[str]]:
    """How many rows of one model were sealed anew, in one transaction if all are well, and which were not."""
    try:
        return _reseal_batch(rows), []
    except (VaultError, Forged):
        done, refused = 0, list[str]()
        for row in rows:
            try:
                done += _reseal_batch([row])
            except (VaultError, Forged) as wrong:
                refused.append(f"{row}: {wrong}")
        return done, refused


def _reseal_batch(rows: list[VaultModel]) -> int:
    if rows:
        recorded = isinstance(rows[0], Recorded)
        (_reseal_recorded if recorded else _reseal_others)(by=machine("keys.rotate"), rows=rows)
    return len(rows)


@action("vault.rotate")
def _reseal_recorded(*, by: Actor, rows: list[VaultModel]) -> None:
    locked = cast("list[Recorded]", _locked(rows))
    trust(*locked)
    act = cast("Act", current_act())
    with watched(EVERYBODY):
        for row in locked:
            stale.reseal(row)
            row.save()
            act.wrote(row, published=False)  # what it says is the same: followers need not look


def _reseal_others(*, by: Actor, rows: list[VaultModel]) -> None:
    with transaction.atomic(), watched(EVERYBODY):
        for row in _locked(rows):
            stale.reseal(row)
            type(row)._base_manager.filter(pk=row.pk).update(**stale.sealed_columns(row))


def _locked(rows: list[VaultModel]) -> list[VaultModel]:
    return list(type(rows[0])._base_manager.select_for_update(no_key=True).filter(pk__in=[row.pk for row in rows]))


def _wrong(row: VaultModel) -> str:
    """Why a row does not open, or nothing."""
    try:
        stale.check(row)
    except VaultError as wrong:
        return str(wrong)
    return ""
