"""Pages for what keeps a request from going on; nothing that was typed is lost by any of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vistka.mailroom.keys import NoKey
from vistka.portal.not_kept import not_kept
from vistka.portal.room import NoRoom
from vistka.portal.turns import Busy

View = Callable[..., HttpResponse]


def kindly(view: View) -> View:
    """Say it in a page when no key is published, when too many wait, or when there is no room for a draft."""

    @wraps(view)
    def answered(request: HttpRequest, **where: Any) -> HttpResponse:
        try:
            return view(request, **where)
        except NoKey:
            return render(request, "portal/asking/no_key.html", status=503)
        except Busy:
            return render(request, "portal/asking/busy.html", status=503)
        except NoRoom:
            return not_kept(request)

    return answered
