"""Recorded rows: written by actions only, and proved against the ledger before anything is done on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar
from uuid import UUID

from django.db import models, transaction

from vistka.ledger.actions import Act, current_act
from vistka.ledger.contents import content_of, digest
from vistka.ledger.errors import Forged, WrittenOutsideAction
from vistka.ledger.models import Entry
from vistka.vault.base import VaultModel
from vistka.vault.inserting import insert

Row = TypeVar("Row", bound="Recorded")


class RecordedRows(models.QuerySet[Row]):
    """Rows that cannot be written past the ledger."""

    def bulk_create(self, objs: Iterable[Row], *args: Any, **options: Any) -> list[Row]:
        """Insert new rows, each with an entry of its own. Raises `TypeError` for any of Django's further options."""
        if args or options:
            raise TypeError("Recorded rows are inserted whole, and none of them is passed over.")
        act = _act_for(self.model)
        rows = list(objs)
        insert(rows)
        for row in rows:
            act.wrote(row)
        return rows

    def update(self, **values: Any) -> NoReturn:
        raise WrittenOutsideAction(self.model._meta.label)

    def bulk_update(self, *args: Any, **options: Any) -> NoReturn:
        raise WrittenOutsideAction(self.model._meta.label)

    def delete(self) -> NoReturn:
        raise WrittenOutsideAction(self.model._meta.label)

    def for_change(self, pk: UUID) -> Row:
        """The row, locked until the action ends and proved. Raises `DoesNotExist`, `Forged`."""
        _act_for(self.model)
        # Of the key nothing changes, so a row that refers to this one need not wait: its check comes at the end of its
        # transaction, under the head's lock, which we wait for.
        row = self.select_for_update(no_key=True).get(pk=pk)
        trust(row)
        return row


class Recorded(VaultModel):
    """A row of which the ledger holds a MAC: what other hands write into the table does not count."""

    objects = RecordedRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Save the whole row. Raises `WrittenOutsideAction`; `TypeError` when only some fields are to be saved."""
        act = _act_for(type(self))
        if options.get("update_fields") is not None:
            raise TypeError("A recorded row is saved whole: its MAC speaks of all of it.")
        super().save(*args, **options)
        act.wrote(self)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete the row; the ledger keeps that it was there."""
        act = _act_for(type(self))
        act.wrote(self, deleted=True)
        return super().delete(*args, **options)


def trust(*rows: Recorded) -> None:
    """Prove rows against the ledger. Raises `Forged` for one that was written, put back or brought back by other means.

    A row that an action has written since it was loaded is brought up to date in place. One that the running action has
    written holds as it wrote it.
    """
    last, act = last_digests([row.pk for row in rows]), current_act()
    doubted = [row for row in rows if not _holds(row, last.get(row.pk)) and not (act and act.has_written(row))]
    if wrong := [str(row) for row in doubted if not _holds_now(row)]:
        raise Forged(wrong)


def last_digests(row_ids: Iterable[UUID]) -> dict[UUID, tuple[int, bytes]]:
    """Number and digest of the last write of each row that was ever entered."""
    entries = Entry.objects.filter(subject_id__in=list(row_ids), wrote=True).order_by("number")
    found = entries.values_list("subject_id", "number", "digest")
    return {row_id: (number, bytes(mac)) for row_id, number, mac in found if row_id and mac}


def _holds(row: Recorded, last: tuple[int, bytes] | None) -> bool:
    return last is not None and last[1] == digest(last[0], row._meta.label, row.pk, content_of(row))


def _holds_now(row: Recorded) -> bool:
    """Whether the row holds when row and ledger are read under one lock; if so, it is as it stands now."""
    with transaction.atomic():
        now = type(row)._base_manager.select_for_update().filter(pk=row.pk).first()
        holds = now is not None and _holds(now, last_digests([row.pk]).get(row.pk))
    if now is not None and holds:
        for field in row._meta.concrete_fields:
            row.__dict__[field.attname] = now.__dict__[field.attname]
    return holds


def _act_for(model: type[models.Model]) -> Act:
    act = current_act()
    if act is None:
        raise WrittenOutsideAction(model._meta.label)
    return act
