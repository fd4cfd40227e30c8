"""The pages that only say something, and the way out."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from vistka.mailroom.consent_wordings import NEWEST, WORDINGS
from vistka.mailroom.keys import published_keys
from vistka.portal.cookies import close_mailbox, draft_cookie, mailbox_cookie
from vistka.portal.forms.letter import PastedLetter
from vistka.portal.languages import preferred
from vistka.portal.letters import verdict_on
from vistka.portal.paper import ABOUT_HER, ABOUT_HIM
from vistka.vault.signatures import fingerprint


class Cookie(NamedTuple):
    """A cookie that the portal sets, as the page on privacy names it."""

    name: str
    purpose: Promise


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """From the bare address to the first page in the reader's language."""
    return HttpResponseRedirect(f"/{preferred(request)}/")


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What the bureau does and does not do, and the ways in."""
    return render(request, "portal/start.html")


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Close the mailbox, let the browser forget our pages, and go on to an ordinary page.

    A draft stays: she who leaves in a hurry has not lost what she wrote.
    """
    response = HttpResponseRedirect(settings.EXIT)
    close_mailbox(response)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """The case code, what the words mean, how long it takes, what can never be said."""
    return render(request, "portal/help.html")


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """What the network sees, and how to leave no trace on this telephone."""
    return render(request, "portal/safety.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, under which key, who reads it and for how long."""
    printed = fingerprint(settings.OFFLINE_KEY) if settings.OFFLINE_KEY else ""
    return render(request, "portal/privacy.html", {"fingerprint": printed, "cookies": our_cookies()})


@require_safe
def other_ways(request: HttpRequest) -> HttpResponse:
    """Telephone, post, onion address, the Central Tracing Agency."""
    return render(request, "portal/other_ways.html")


@require_safe
def printable_form(request: HttpRequest) -> HttpResponse:
    """The questions of the portal as a sheet to write on and to send by post."""
    words = WORDINGS[NEWEST][get_language() or settings.LANGUAGE_CODE]
    shown = {"about_him": ABOUT_HIM, "about_her": ABOUT_HER, "consent": list(words.values()), "wording": NEWEST}
    return render(request, "portal/printable_form.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def is_it_ours(request: HttpRequest) -> HttpResponse:
    """Whether the bureau signed a letter that somebody holds in her hands. What was pasted is kept nowhere."""
    form = PastedLetter(request.POST if request.method == "POST" else None)
    verdict = ""
    if form.is_valid():
        verdict = verdict_on(form.cleaned_data["letter"], published_keys(settings.OFFLINE_KEY))
    return render(request, "portal/is_it_ours.html", {"form": form, "verdict": verdict})


def our_cookies() -> tuple[Cookie, ...]:
    """All that the portal ever sets."""
    return (
        Cookie(
            settings.CSRF_COOKIE_NAME,
            _("So that no other site can send a form in your name. It goes when you close the browser."),
        ),
        Cookie(draft_cookie(), _("The key to what you have written so far. It lasts 24 hours.")),
        Cookie(
            mailbox_cookie(),
            _(
                "The key to your mailbox while it is open. It goes half an hour after your last page, or when you close it."
            ),
        ),
    )
