"""Pages for what went wrong: kind, exact, and without a word of what was typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request was too large or made no sense."""
    return render(request, "portal/errors/refused.html", status=400)


def too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form lay open too long, or came from elsewhere."""
    return render(request, "portal/errors/too_old.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page."""
    return render(request, "portal/errors/not_found.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke here."""
    return render(request, "portal/errors/failed.html", status=500)
