"""The staff of an invented bureau, and how they sign in: for tests of this room and of all that stand on it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time
from typing import Final

from django.test import Client

from vistka.access import actions
from vistka.access.actions import Newcomer
from vistka.access.models import Staff
from vistka.access.roles import Role
from vistka.ledger.actors import Actor, machine

PASSWORD: Final = "three blue herons at dusk"  # noqa: S105
SECRET: Final = base64.b32encode(b"twenty invented byte").decode()

STAFF: Final = {
    "anna": Role.ADMINISTRATOR,
    "daryna": Role.DATA_PROTECTION_OFFICER,
    "borys": Role.ADMINISTRATOR,
    "olena": Role.CASE_WORKER,
    "ivan": Role.VERIFIER,
    "halyna": Role.HOTLINE,
    "mykola": Role.AUDITOR,
}
"""Anna and Daryna found the bureau."""


class Bureau:
    """The accounts of an invented bureau. `codes` are those of their invitations."""

    def __init__(self) -> None:
        newcomers = [Newcomer(account=name, name=f"{name.title()} the Invented", roles=[STAFF[name]]) for name in STAFF]
        self.codes = actions.found_bureau(by=machine("init"), newcomers=newcomers)

    def __getitem__(self, account: str) -> Staff:
        return Staff.objects.get(account=account)

    def by(self, account: str) -> Actor:
        """On behalf of that account."""
        return self[account].actor

    def sets_up(self, account: str) -> list[str]:
        """The account accepts its invitation and sets up its second factor; its recovery codes."""
        actions.accept_invitation(by=self.by(account), code=self.codes[account], password=PASSWORD)
        return actions.enrol_second_factor(by=self.by(account), secret=SECRET)

    def at_the_desk(self, account: str) -> Client:
        """A browser in which both factors of the account were given."""
        if not self[account].has_usable_password():
            self.sets_up(account)
        browser = Client(headers={"host": "localhost"})
        browser.force_login(self[account])
        return browser


def totp(secret: str = SECRET, *, ago: float = 0) -> str:
    """The code of RFC 6238 of that many seconds ago, reckoned apart from the library that checks it."""
    mac = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(time.time() - ago) // 30), hashlib.sha1)
    start = mac[-1] & 15
    return f"{(int.from_bytes(mac[start : start + 4]) & 0x7FFFFFFF) % 10**6:06}"
