"""Which rows still lie under an old key, and the same rows under the newest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar
from uuid import UUID

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, router

from vistka.vault.base import VaultModel
from vistka.vault.current import keyring
from vistka.vault.errors import KeyringError
from vistka.vault.fields import LookupKey, Sealed, SealedField, sealed_fields
from vistka.vault.keys import Purpose
from vistka.vault.opening import as_they_lie

Row = TypeVar("Row", bound=VaultModel)

BATCH = 500


def sealed_models() -> list[type[VaultModel]]:
    """Every model of the bureau database with a sealed field; what lies in the mailroom is under other keys."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, VaultModel) and sealed_fields(model) and router.db_for_read(model) == DEFAULT_DB_ALIAS
    ]


def batches(model: type[Row]) -> Iterator[list[Row]]:
    """All rows in the order of their keys, unopened; a row that is written meanwhile is neither missed nor met twice."""
    after = UUID(int=0)
    while True:
        with as_they_lie():
            rows = list(model._base_manager.filter(pk__gt=after).order_by("pk")[:BATCH])
        if not rows:
            return
        yield rows
        after = rows[-1].pk


def is_stale(row: VaultModel) -> bool:
    """Whether a sealed field or a look-up key of the row is under an older key than the newest."""
    return any(_is_old(row, field) for field in sealed_fields(type(row))) or any(
        key[:2] != keyring().current(Purpose.LOOKUP).version.to_bytes(2) for key in _lookup_keys(row).values() if key
    )


def reseal(row: VaultModel) -> None:
    """Seal every value of the row anew and recompute its look-up keys; not saved. Raises `CannotOpen`."""
    for field in sealed_fields(type(row)):
        sealed = row.__dict__[field.attname]
        if isinstance(sealed, Sealed):
            setattr(row, field.attname, field.open(row, sealed))
    for key in row._meta.concrete_fields:
        if isinstance(key, LookupKey):
            key.follow(row)


def check(row: VaultModel) -> None:
    """Open every value of the row, and see that its look-up keys are theirs. Raises `CannotOpen` or `KeyringError`."""
    plain = {field.name: getattr(row, field.attname) for field in sealed_fields(type(row))}
    for name, key in _lookup_keys(row).items():
        field = row._meta.get_field(name)
        assert isinstance(field, LookupKey)
        value = plain[field.source]
        if (key is None) != (value is None) or (key is not None and key not in field.keys_of(value)):
            raise KeyringError(f"“{field.label}” of a row is not found by its value: its look-up key is another's.")


def sealed_columns(row: VaultModel) -> dict[str, object]:
    """What is to be written of a row that was sealed anew, by field: in the order that look-up keys need."""
    fields = [field for field in row._meta.concrete_fields if isinstance(field, SealedField | LookupKey)]
    return {field.name: field.pre_save(row, add=False) for field in fields}


def _is_old(row: VaultModel, field: SealedField) -> bool:
    sealed = row.__dict__[field.attname]
    newest = keyring().current(field.data_class.purpose).version
    return isinstance(sealed, Sealed) and keyring().seal_version(sealed.blob) != newest


def _lookup_keys(row: VaultModel) -> dict[str, bytes | None]:
    keys = (field for field in row._meta.concrete_fields if isinstance(field, LookupKey))
    found = {field.name: row.__dict__[field.attname] for field in keys}
    return {name: None if key is None else bytes(key) for name, key in found.items()}
