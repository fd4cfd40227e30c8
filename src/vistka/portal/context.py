"""What every page of the portal knows (a context processor)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from vistka.portal.cookies import draft_cookie, mailbox_cookie
from vistka.portal.languages import in_other_languages


def page(request: HttpRequest) -> dict[str, Any]:
    """The bureau, the ways to reach it, and this page in the other languages."""
    return {
        "bureau_name": settings.BUREAU_NAME,
        "exercise": settings.EXERCISE,
        "hotline": settings.HOTLINE,
        "support": settings.SUPPORT,
        "onion": settings.ONION,
        "post_address": settings.POST_ADDRESS,
        "languages": in_other_languages(request),
        "has_draft": draft_cookie() in request.COOKIES,
        "has_mailbox": mailbox_cookie() in request.COOKIES,
    }
