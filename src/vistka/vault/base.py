"""What every row of ours has: a key made in Python and never used again, a class for each field, a retention."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.db import models

from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import LookupKey
from vistka.vault.opening import as_they_lie


class VaultModel(models.Model):
    """A row whose sealed fields are bound to its key.

    `classes` gives the class of each field that is not sealed (sealed ones carry their own); `keeps` says how long
    a row is kept. A contract test fails for a field or model that declares none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    classes: ClassVar[Mapping[str, DataClass]] = {"id": DataClass.OPEN}
    keeps: ClassVar[Retention]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.label} {self.pk}"

    @property
    def person_ids(self) -> tuple[uuid.UUID, ...]:
        """The persons whom this row is about: those the ledger names when it is opened. By default the row itself."""
        return (self.pk,)

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        """Save; with a value that can be looked up, its look-up key too."""
        if update_fields is not None:
            update_fields = {*update_fields, *self._keys_of(set(update_fields))}
        super().save(*args, update_fields=update_fields, **options)

    def refresh_from_db(self, *args: Any, **options: Any) -> None:
        """Load again, opening nothing."""
        with as_they_lie():
            super().refresh_from_db(*args, **options)

    def _keys_of(self, written: set[str]) -> set[str]:
        keys = (field for field in self._meta.concrete_fields if isinstance(field, LookupKey))
        return {key.name for key in keys if key.source in written}
