"""The page that stands where a row is not as the ledger has it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vistka.ledger.errors import Forged

View = Callable[..., HttpResponse]


def says_what_is_forged(view: View) -> View:
    """A view that, when a row is not as the ledger has it, shows nothing of it, says so, and lets nothing follow."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
        try:
            return view(request, *args, **given)
        except Forged:
            return render(request, "desk/forged.html", status=409)

    return page
