"""Sending something from a mailbox."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from vistka.mailroom.keys import NoKey
from vistka.mailroom.submissions import Content, Kind
from vistka.portal.box.entrance import enter, in_open_mailbox, to_the_code
from vistka.portal.box.errands import ERRANDS, Errand, begin, draft_key, draft_under, id_in, keep, said_in
from vistka.portal.box.forms import Sheet
from vistka.portal.box.opening import Reading
from vistka.portal.cookies import close_mailbox, keep_open
from vistka.portal.not_kept import not_kept
from vistka.portal.sending import send


@require_http_methods(["GET", "HEAD", "POST"])
def errand(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Show the form, or send it. When the mailbox has closed, or another is open, what was typed is kept for its own."""
    of_kind = ERRANDS[kind]
    reading = enter(request)
    if request.method == "POST" and (reading is None or request.POST.get("kept") != draft_key(reading.opened)):
        return _keep_for_later(request, of_kind)
    if reading is None:
        return to_the_code()
    response = _post(request, reading, of_kind) if request.method == "POST" else show(request, reading, of_kind)
    keep_open(response, reading.opened)
    return response


@require_safe
@in_open_mailbox
def sent(request: HttpRequest, reading: Reading) -> HttpResponse:
    """The same receipt for whatever was sent."""
    return render(request, "portal/box/sent.html")


@require_safe
@in_open_mailbox
def about_withdrawing(request: HttpRequest, reading: Reading) -> HttpResponse:
    """What happens when she withdraws, before she is asked whether she does."""
    return render(request, "portal/box/about_withdrawing.html")


def show(request: HttpRequest, reading: Reading, errand: Errand, **chosen: str) -> HttpResponse:
    """The form, begun; with what she `chosen` before it was shown."""
    return render(request, errand.template, {"form": begin(errand, reading.opened, **chosen)})


def _post(request: HttpRequest, reading: Reading, errand: Errand) -> HttpResponse:
    writing = draft_under(draft_key(reading.opened), errand)
    assert writing
    if "delete" in request.POST:
        writing.delete()
        return HttpResponseRedirect(reverse("portal:box"))
    form = errand.form(request.POST, request.FILES)
    if not form.is_valid():
        keep(form, writing)
        return render(request, errand.template, {"form": form})
    try:
        _send(request, reading, errand, form)
    except NoKey:
        return render(request, "portal/box/no_key.html", {"kept": keep(form, writing)}, status=503)
    writing.delete()
    return HttpResponseRedirect(reverse("portal:box_sent"))


def _send(request: HttpRequest, reading: Reading, errand: Errand, form: Sheet) -> None:
    said = said_in(form, reading.opened, get_language() or settings.LANGUAGE_CODE)
    send(
        Content(kind=errand.kind, said=said, files=form.pages()), id_in(request.POST.get("sending", "")), reading.opened
    )


def _keep_for_later(request: HttpRequest, errand: Errand) -> HttpResponse:
    writing = draft_under(request.POST.get("kept", ""), errand)
    if writing and "delete" in request.POST:
        writing.delete()
    elif writing is None or not keep(errand.form(request.POST), writing):
        response = not_kept(request, "portal/box/not_kept.html")
        close_mailbox(response)
        return response
    return to_the_code()
