"""Pages for what went wrong: kind, exact, and with a next step. Nothing of what was typed goes into a log."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request was too large or made no sense."""
    return render(request, "portal/errors/refused.html", status=400)


def too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form lay open too long, its cookie is gone, or it came from elsewhere.

    What our own page sent is offered once more with a fresh token, so that nothing typed is lost. What another site sent
    is not: one tap would send it in her name.
    """
    shown = {"again": _typed(request), "had_files": bool(request.FILES)} if _is_from_here(request) else {}
    return render(request, "portal/errors/too_old.html", shown, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page; or the address begins with none of our languages."""
    prefix = request.path.lstrip("/").partition("/")[0]
    known = prefix in {code for code, _ in settings.LANGUAGES}
    return render(request, f"portal/errors/{'not_found' if known else 'no_language'}.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke here."""
    return render(request, "portal/errors/failed.html", status=500)


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent this form. Another site cannot make it say so.

    At the onion address it says http, while the proxy says that the request came sealed: both are so.
    """
    source = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", ""))
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return source.netloc == request.get_host() and f"{source.scheme}://{source.netloc}" in ours


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, values in request.POST.lists() if name != _TOKEN for value in values]
