"""What a mail opens beside what everybody may do: to write to the person, to check in, a call.

All of it lies at the address of writing to us, and is asked for by a button. So the list of pages that a browser has
visited is the same for every family: an address of its own would say there, for years, what her mail told her.
"""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from vistka.mailroom.submissions import Kind
from vistka.portal.box.calendar import appointment
from vistka.portal.box.entrance import in_open_mailbox
from vistka.portal.box.errands import OF_A_MAIL
from vistka.portal.box.opening import Reading
from vistka.portal.box.presenters import call_in
from vistka.portal.box.views.sending import errand, show
from vistka.portal.middleware import MAILBOX

CALL: Final = "call"
APPOINTMENT: Final = "appointment"


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Write to us; or what the button asks for, that her last mail opens. What was shown before is sent all the same."""
    what = request.POST.get("what", "")
    if "kept" in request.POST or not what:
        return errand(request, OF_A_MAIL[what].kind if what in OF_A_MAIL else Kind.MESSAGE)
    return _asked_for(request, what)


@in_open_mailbox
def _asked_for(request: HttpRequest, reading: Reading, what: str) -> HttpResponse:
    """The page or file, if the last mail opens it; else her mailbox, which says what is open."""
    mail, now = reading.newest, timezone.now()
    call = call_in(mail, now)
    if call and what == CALL:
        return render(request, "portal/box/call.html", {"call": call, "language": mail.language})
    if call and what == APPOINTMENT:
        return HttpResponse(
            appointment(call, now, MAILBOX),
            content_type="text/calendar; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="appointment.ics"'},
        )
    if what in OF_A_MAIL and OF_A_MAIL[what].opened_by in mail.opens:
        chosen = {"reply_to": request.POST["reply_to"]} if "reply_to" in request.POST else {}
        return show(request, reading, OF_A_MAIL[what], **chosen)
    return HttpResponseRedirect(reverse("portal:box"))
