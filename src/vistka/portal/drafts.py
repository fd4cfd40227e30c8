"""What somebody is writing, until it is sent: sealed under a key that lies in her cookie and nowhere else, for 24 hours.

A draft is a row of answers and a row for each file. Each row's id comes from the key, too, so that nothing in the
mailroom says which rows belong together. Two tabs may write into one draft: what the other wrote meanwhile stays.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Length
from django.utils import timezone

from vistka.mailroom.drafts import kept_until
from vistka.mailroom.models import Draft
from vistka.portal import room
from vistka.vault.sealing import (
    KEY_BYTES,
    DoesNotOpen,
    derived,
    open_under,
    pad_to_one_of,
    seal_under,
    without_padding,
)

SIZES: Final = tuple(size * 1024 for size in (8, 32, 128, 512, 2048, 8192))
_ID_BYTES: Final = 16
_ANSWERS: Final = "answers"


@dataclass
class Writing:
    """The draft of one flow ("ask", "with-him", …) of one browser. `answers`: whatever JSON can hold."""

    key: bytes = field(repr=False)
    flow: str
    answers: dict[str, Any] = field(default_factory=dict, repr=False)
    _read: bytes = field(default=b"{}", repr=False)

    def read(self, *, for_change: bool = False) -> None:
        """Read the answers as they are now; empty when there are none, or their day is over.

        `for_change`: within a transaction, nobody else writes them until it ends.
        """
        self._read = self._get(_ANSWERS, for_change=for_change) or b"{}"
        self.answers = json.loads(self._read)

    @property
    def is_there(self) -> bool:
        """Whether the draft was begun, also when nothing is answered yet."""
        return self._get(_ANSWERS) is not None

    def save(self) -> None:
        """Write what has changed in the answers since they were read; they are kept for 24 hours. Raises `NoRoom`."""
        mine, before = self.answers, json.loads(self._read)
        with transaction.atomic(using="mailroom"):
            self.read(for_change=True)
            self.answers = _joined(before, mine, self.answers)
            self._read = json.dumps(self.answers, ensure_ascii=False).encode()
            self._put(_ANSWERS, self._read)

    def put_file(self, number: int, content: bytes) -> None:
        """Write a file under its number. Raises `NoRoom`."""
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

    def _get(self, part: str, *, for_change: bool = False) -> bytes | None:
        rows = Draft.objects.select_for_update() if for_change else Draft.objects.all()
        row = rows.filter(pk=self._id(part), until__gt=timezone.now()).first()
        if row is None:
            return None
        try:
            return without_padding(open_under(self._key(part), bytes(row.sealed), row.pk.bytes))
        except DoesNotOpen:
            return None

    def _put(self, part: str, plain: bytes) -> None:
        row_id = self._id(part)
        sealed = seal_under(self._key(part), pad_to_one_of(plain, SIZES), row_id.bytes)
        before = Draft.objects.filter(pk=row_id).values_list(Length("sealed"), flat=True).first() or 0
        room.ROOM.take(len(sealed) - before)
        until = kept_until(timezone.now())
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
    writing.read()
    return writing


def _joined(before: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """What I changed upon what they changed. What either took away is gone; where both wrote, mine holds.

    >>> _joined({"a": 1, "b": 1, "c": 1}, {"a": 2, "b": 1}, {"b": 2, "c": 1, "d": 3})
    {'b': 2, 'd': 3}
    """
    joined: dict[str, Any] = {}
    for name in {**theirs, **mine}:
        was, is_mine, is_theirs = (side.get(name) for side in (before, mine, theirs))
        if name in before and not (name in mine and name in theirs):
            continue
        if isinstance(is_mine, dict) and isinstance(is_theirs, dict):
            joined[name] = _joined(was if isinstance(was, dict) else {}, is_mine, is_theirs)
        else:
            joined[name] = is_theirs if name not in mine or (name in before and is_mine == was) else is_mine
    return joined
