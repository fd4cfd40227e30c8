"""An invented bureau whose portal is open: a key of this week, signed and published, and what is sent is sealed to it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID, uuid4

from django.conf import settings

from invented_staff import STAFF, Bureau
from vistka.access import actions as access
from vistka.access.roles import Role
from vistka.ledger.actors import machine
from vistka.mailroom.codes import Half, Opened
from vistka.mailroom.consent_wordings import NEWEST, Item
from vistka.mailroom.key_files import signatures_of
from vistka.mailroom.schema import Kind
from vistka.mailroom.submissions import Content
from vistka.portal.sending import send
from vistka.post.keys import make_keys, publish, publish_keys, published
from vistka.post.models import SubmissionKey
from vistka.post.opening import fetch
from vistka.vault.sealing import new_private_key
from vistka.vault.signatures import public_key

ROLES: Final = STAFF | {"oksana": Role.CASE_WORKER, "yaryna": Role.REGISTRAR}
SON: Final = {"family_name": "Щербаков", "given_name": "Алексей", "birth_date": "1999-04-02", "unit": "в/ч 12345"}
MOTHER: Final = {"name": "Щербакова Галина Петровна", "birth_date": "1975-01-20", "relation": "mother"}


OPENED: Final[dict[str, Opened]] = {}
"""The mailboxes of `new_half`, by name."""


class PostBureau(Bureau):
    """The invented staff with a second case worker and a registrar. `settings.OFFLINE_KEY` is to be put back after."""

    def __init__(self, weeks: int = 1) -> None:
        newcomers = [access.Newcomer(account=name, name=name.title(), roles=[role]) for name, role in ROLES.items()]
        self.codes = access.found_bureau(by=machine("init"), newcomers=newcomers)
        self.offline = secrets.token_bytes(32)
        settings.OFFLINE_KEY = public_key(self.offline)
        self.keys = self.new_keys(weeks)

    def new_keys(self, weeks: int) -> list[SubmissionKey]:
        """Keys for so many weeks more, signed and published."""
        keys = make_keys(by=self.by("anna"), weeks=weeks)
        publish_keys(by=self.by("anna"), signed=signatures_of(map(published, keys), self.offline))
        publish()
        return keys

    def sends(self, kind: Kind, files: Sequence[bytes] = (), **said: Any) -> UUID:
        """Somebody sends this by the portal, from the mailbox that it names if that is one of `new_half`; its id."""
        submission_id = uuid4()
        send(Content(kind=kind, said=said, files=files), submission_id, OPENED.get(str(said.get("mailbox")).lower()))
        return submission_id

    def files(self, half: Half, second: Half | None = None, **changes: Any) -> UUID:
        """The mother files her enquiry, with what is different about it."""
        return self.sends(Kind.ENQUIRY, **enquiry_of(half, second) | changes)

    def takes(self, kind: Kind, files: Sequence[bytes] = (), **said: Any) -> UUID:
        """It is sent, and the worker takes it."""
        submission_id = self.sends(kind, files, **said)
        fetch()
        return submission_id


def enquiry_of(half: Half, second: Half | None = None) -> dict[str, Any]:
    """What the mother says, as the portal sends it."""
    return {
        "language": "uk",
        "mailbox": said_half(half),
        **({"second": said_half(second)} if second else {}),
        "sought": SON,
        "enquirer": MOTHER,
        "contact": {"channel": "telephone", "address": "+000 11 222", "hours": "18-20", "language": "uk"},
        "notices": {"channel": "none"},
        "consent": {"wording": NEWEST, "language": "uk", "items": dict.fromkeys(Item, True)},
        "code_words": ["калина", "самовар", "маяк"],
    }


def new_half() -> Half:
    """A mailbox whose code nobody needs to know. Argon2id would take its 40 ms."""
    opened = Opened(uuid4(), new_private_key())
    OPENED[opened.mailbox.hex] = opened
    return opened.half


def said_half(half: Half) -> Mapping[str, str]:
    """As a submission names it."""
    return {"mailbox": half.mailbox.hex, "public": half.public.hex()}
