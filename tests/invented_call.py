"""A call in the browser: the face under its own settings, a room as the desk would open it, and what a browser would do.

The test process has the desk's settings; what the call face sees is put in their place for a test. Its process itself is
tested by `vistka serve call`.
"""

from __future__ import annotations

import base64
import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.test import Client, override_settings
from django.utils import timezone

from vistka.calls.rooms import Links, open_room
from vistka.mailroom.calls import Config, Link, Side, open_config

OF_THE_FACE: Final = (
    *("MIDDLEWARE", "TEMPLATES", "ROOT_URLCONF", "CSRF_COOKIE_NAME", "CACHES", "CONTENT_SECURITY_POLICY"),
    *("DATA_UPLOAD_MAX_MEMORY_SIZE", "DATA_UPLOAD_MAX_NUMBER_FIELDS", "DATA_UPLOAD_MAX_NUMBER_FILES"),
)
SET_UP: Final[dict[str, Any]] = {
    "TURN": ["turn:192.0.2.7:3478"],
    "TURN_SECRET": "a secret",
    "CALL_URL": "https://call.example",
}
"""A desk that can offer calls in the browser."""
MINUTE: Final = timedelta(minutes=1)
IN_ENGLISH: Final = dict.fromkeys(Side, "en")


@contextmanager
def as_the_call_face(**other: Any) -> Iterator[None]:
    """Within the block this process answers as the call face; other settings as keywords."""
    os.environ.setdefault("VISTKA_MODE", "exercise")
    settings = importlib.import_module("vistka.config.call")
    of_the_face = {name: getattr(settings, name) for name in OF_THE_FACE}
    with override_settings(**of_the_face, **{"EXERCISE": True, **other}):
        yield


def opened_room(*, begins_in: timedelta = -MINUTE, ends_in: timedelta = 20 * MINUTE, **more: Any) -> Links:
    """A room whose slot lies about now; the test's transaction delivers it, or `calls.rooms.deliver`."""
    now = timezone.now()
    given = {"languages": IN_ENGLISH, "picture": False, **more}
    return open_room(opens_at=now + begins_in, closes_at=now + ends_in, **given)


@dataclass
class Caller:
    """One side's browser, as far as it speaks HTTP. `address`: the link."""

    side: Side
    address: str
    client: Client
    room: UUID | None = None
    config: Config | None = None

    @classmethod
    def of(cls, side: Side, address: str) -> Caller:
        """A browser that has never been here."""
        return cls(side, address, Client(HTTP_HOST="localhost"))

    @property
    def link(self) -> Link:
        """What stands behind the #."""
        return Link(self.side, base64.urlsafe_b64decode(self.address.partition("#")[2] + "="))

    def join(self) -> HttpResponse:
        """Press “Join”; what was answered. Who gets in reads the config."""
        answer = self._ask("join", {"token": base64.b64encode(self.link.token).decode()})
        if answer.status_code == 200 and answer.json()["state"] == "open":
            said = answer.json()
            self.room = UUID(said["room"])
            self.config = open_config(base64.b64decode(said["config"]), self.link, self.room)
        return answer

    def exchange(
        self, *signals: tuple[int, bytes], after: int = 0, room: UUID | None = None, **other: Any
    ) -> HttpResponse:
        """Leave signals, take up the other's."""
        sent = [{"number": number, "sealed": base64.b64encode(sealed).decode()} for number, sealed in signals]
        said = {"room": str(room or self.room), "side": self.side, "after": after, "signals": sent, **other}
        return self._ask("exchange", said)

    def leave(self) -> HttpResponse:
        """Press “Leave the call”."""
        return self._ask("leave", {"room": str(self.room), "side": self.side})

    def _ask(self, what: str, said: dict[str, Any]) -> Any:
        return self.client.post(f"/call/{what}", said, content_type="application/json")
