"""The two cookies beside Django's own for forms: the key of a draft, and the key of a mailbox while it is open.

Both end with the browser's session, are never read by a script and never sent by another site. Nothing is counted in
them and nobody is recognised by them.
"""

from __future__ import annotations

import base64
from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from vistka.mailroom.codes import Opened
from vistka.mailroom.drafts import KEPT
from vistka.portal.drafts import Writing, key_in, new_key, writing_of
from vistka.vault.sealing import KEY_BYTES

OPEN_SECONDS: Final = 30 * 60
"""So long after the last page an open mailbox closes by itself."""
_ID_BYTES: Final = 16
_PREFIX: Final = {True: "vistka-", False: "__Host-vistka-"}
"""A `__Host-` name is taken from this host only, over TLS only (RFC 6265bis, section 4.1.3.2)."""


def draft_cookie() -> str:
    """The name of the cookie that holds a draft's key."""
    return _PREFIX[settings.EXERCISE] + "draft"


def mailbox_cookie() -> str:
    """The name of the cookie that holds an open mailbox's key."""
    return _PREFIX[settings.EXERCISE] + "open"


def writing(request: HttpRequest, flow: str) -> Writing | None:
    """What this browser has begun to write; None before the first answer was given."""
    key = key_in(request.COOKIES.get(draft_cookie(), ""))
    return writing_of(key, flow) if key else None


def begun(request: HttpRequest, flow: str) -> tuple[Writing, str]:
    """The draft to write into, and the cookie that has to go with the answer (`keep_draft`)."""
    cookie = request.COOKIES.get(draft_cookie(), "")
    key = key_in(cookie)
    if key is None:
        cookie = new_key()
        key = key_in(cookie)
        assert key
    return writing_of(key, flow), cookie


def keep_draft(response: HttpResponse, cookie: str) -> None:
    """Let the browser keep the draft's key for a day."""
    _set(response, draft_cookie(), cookie, int(KEPT.total_seconds()))


def drop_draft(response: HttpResponse) -> None:
    """Have the browser forget the draft's key."""
    _set(response, draft_cookie(), "", 0)


def opened_mailbox(request: HttpRequest) -> Opened | None:
    """The mailbox that is open in this browser."""
    try:
        value = base64.urlsafe_b64decode(request.COOKIES.get(mailbox_cookie(), ""))
    except ValueError:
        return None
    if len(value) != _ID_BYTES + KEY_BYTES:
        return None
    return Opened(UUID(bytes=value[:_ID_BYTES]), value[_ID_BYTES:])


def keep_open(response: HttpResponse, opened: Opened) -> None:
    """Keep a mailbox open for half an hour from now."""
    value = base64.urlsafe_b64encode(opened.mailbox.bytes + opened.private).decode()
    _set(response, mailbox_cookie(), value, OPEN_SECONDS)


def close_mailbox(response: HttpResponse) -> None:
    """Have the browser forget the mailbox's key."""
    _set(response, mailbox_cookie(), "", 0)


def _set(response: HttpResponse, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name, value, max_age=seconds, secure=not settings.EXERCISE, httponly=True, samesite="Strict", path="/"
    )
