"""The pages that only say something."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vistka.portal.languages import preferred


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """From the bare address to the first page in the reader's language."""
    return HttpResponseRedirect(f"/{preferred(request)}/")


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What the bureau does and does not do, and the ways in."""
    return render(request, "portal/start.html")
