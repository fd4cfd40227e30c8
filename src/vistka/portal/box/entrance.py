"""The door to every page of a mailbox: each opens with the cookie, for half an hour more, or leads to the code."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from vistka.portal.box.opening import Reading, read_again
from vistka.portal.cookies import close_mailbox, keep_open, opened_mailbox
from vistka.portal.middleware import pad_as_mailbox

Args = ParamSpec("Args")


def in_open_mailbox(
    page: Callable[Concatenate[HttpRequest, Reading, Args], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Args], HttpResponse]:
    """The page, given what lies in the open mailbox."""

    @wraps(page)
    def entered(request: HttpRequest, /, *args: Args.args, **named: Args.kwargs) -> HttpResponse:
        reading = enter(request)
        if reading is None:
            return to_the_code()
        response = page(request, reading, *args, **named)
        keep_open(response, reading.opened)
        return response

    return entered


def enter(request: HttpRequest) -> Reading | None:
    """What lies in the mailbox that this browser has open; None when it has none."""
    pad_as_mailbox(request)
    opened = opened_mailbox(request)
    return read_again(opened) if opened else None


def to_the_code() -> HttpResponse:
    """To the page that asks for the code. It says that what was written is kept."""
    response = HttpResponseRedirect(reverse("portal:open"))
    close_mailbox(response)
    return response
