"""A page that asks one thing and then does it: what was typed stays in the form until the action took it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vistka.access.errors import AccessError
from vistka.ui.furniture import SummaryRow, Text
from vistka.vault.pixels.refusals import Refused

asks_and_does: Final = require_http_methods(["GET", "HEAD", "POST"])

THE_ENQUIRY: Final = _("The enquiry")

Form = TypeVar("Form", bound=forms.Form)


@dataclass(frozen=True, kw_only=True)
class Page:
    """What the page says. `back`: where it leads when all is done, and when nothing is."""

    title: Text
    submit: Text
    back: str
    back_words: Text = THE_ENQUIRY
    texts: Sequence[Text] = ()
    about: Sequence[SummaryRow] = ()
    danger: bool = False


def sent(request: HttpRequest, form: type[Form], **options: Any) -> Form:
    """The form with what was sent, or fresh."""
    return form(request.POST, request.FILES, **options) if request.method == "POST" else form(**options)


def answer(
    request: HttpRequest, page: Page, form: forms.Form, do: Callable[[], object], done: Text | Callable[[], Text]
) -> HttpResponse:
    """Do it and go back, or show the page with what is wrong. `do` may refuse with an `AccessError` or `Refused`."""
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except (AccessError, Refused) as error:
            form.add_error(None, str(error.words))
        else:
            messages.success(request, str(done() if callable(done) else done))
            return HttpResponseRedirect(page.back)
    return shown(request, page, form)


def shown(request: HttpRequest, page: Page, form: forms.Form) -> HttpResponse:
    """The page with its form."""
    context = {
        "title": page.title,
        "texts": page.texts,
        "about": page.about,
        "form": form,
        "submit": page.submit,
        "cancel_url": page.back,
        "back": page.back_words,
        "danger": page.danger,
    }
    return render(request, "desk/enquiries/ask.html", context)
