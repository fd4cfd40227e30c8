"""What somebody is writing, until it is sent: sealed under a key that lies in her cookie and nowhere else, for 24 hours.

A draft is a row of answers and a row for each file. Each row's id comes from the key, too, so that nothing in the
mailroom says which rows belong together.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from vistka.mailroom.models import Draft
from vistka.vault.sealing import (
    KEY_BYTES,
    DoesNotOpen,
    derived,
    open_under,
    pad_to_one_of,
    seal_under,
    without_padding,
)

KEPT: Final = timedelta(hours=24)
SIZES: Final = tuple(size * 1024 for size in (8, 32, 128, 512, 2048, 8192))
_ID_BYTES: Final = 16
_ANSWERS: Final = "answers"


@dataclass
class Writing:
    """The draft of one flow ("ask", "with-him", …) of one browser. `answers`: whatever JSON can hold."""

    key: bytes = field(repr=False)
    flow: str
    answers: dict[str, Any] = field(default_factory=dict, repr=False)

    def save(self) -> None:
        """Write the answers; they are kept for 24 hours from now."""
        self._put(_ANSWERS, json.dumps(self.answers, ensure_ascii=False).encode())

    def put_file(self, number: int, content: bytes) -> None:
        """Write a file under its number."""
        self._put(f"file {number}", content)

    def file(self, number: int) -> bytes | None:
        """A file; None when it was deleted or its day is over."""
        return self._get(f"file {number}")

    def drop_file(self, number: int) -> None:
        """Delete a file."""
        Draft.objects.filter(pk=self._id(f"file {number}")).delete()

    def delete(self, files: int = 0) -> None:
        """Delete the answers and the first `files` files, now."""
        Draft.objects.filter(pk__in=[self._id(_ANSWERS), *(self._id(f"file {n}") for n in range(files))]).delete()

    def _get(self, part: str) -> bytes | None:
        row = Draft.objects.filter(pk=self._id(part), until__gt=timezone.now()).first()
        if row is None:
            return None
        try:
            return without_padding(open_under(self._key(part), bytes(row.sealed), row.pk.bytes))
        except DoesNotOpen:
            return None

    def _put(self, part: str, plain: bytes) -> None:
        row_id = self._id(part)
        sealed = seal_under(self._key(part), pad_to_one_of(plain, SIZES), row_id.bytes)
        until = timezone.now() + KEPT
        Draft.objects.update_or_create(pk=row_id, defaults={"sealed": sealed, "until": until})

    def _id(self, part: str) -> UUID:
        return UUID(bytes=derived(self.key, f"draft id {self.flow} {part}", _ID_BYTES))

    def _key(self, part: str) -> bytes:
        return derived(self.key, f"draft key {self.flow} {part}")


def new_key() -> str:
    """The value of a new draft cookie."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode().rstrip("=")


def key_in(cookie: str) -> bytes | None:
    """The key in a cookie's value; None for anything else."""
    try:
        key = base64.urlsafe_b64decode(cookie + "=" * (-len(cookie) % 4))
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None


def writing_of(key: bytes, flow: str) -> Writing:
    """What was written so far; empty answers when there is nothing, or its day is over."""
    writing = Writing(key, flow)
    found = writing._get(_ANSWERS)
    writing.answers = json.loads(found) if found else {}
    return writing


def forget_old() -> None:
    """Delete every draft whose day is over."""
    Draft.objects.filter(until__lte=timezone.now()).delete()
