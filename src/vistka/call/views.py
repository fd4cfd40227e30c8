"""The page of a call, and the three things that its script asks. Nobody is known here: a link's token opens one place.

What a link holds stands behind its #, so the page is the same for everybody, and an address tells nothing.
"""

from __future__ import annotations

import base64
import json
from datetime import datetime
from math import ceil
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from vistka.call.rooms import (
    NoSignal,
    Signal,
    State,
    enter,
    from_the_other,
    last_numbers,
    place_of_session,
    place_of_token,
    put,
    state_of,
)
from vistka.mailroom.calls import Side
from vistka.mailroom.models import CallPlace

_PREFIX: Final = {True: "vistka-call-", False: "__Host-vistka-call-"}
"""A `__Host-` name is taken from this host only, over TLS only (RFC 6265bis, section 4.1.3.2)."""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The one page, the same for everybody."""
    languages = [(code, name, code == get_language()) for code, name in settings.LANGUAGES]
    shown = {"bureau_name": settings.BUREAU_NAME, "hotline": settings.HOTLINE, "exercise": settings.EXERCISE}
    return render(request, "call/call.html", {**shown, "languages": languages})


@require_POST
def join(request: HttpRequest) -> HttpResponse:
    """Take the place of a link, once. Too early, nothing is used up; afterwards the cookie brings this browser back."""
    said = _said(request)
    place = place_of_token(_decoded(said, "token"))
    if place is None:
        return _told(State.UNKNOWN, 404)
    now = timezone.now()
    state = state_of(place.room, now)
    if state is State.EARLY:
        return JsonResponse({"state": state, "seconds": _seconds(now, place.room.opens_at)})
    if state is State.OVER:
        return _told(state, 410)
    session = enter(place, _session(request, place.side))
    if session is None:
        return _told(State.USED, 409)
    own, other = last_numbers(place)
    response = JsonResponse(
        {
            **_open(place, now),
            "room": str(place.room_id),
            "side": place.side,
            "config": _encoded(bytes(place.config)),
            "own": own,
            "other": other,
        }
    )
    _keep(response, place.side, session.hex(), _seconds(now, place.room.closes_at))
    return response


@require_POST
def exchange(request: HttpRequest) -> HttpResponse:
    """Leave signals for the other side, and take up what it said since. The page asks once a second."""
    said = _said(request)
    place = _place(request, said)
    if place is None:
        return _told(State.UNKNOWN, 403)
    now = timezone.now()
    state = state_of(place.room, now)
    if state is not State.OPEN:
        return _told(State.OVER, 410)
    try:
        put(place, [Signal(int(one["number"]), base64.b64decode(one["sealed"])) for one in said["signals"]])
        heard = from_the_other(place, int(said["after"]))
    except (NoSignal, KeyError, TypeError, ValueError, OverflowError):
        return _told(State.UNKNOWN, 400)
    signals = [{"number": one.number, "sealed": _encoded(one.sealed)} for one in heard]
    return JsonResponse({**_open(place, now), "signals": signals})


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Have this browser forget its place. Nobody gets it again."""
    response = _told(State.OVER)
    side = _side(_said(request))
    if side:
        _keep(response, side, "", 0)
    return response


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request was too large or made no sense."""
    return _told(State.UNKNOWN, 400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page."""
    return _told(State.UNKNOWN, 404)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke here; the script tries again."""
    return HttpResponse(status=500)


def _said(request: HttpRequest) -> dict[str, Any]:
    """What the script sent; nothing where it is no object of JSON."""
    try:
        said = json.loads(request.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _side(said: dict[str, Any]) -> Side | None:
    return next((side for side in Side if side == said.get("side")), None)


def _place(request: HttpRequest, said: dict[str, Any]) -> CallPlace | None:
    try:
        room, side = UUID(str(said.get("room"))), _side(said)
    except ValueError:
        return None
    session = _session(request, side) if side else b""
    return place_of_session(room, side, session) if side and session else None


def _open(place: CallPlace, now: datetime) -> dict[str, Any]:
    return {"state": State.OPEN, "seconds": _seconds(now, place.room.closes_at)}


def _seconds(now: datetime, until: datetime) -> int:
    return ceil((until - now).total_seconds())


def _told(state: State, status: int = 200) -> JsonResponse:
    return JsonResponse({"state": state}, status=status)


def _session(request: HttpRequest, side: str) -> bytes:
    try:
        return bytes.fromhex(request.COOKIES.get(_PREFIX[settings.EXERCISE] + side, ""))
    except ValueError:
        return b""


def _keep(response: HttpResponse, side: str, value: str, seconds: int) -> None:
    name = _PREFIX[settings.EXERCISE] + side
    response.set_cookie(
        name, value, max_age=seconds, secure=not settings.EXERCISE, httponly=True, samesite="Strict", path="/"
    )


def _encoded(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _decoded(said: dict[str, Any], name: str) -> bytes:
    """The bytes under a name; none where there are none."""
    try:
        return base64.b64decode(str(said.get(name, "")), validate=True)
    except ValueError:
        return b""
