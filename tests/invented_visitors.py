"""A visitor of the portal: Django's client under the portal's own settings, and a key to which the portal seals.

The test process has the desk's settings; what a page of the portal sees is put in their place for a test. The portal's
process itself is tested by `vistka serve portal`.
"""

from __future__ import annotations

import importlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from django.test import Client, override_settings
from django.utils import timezone

from vistka.mailroom.keys import PublicKey
from vistka.mailroom.models import PublishedKey, Submission
from vistka.mailroom.submissions import Content, open_submission
from vistka.vault.sealing import new_private_key, public_half
from vistka.vault.signatures import public_key, sign

OF_THE_PORTAL: Final = (
    *("MIDDLEWARE", "TEMPLATES", "ROOT_URLCONF", "CSRF_COOKIE_NAME", "CSRF_FAILURE_VIEW", "CACHES"),
    *("DATA_UPLOAD_MAX_NUMBER_FIELDS", "DATA_UPLOAD_MAX_NUMBER_FILES"),
)


@dataclass
class OfflineBureau:
    """Keys of a bureau, for the portal's tests: the offline key, this week's key with its private half, a letter seed."""

    offline: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    private: bytes = field(default_factory=new_private_key)
    letters: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    installation: UUID = field(default_factory=uuid4)
    key_id: UUID = field(default_factory=uuid4)

    @property
    def key(self) -> PublicKey:
        """This week's public key."""
        today = timezone.now().date()
        return PublicKey(
            key_id=self.key_id,
            installation=self.installation,
            sealing=public_half(self.private),
            letters=public_key(self.letters),
            first_day=today - timedelta(days=1),
            last_day=today + timedelta(days=7),
        )

    def publish(self, key: PublicKey | None = None) -> None:
        """Put the week's key into the mailroom, signed."""
        key = key or self.key
        PublishedKey.objects.create(pk=key.key_id, body=key.body, signature=sign(self.offline, key.signed))

    def opened(self) -> list[Content]:
        """What lies in the mailroom, opened."""
        rows = Submission.objects.all()
        return [open_submission(bytes(row.sealed), row.pk, row.key_id, self.private) for row in rows]


@contextmanager
def as_the_portal(bureau: OfflineBureau, **other: Any) -> Iterator[Client]:
    """Within the block a browser at the portal of this bureau; other settings as keywords."""
    os.environ.setdefault("VISTKA_MODE", "exercise")
    settings = importlib.import_module("vistka.config.portal")
    of_the_portal = {name: getattr(settings, name) for name in OF_THE_PORTAL}
    given = {"OFFLINE_KEY": public_key(bureau.offline), "EXERCISE": True, **other}
    with override_settings(**of_the_portal, **given):
        yield Client(HTTP_HOST="localhost")
