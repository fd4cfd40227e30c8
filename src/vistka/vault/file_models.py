"""The rows of sealed files: what a file is, and its content in chunks. `vault.files` writes and opens them."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, Retention

OPEN = DataClass.OPEN


class SealedFile(VaultModel):
    """One file, or one page of a document, that belongs to the row `row_id`, in the part of it that `label` names.

    All of these fields are bound to each chunk: a file that is given to another person, row, class or place among
    the pages does not open. Of a file the database shows its length.
    """

    label = models.CharField(max_length=60)
    row_id = models.UUIDField()
    person_id = models.UUIDField(null=True)
    data_class = models.CharField(max_length=10, choices=[(each.value, each.value) for each in DataClass])
    media_type = models.CharField(max_length=60)
    page = models.PositiveSmallIntegerField(default=1)
    pages = models.PositiveSmallIntegerField(default=1)

    classes: ClassVar = dict.fromkeys("id label row_id person_id data_class media_type page pages".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["row_id", "label", "page"], name="one_file_a_place"),
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        """The person, or the row that the file belongs to: no look at a file goes unentered."""
        return (self.person_id or self.row_id,)


class SealedChunk(VaultModel):
    """Up to 1 MiB of a file, sealed. `key_version` only finds what is to be rotated; the seal says it itself."""

    file = models.ForeignKey(SealedFile, on_delete=models.CASCADE, related_name="chunks")
    number = models.PositiveIntegerField()
    last = models.BooleanField()
    key_version = models.PositiveIntegerField()
    sealed = models.BinaryField()

    classes: ClassVar = dict.fromkeys("id file number last key_version sealed".split(), OPEN)
    keeps: ClassVar = Retention.RECORD

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "number"], name="one_chunk_a_number"),
        ]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return self.file.person_ids
