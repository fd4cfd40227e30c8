"""Opening a mailbox by its code, and closing it."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vistka.mailroom.keys import NoKey
from vistka.portal.asking.afterwards import first_mail
from vistka.portal.box.forms import CodeForm
from vistka.portal.box.opening import NothingOpens, open_by_code
from vistka.portal.cookies import close_mailbox, keep_open
from vistka.portal.middleware import pad_as_mailbox
from vistka.portal.turns import Busy

RETRY_SECONDS: Final = "30"


@require_http_methods(["GET", "HEAD", "POST"])
def open_mailbox(request: HttpRequest) -> HttpResponse:
    """Ask for the code; open the mailbox."""
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        return render(request, "portal/box/open.html", {"form": form})
    pad_as_mailbox(request)
    try:
        found = open_by_code(form.cleaned_data["code"])
    except Busy:
        return _later(request, "portal/box/busy.html")
    except NoKey:
        return _later(request, "portal/box/no_key.html")
    if isinstance(found, NothingOpens):
        return _nothing_opens(request, found)
    response = HttpResponseRedirect(reverse("portal:box"))
    keep_open(response, found.opened)
    return response


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Have the browser forget the mailbox's key, whether or not it still opens one."""
    response = HttpResponseRedirect(reverse("portal:closed"))
    close_mailbox(response)
    return response


@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """The mailbox is closed."""
    return render(request, "portal/box/closed.html")


def _nothing_opens(request: HttpRequest, found: NothingOpens) -> HttpResponse:
    """The same for a code that is unknown, withdrawn or expired, and for one whose first mail has not come."""
    said = {
        "form": CodeForm(),
        "forged": found.forged,
        "mail_at": first_mail(timezone.now()),
    }
    return render(request, "portal/box/nothing_opens.html", said)


def _later(request: HttpRequest, template: str) -> HttpResponse:
    response = render(request, template, status=503)
    response.headers["Retry-After"] = RETRY_SECONDS
    return response
