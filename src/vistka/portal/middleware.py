"""Every page has one of a few lengths, so that who watches the line cannot tell one from another by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

STEP: Final = 4 * 1024
"""Pages are filled with spaces to a multiple of this; nothing is compressed, which would undo it."""
MAILBOX: Final = 32 * 1024
"""Every page of an open mailbox has at least this length."""
_AT_LEAST: Final = "vistka_at_least"


def padded(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Fill each page with spaces at its end."""

    def filled(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        least = getattr(request, _AT_LEAST, 0)
        size = max(least, -(-len(response.content) // STEP) * STEP)
        response.content = response.content.ljust(size)
        response.headers["Content-Length"] = str(size)
        return response

    return filled


def pad_as_mailbox(request: HttpRequest) -> None:
    """Have the page of this request filled to the length of a mailbox page."""
    setattr(request, _AT_LEAST, MAILBOX)
