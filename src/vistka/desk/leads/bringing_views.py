"""Bringing something: a text, a page, a post, a picture; or a described person written down by hand."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.leads.item_forms import BringForm, HandForm
from vistka.desk.working.acts import asks_and_does, tried
from vistka.leads import actions
from vistka.leads.actions.bringing import BroughtBefore
from vistka.leads.errors import LeadsError
from vistka.leads.media import kind_of_media
from vistka.leads.models import Item, Lead
from vistka.ledger.actors import Actor
from vistka.vault.fetching.getting import NotFetched, fetch
from vistka.vault.texts.reading import read_foreign
from vistka.vault.texts.refusals import Unreadable

_NAMES: Final = {"paste": "paste.txt", "upload": "", "address": ""}
"""Under which name a text is read: what is pasted is read as it stands."""


@requires(Permission.BRING_LEAD)
@asks_and_does
def bring(request: HttpRequest) -> HttpResponse:
    """Paste, upload, or name an address."""
    sent = request.method == "POST"
    form = BringForm(request.POST, request.FILES) if sent else BringForm()
    if form.is_valid() and (answer := _brought(request, form)):
        return answer
    return render(request, "desk/leads/bring.html", {"form": form})


@requires(Permission.REVIEW_LEAD)
@asks_and_does
def by_hand(request: HttpRequest) -> HttpResponse:
    """A form of two minutes."""
    form = HandForm(request.POST) if request.method == "POST" else HandForm()
    by = member_of(request).actor
    noted: list[Lead] = []
    if form.is_valid() and tried(form, lambda: noted.append(_noted(by, form))):
        messages.success(request, _("The lead is written down."))
        return HttpResponseRedirect(reverse("desk:lead", args=[noted[0].pk]))
    return render(request, "desk/leads/by_hand.html", {"form": form})


def _noted(by: Actor, form: HandForm) -> Lead:
    more: dict[str, Any] = {name: form.cleaned_data[name] for name in ("where", "link", "told_by", "shown")}
    return actions.note_by_hand(by=by, said=form.said(), **more)


def _brought(request: HttpRequest, form: BringForm) -> HttpResponse | None:
    """Where to go once it is brought; None where it was refused, which the form then says.

    What came before is said to reviewers alone: others could ask by it what the bureau knows.
    """
    reader = member_of(request)
    reviews = reader.may(Permission.REVIEW_LEAD)
    try:
        found = _item(reader.actor, form)
    except BroughtBefore as error:
        if reviews:
            messages.info(request, str(error.words))
            return HttpResponseRedirect(reverse("desk:item", args=[error.item_id]))
    except (LeadsError, NotFetched, Unreadable) as error:
        form.add_error(None, str(error.words))
        return None
    else:
        if reviews:
            return HttpResponseRedirect(reverse("desk:item", args=[found.pk]))
    messages.success(request, _("Thank you. A reviewer reads it."))
    return HttpResponseRedirect(reverse("desk:leads_tray"))


def _item(by: Actor, form: BringForm) -> Item:
    """The item, kept. Raises `BroughtBefore`, `LeadsError`, `NotFetched`, `Unreadable`."""
    typed = form.cleaned_data
    more = {"link": typed["link"] or typed.get("address", ""), "told_by": typed["told_by"]}
    [way] = [name for name in _NAMES if typed.get(name)]
    content = _content(way, typed[way])
    if way == "upload" and _is_media(content):
        return actions.bring_media(by=by, content=content, **more)
    reading = read_foreign(content, name=_NAMES[way], link=more["link"], published=typed["published"])
    return actions.bring_text(by=by, content=content, reading=reading, **more)


def _content(way: str, given: Any) -> bytes:
    if way == "address":
        return fetch(given, settings.FETCHED_HOSTS)
    content: bytes = given.encode() if way == "paste" else given.read()
    return content


def _is_media(content: bytes) -> bool:
    try:
        kind_of_media(content)
    except LeadsError:
        return False
    return True
