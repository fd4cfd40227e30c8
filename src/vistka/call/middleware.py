"""What a browser may do on our page, which it may on no other face."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

PERMISSIONS: Final = (
    "camera=(self), microphone=(self), autoplay=(self), display-capture=(), geolocation=(), payment=(), usb=()"
)


def may_hear_and_see(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let our own page ask for microphone and camera; nothing that is framed, and no screen."""

    def permitted(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response

    return permitted
