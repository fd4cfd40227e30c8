"""Reading: what is said now, the letters, and whether a caller is ours."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from vistka.portal.box.callers import is_ours
from vistka.portal.box.entrance import in_open_mailbox
from vistka.portal.box.forms import CallerForm
from vistka.portal.box.opening import Reading
from vistka.portal.box.presenters import ON_A_PAGE, Received, call_in, letter_at, letters_in, warnings_of
from vistka.portal.days import in_words
from vistka.portal.middleware import MAILBOX


@require_safe
@in_open_mailbox
def mailbox(request: HttpRequest, reading: Reading, page: int = 1) -> HttpResponse:
    """What is said now, what comes next, and the letters."""
    mail = reading.newest
    letters = Paginator(letters_in(reading.box), ON_A_PAGE).get_page(page)
    said = {
        "mail": mail,
        "call": call_in(mail, timezone.now()),
        "last_day": in_words(mail.day),
        "review_day": in_words(mail.review_on) if mail.review_on else "",
        "letters": letters,
        "warnings": warnings_of(reading, timezone.localdate()),
    }
    return render(request, "portal/box/mailbox.html", said)


@require_safe
@in_open_mailbox
def letter(request: HttpRequest, reading: Reading, mail: int, place: int, page: int = 1) -> HttpResponse:
    """One letter, or a page of a long one."""
    found = _letter(reading, mail, place)
    pages = Paginator(found.pages, 1)
    if not 1 <= page <= pages.num_pages:
        raise Http404
    may_answer = found.by_person and "letters" in reading.newest.opens
    said = {"letter": found, "page": pages.page(page), "may_answer": may_answer}
    return render(request, "portal/box/letter.html", said)


@require_safe
@in_open_mailbox
def letter_as_text(request: HttpRequest, reading: Reading, mail: int, place: int) -> HttpResponse:
    """A whole letter with its proof, to be saved. Spaces at its end round its length up to that of a page of the mailbox."""
    found = _letter(reading, mail, place)
    if not found.is_whole:
        return HttpResponseRedirect(reverse("portal:letter", args=[mail, place]))
    text = found.printed.encode()
    padded = text.ljust(-(-len(text) // MAILBOX) * MAILBOX)
    return HttpResponse(
        padded,
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="letter.txt"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_open_mailbox
def caller(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Whether the word that a caller said is one of ours. It is compared here and nowhere else, and not kept."""
    form = CallerForm(request.POST or None)
    answer = {}
    if form.is_valid():
        answer = {"answered": True, "ours": is_ours(form.cleaned_data["word"], reading.newest.words)}
        form = CallerForm()
    return render(request, "portal/box/caller.html", {"form": form, **answer})


def _letter(reading: Reading, mail: int, place: int) -> Received:
    found = letter_at(reading.box, mail, place)
    if found is None:
        raise Http404
    return found
