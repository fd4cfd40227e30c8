"""The session store: a stolen database yields no session, and a row copied over another does not open.

Django's own store keeps the cookie's value as the row's key: whoever reads the table is everybody who is signed in.
Here the row's key is an HMAC of it, and the data is sealed with both the row's and that key bound to it.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.utils import timezone

from vistka.access.models.session import Session
from vistka.vault.current import keyring
from vistka.vault.errors import CannotOpen
from vistka.vault.keys import Purpose

IDLE: Final = timedelta(minutes=15)
ABSOLUTE: Final = timedelta(hours=10)
"""Time-outs when the settings name no others: a walk to the coffee machine, a working day."""


def idle() -> timedelta:
    """After this long without a request a session ends."""
    found: timedelta = getattr(settings, "SESSION_IDLE", IDLE)
    return found


def absolute() -> timedelta:
    """After this long a session ends, whatever is done in it."""
    found: timedelta = getattr(settings, "SESSION_ABSOLUTE", ABSOLUTE)
    return found


class SessionStore(SessionBase):
    """Sessions in the bureau database. Named by `SESSION_ENGINE = "vistka.access.sessions"`."""

    def load(self) -> dict[str, Any]:
        row = self._row()
        if row is None:
            self._session_key = None
            return {}
        return self._open(row)

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(key=_stored(session_key)).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Raises `CreateError` for a key that is taken, `UpdateError` for a session that ended meanwhile."""
        if self.session_key is None:
            return self.create()
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        row = None if must_create else self._row()
        if row is None and not must_create:
            raise UpdateError
        row = row or Session(key=_stored(self.session_key))
        row.data = self._seal(row, data)
        row.expires_at = timezone.now() + absolute()
        try:
            with transaction.atomic():
                row.save(force_insert=must_create, force_update=not must_create)
        except IntegrityError:
            raise CreateError from None

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(key=_stored(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Delete what has lapsed; called by `tick`."""
        Session.objects.filter(expires_at__lt=timezone.now()).delete()

    def _row(self) -> Session | None:
        key = _stored(self.session_key or "")
        return Session.objects.filter(key=key, expires_at__gt=timezone.now()).first()

    def _seal(self, row: Session, data: dict[str, Any]) -> bytes:
        return keyring().seal(Purpose.SESSION, _label(row), row.pk, json.dumps(data).encode())

    def _open(self, row: Session) -> dict[str, Any]:
        """The data; nothing for a row that other hands wrote, so that its holder has to sign in."""
        try:
            opened: dict[str, Any] = json.loads(keyring().open(Purpose.SESSION, _label(row), row.pk, bytes(row.data)))
        except CannotOpen:
            self._session_key = None
            return {}
        return opened


def _stored(session_key: str) -> str:
    return keyring().mac(Purpose.SESSION, b"session key", session_key.encode()).hex()


def _label(row: Session) -> str:
    # With the key in the label, a row whose key was overwritten by that of another session does not open.
    return f"session {row.key}"
