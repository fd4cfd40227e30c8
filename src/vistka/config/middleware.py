"""What holds for every request: by which way it may come, what is noted of it, and that no answer is kept anywhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

from vistka.config.logging import route_of

Answer = Callable[[HttpRequest], HttpResponse]

PRIVATE: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}


def only_through_the_proxy(answer: Answer) -> Answer:
    """Refuse what does not come from the named proxy: anyone else could claim that his connection is encrypted."""

    def checked(request: HttpRequest) -> HttpResponse:
        if settings.PROXY and request.META.get("REMOTE_ADDR") != settings.PROXY:
            return HttpResponseForbidden("This server is reached through its proxy only.", content_type="text/plain")
        return answer(request)

    return checked


def log_request(answer: Answer) -> Answer:
    """One line for each request: route, method, status, time. Neither path nor query, nor who asked."""
    log = structlog.get_logger("vistka.requests")

    def logged(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = answer(request)
        log.info(
            "request",
            route=route_of(request) or "none",
            method=request.method,
            status=response.status_code,
            milliseconds=round((time.perf_counter() - began) * 1000, 1),
        )
        return response

    return logged


def private_answers(answer: Answer) -> Answer:
    """No browser, proxy or search engine keeps a page; what names its own rule (the stylesheet) keeps it."""

    def kept_nowhere(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for header, value in PRIVATE.items():
            response.headers.setdefault(header, value)
        return response

    return kept_nowhere
