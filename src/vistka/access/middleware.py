"""What stands before every view: the session's time, who is asking, whether the route lets her in, and the gate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import structlog
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, get_user, logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vistka.access.errors import AccessError, BudgetSpent, PurposeNeeded
from vistka.access.forms import PurposeForm
from vistka.access.gate import SAID, gate_for, gate_of
from vistka.access.members import Member, member
from vistka.access.permissions import Permission
from vistka.access.routes import Door, whom_it_admits
from vistka.access.second_factor import Standing, standing
from vistka.access.sessions import absolute, idle
from vistka.ledger.errors import Forged

GetResponse = Callable[[HttpRequest], HttpResponseBase]

BEGAN: Final = "began"
SEEN: Final = "seen"
_FORGED: Final = gettext_lazy(
    "Something here is not as the ledger has it, so it is neither shown nor used. Tell an administrator: it has to be "
    "looked into before anybody works on this record."
)

SEEN_EVERY_SECONDS: Final = 30
"""A session's row is not written more often than this only to say that it is in use."""

log = structlog.get_logger(__name__)


def member_of(request: HttpRequest) -> Member:
    """The member of staff who is asking."""
    found: Member = request.member  # type: ignore[attr-defined]
    return found


class SignedIn:
    """Gives `request.user` (a trusted account or nobody) and ends sessions that are idle or a working day old.

    It stands where Django's AuthenticationMiddleware would, whose lazy user cannot be proved against the ledger.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.user = get_user(request)
        if request.user.is_authenticated and (words := self._time_out(request)):
            logout(request)
            messages.info(request, words)
            return to_sign_in(request)
        return self.get_response(request)

    def _time_out(self, request: HttpRequest) -> str | None:
        now = timezone.now().timestamp()
        began, seen = request.session.setdefault(BEGAN, now), request.session.setdefault(SEEN, now)
        if now - began >= absolute().total_seconds():
            return _(
                "Your working day here was long, so you were signed out. All that you saved is kept. Sign in to go on."
            )
        if now - seen >= idle().total_seconds():
            return _(
                "You were away for a while, so you were signed out to keep others from reading. "
                "All that you saved is kept. Sign in to go on."
            )
        if now - seen >= SEEN_EVERY_SECONDS:
            request.session[SEEN] = now
        return None


class Guard:
    """Lets in whom the view says, with both factors; a view that says nothing lets nobody in. Opens the gate."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.get_response(request)
        request.member = member(request.user)  # type: ignore[attr-defined]
        with gate_for(member_of(request), request.session.get(SAID, {})) as gate:
            request.gate = gate  # type: ignore[attr-defined]
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _options: Any
    ) -> HttpResponseBase | None:
        """Refuse, send to sign in or to set up the second factor, or let the view answer."""
        door = whom_it_admits(view)
        if door is None:
            log.error("the view says not whom it admits", route=route_of(request))
            return refused(request)
        if door is Door.ANYONE:
            return None
        if not request.user.is_authenticated:
            return to_sign_in(request)
        gate_of(request).looking.page = route_of(request)
        if door is Door.NEWCOMER:
            return None
        if standing(member_of(request).staff) is not Standing.BOUND:
            return HttpResponseRedirect(reverse("access:set_up_second_factor"))
        if isinstance(door, Permission) and not member_of(request).may(door):
            return refused(request)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Ask what is missing, or say what may not be done."""
        match error:
            case PurposeNeeded():
                form = PurposeForm(initial={"person": error.person, "next": request.get_full_path()})
                return render(request, "access/purpose.html", {"form": form})
            case BudgetSpent():
                return render(request, "access/budget.html", {"next": request.get_full_path()}, status=403)
            case AccessError():
                return refused(request, error.words)
            case Forged():
                log.error("a row is not as the ledger has it: run `vistka ledger verify`", route=route_of(request))
                return refused(request, _FORGED)
        return None


def route_of(request: HttpRequest) -> str:
    """The name of the route that was taken."""
    return request.resolver_match.view_name if request.resolver_match else ""


def refused(request: HttpRequest, words: Any = None) -> HttpResponse:
    """The page that says that something is not for this reader."""
    return render(request, "access/refused.html", {"words": words}, status=403)


def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """To the sign-in page, and back here afterwards."""
    back = request.get_full_path() if request.method in ("GET", "HEAD") else ""
    query = f"?{urlencode({REDIRECT_FIELD_NAME: back})}" if back not in ("", "/") else ""
    return HttpResponseRedirect(reverse("account_login") + query)
