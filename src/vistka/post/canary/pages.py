"""Are the portal's pages as an officer left them? Byte for byte, but for the tokens of forms, which differ each time."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Final
from uuid import UUID

from django.utils import timezone

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.mailroom.schema import LANGUAGES
from vistka.post.canary.visitor import Visitor
from vistka.post.canary_models import KnownPages

WATCHED: Final = ("", "safety/", "privacy/", "help/", "ask/", "open/")
"""Pages that are the same for everybody; each in every language, and the stylesheet that they name."""
_TOKEN: Final = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
_STYLE: Final = re.compile(rb'<link rel="stylesheet" href="([^"]+)"')


def digests_of(visitor: Visitor) -> dict[str, str]:
    """Path to SHA-256 of every watched page and stylesheet. Raises `Unreachable`."""
    found: dict[str, str] = {}
    for path in [f"/{language}/{page}" for language in LANGUAGES for page in WATCHED]:
        content = visitor.get(path).content
        found[path] = _digest(content)
        for style in (name.decode("ascii", "replace") for name in _STYLE.findall(content)):
            if style not in found:
                found[style] = _digest(visitor.get(style).content)
    return found


@action("post.remember_pages")
def remember_pages(*, by: Actor, digests: dict[str, str]) -> KnownPages:
    """Say that the pages are right as they are now: after an installation, an update, a change of settings."""
    account: UUID = permitted(by, Permission.KEEP_KEYS)
    pages = KnownPages(digests=json.dumps(digests, sort_keys=True), remembered_by=account, remembered_at=timezone.now())
    pages.save()
    return pages


def known_digests() -> dict[str, str] | None:
    """As they were last found right; None before that. Raises `Forged`."""
    pages = KnownPages.objects.order_by("remembered_at", "pk").last()
    if pages is None:
        return None
    trust(pages)
    known: dict[str, str] = json.loads(pages.digests)
    return known


def _digest(content: bytes) -> str:
    return hashlib.sha256(_TOKEN.sub(b"", content).rstrip()).hexdigest()
