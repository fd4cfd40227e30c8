"""Answering what the gate asks: for what a person is opened, and for more persons today."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vistka.access.actions import ask_budget
from vistka.access.forms import PurposeForm
from vistka.access.gate import say_purpose
from vistka.access.middleware import member_of
from vistka.access.purposes import Purpose


@require_POST
def purpose(request: HttpRequest) -> HttpResponse:
    """Keep for what a person is opened, and go on to the page that asked."""
    form = PurposeForm(request.POST)
    if not form.is_valid():
        return render(request, "access/purpose.html", {"form": form})
    say_purpose(request, form.cleaned_data["person"], Purpose(form.cleaned_data["purpose"]))
    return HttpResponseRedirect(own_address(request, form.cleaned_data["next"]))


@require_POST
def more_persons(request: HttpRequest) -> HttpResponse:
    """Ask a second officer for leave to open more persons today."""
    ask_budget(by=member_of(request).actor)
    messages.success(
        request, _("Your request is with the officers. Try the record again once somebody has allowed it.")
    )
    return HttpResponseRedirect("/")


def own_address(request: HttpRequest, address: str) -> str:
    """The address, if it is one of this desk; else the first page."""
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if safe else "/"
