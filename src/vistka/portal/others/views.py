"""The pages of one who is with a soldier or has found one, and of one who has lost her code."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from vistka.mailroom.keys import NoKey
from vistka.portal.not_kept import not_kept
from vistka.portal.others import flows
from vistka.portal.others.steps import LOST, WITH_HIM
from vistka.portal.room import NoRoom
from vistka.portal.sending import todays_key

Given = ParamSpec("Given")
Page = Callable[Concatenate[HttpRequest, Given], HttpResponse]
read_or_write = require_http_methods(["GET", "HEAD", "POST"])


def while_sealable(page: Page[Given]) -> Page[Given]:
    """Ask nothing while there is no key to which it could be sealed; say so when there is no room to keep an answer."""

    @wraps(page)
    def asked(request: HttpRequest, /, *args: Given.args, **more: Given.kwargs) -> HttpResponse:
        try:
            todays_key()
            return page(request, *args, **more)
        except NoKey:
            return render(request, "portal/others/no_key.html", status=503)
        except NoRoom:
            return not_kept(request)

    return asked


@require_safe
def with_him(request: HttpRequest) -> HttpResponse:
    """Safety, before any question."""
    return render(request, "portal/others/with_him.html")


@read_or_write
@while_sealable
def with_him_step(request: HttpRequest, name: str) -> HttpResponse:
    """One question about him."""
    return flows.ask(request, WITH_HIM, name)


@read_or_write
@while_sealable
def with_him_check(request: HttpRequest) -> HttpResponse:
    """What will be sent."""
    return flows.check(request, WITH_HIM)


@require_safe
def with_him_sent(request: HttpRequest) -> HttpResponse:
    """What follows."""
    return flows.last(request, WITH_HIM)


@require_safe
def lost(request: HttpRequest) -> HttpResponse:
    """How a code is replaced."""
    return render(request, "portal/others/lost.html")


@read_or_write
@while_sealable
def lost_step(request: HttpRequest, name: str) -> HttpResponse:
    """One question to one who has lost her code."""
    return flows.ask(request, LOST, name)


@read_or_write
@while_sealable
def lost_check(request: HttpRequest) -> HttpResponse:
    """What will be sent."""
    return flows.check(request, LOST)


@require_safe
def lost_sent(request: HttpRequest) -> HttpResponse:
    """What follows."""
    return flows.last(request, LOST)
