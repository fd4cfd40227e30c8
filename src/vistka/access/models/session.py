"""A signed-in session: neither whose it is nor the key in the cookie can be read from its row."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vistka.vault.base import VaultModel
from vistka.vault.classes import DataClass, Retention


class Session(VaultModel):
    """`key` is an HMAC of the cookie's value, `data` is sealed for this row and this key."""

    key = models.CharField(max_length=64, unique=True)
    data = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)

    classes: ClassVar = dict.fromkeys(("id", "key", "data", "expires_at"), DataClass.OPEN)
    keeps: ClassVar = Retention.SESSION
