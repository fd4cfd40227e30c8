"""The page for what cannot be kept just now (`room.NoRoom`)."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

RETRY_SECONDS: Final = "3600"


def not_kept(request: HttpRequest, template: str = "portal/errors/not_kept.html") -> HttpResponse:
    """What was typed on this page is not kept; what was kept before is, and can be sent."""
    response = render(request, template, status=503)
    response.headers["Retry-After"] = RETRY_SECONDS
    return response
