"""The vault's own rows: which installation this database belongs to, and sealed files."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, Retention
from vistka.vault.file_models import SealedChunk, SealedFile

__all__ = ["Installation", "SealedChunk", "SealedFile"]


class Installation(VaultModel):
    """The one row that says whose database this is; its key is the installation's, as in the keyring."""

    exercise = models.BooleanField()
    made_at = models.DateTimeField(auto_now_add=True)

    classes: ClassVar = {"id": DataClass.OPEN, "exercise": DataClass.OPEN, "made_at": DataClass.OPEN}
    keeps: ClassVar = Retention.LEDGER
