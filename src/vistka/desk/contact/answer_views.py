"""Answers: what waits, one enquirer, whom he meant, preparing, approving and giving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vistka.access.errors import AccessError
from vistka.access.gate import list_persons, open_person
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.routes import requires
from vistka.contact import actions
from vistka.contact.answers import HowGiven
from vistka.contact.facts import Grounds, grounds_of
from vistka.contact.models import Addressee, Answer
from vistka.desk.contact.acts import Act
from vistka.desk.contact.forms import NONE_OF_THEM, GiveForm, MeantForm, PrepareForm
from vistka.desk.contact.presenters.answer import (
    answer_page,
    contact_rows,
    kin_words,
    language_of,
    text_of,
    wish_words,
)
from vistka.desk.contact.presenters.waiting import waiting, waiting_table
from vistka.desk.forged import View, says_what_is_forged
from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import trust
from vistka.registry.wishes import standing_wishes
from vistka.tracing.links import link_of
from vistka.ui.furniture import SummaryRow

A_PAGE = 25
asks_and_does = require_http_methods(["GET", "HEAD", "POST"])


def enquirer_asked_for(request: HttpRequest, row_id: UUID) -> Enquirer:
    """The enquirer, opened to prepare an answer, and the person whom she seeks with her. Raises `Forged`."""
    enquirer = get_object_or_404(Enquirer.objects.select_related("enquiry"), pk=row_id)
    open_person(request, enquirer.enquiry_id, Purpose.PREPARE_ANSWER)
    trust(enquirer)
    if link := link_of(enquirer.enquiry_id):
        open_person(request, link.person_id, Purpose.PREPARE_ANSWER)
    return enquirer


@requires(Permission.ANSWER)
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """What waits, for whom."""
    list_persons(request)
    page = Paginator(waiting(), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "table": waiting_table(member_of(request), page.object_list)}
    return render(request, "desk/contact/answers.html", context)


@requires(Permission.ANSWER)
@require_safe
@says_what_is_forged
def answer(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One enquirer: what she may be told, his wish, the answer."""
    enquirer = enquirer_asked_for(request, row_id)
    page = answer_page(member_of(request), enquirer, grounds_of(enquirer))
    return render(request, "desk/contact/answer.html", {"page": page})


@requires(Permission.ANSWER)
@asks_and_does
@says_what_is_forged
def meant(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Which of his wishes means her, or that none does."""
    enquirer = enquirer_asked_for(request, row_id)
    wishes = _wishes(grounds_of(enquirer))
    form = MeantForm(request.POST or None, wishes=wishes)
    back = reverse("desk:answer", args=[enquirer.pk])
    if form.is_valid() and _tried(form, lambda: _said_whom(request, enquirer, form.cleaned_data["wish"], wishes)):
        messages.success(request, _("It is noted."))
        return HttpResponseRedirect(back)
    rows = [SummaryRow(_("Enquirer"), str(enquirer.said["name"])), SummaryRow(_("Says to be"), kin_words(enquirer))]
    return render(request, "desk/contact/meant.html", {"form": form, "rows": rows, "cancel_url": back})


@requires(Permission.ANSWER)
@asks_and_does
@says_what_is_forged
def prepare_answer(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Choose her language; the sentences come from the table."""
    enquirer = enquirer_asked_for(request, row_id)
    back, by = reverse("desk:answer", args=[enquirer.pk]), member_of(request).actor
    form = PrepareForm(request.POST or None, initial={"language": language_of(enquirer)})
    if form.is_valid() and _tried(
        form,
        lambda: actions.prepare_answer(by=by, enquirer_id=enquirer.pk, language=form.cleaned_data["language"]),
    ):
        messages.success(request, _("The answer is prepared. Another person has to approve it."))
        return HttpResponseRedirect(back)
    return render(request, "desk/contact/prepare_answer.html", {"form": form, "cancel_url": back})


@requires(Permission.ANSWER)
@asks_and_does
@says_what_is_forged
def give_answer(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """How to reach her without harm, the text, and that she was told."""
    row = get_object_or_404(Answer, pk=row_id)
    enquirer = enquirer_asked_for(request, row.enquirer_id)
    trust(row)
    back, by = reverse("desk:answer", args=[enquirer.pk]), member_of(request).actor
    form = GiveForm(request.POST or None)
    if form.is_valid() and _tried(
        form, lambda: actions.give_answer(by=by, answer_id=row.pk, how=HowGiven(form.cleaned_data["how"]))
    ):
        messages.success(request, _("It is noted that the enquirer was told. Write down the conversation as well."))
        return HttpResponseRedirect(back)
    context = {
        "form": form,
        "contact": contact_rows(enquirer.contact),
        "never_leave": enquirer.contact.get("never_leave_message", True),
        "answer": text_of(row),
        "cancel_url": back,
    }
    return render(request, "desk/contact/give_answer.html", context)


def confirms(act: Act) -> View:
    """The page of an act: what it is about, one question, one button."""

    @requires(Permission.ANSWER)
    @asks_and_does
    @says_what_is_forged
    def page(request: HttpRequest, row_id: UUID) -> HttpResponse:
        row = cast("Addressee | Answer", get_object_or_404(act.on, pk=row_id))
        enquirer = enquirer_asked_for(request, row.enquirer_id)
        trust(row)
        back = reverse("desk:answer", args=[enquirer.pk])
        if request.method != "POST":
            shown = {"title": act.question, "text": act.text, "submit": act.submit, "danger": act.danger}
            about = {"rows": _about(enquirer, row), "answer": text_of(row) if isinstance(row, Answer) else None}
            return render(request, "desk/contact/confirm.html", {**shown, **about, "cancel_url": back})
        try:
            act.do(member_of(request).actor, row.pk)
        except AccessError as error:
            messages.error(request, str(error.words))
        else:
            messages.success(request, str(act.done))
        return HttpResponseRedirect(back)

    return page


def _about(enquirer: Enquirer, row: Addressee | Answer) -> list[SummaryRow]:
    rows = [SummaryRow(_("Enquirer"), str(enquirer.said["name"])), SummaryRow(_("Says to be"), kin_words(enquirer))]
    if isinstance(row, Addressee):
        trust(row.wish)
        rows.append(SummaryRow(_("The person's wish"), wish_words(row.wish)))
    return rows


def _wishes(grounds: Grounds) -> dict[str, str]:
    found = standing_wishes(grounds.link.person_id) if grounds.link else []
    return {str(wish.pk): wish_words(wish) for wish in found}


def _said_whom(request: HttpRequest, enquirer: Enquirer, chosen: str, wishes: dict[str, str]) -> None:
    by = member_of(request).actor
    if chosen != NONE_OF_THEM:
        actions.propose_addressee(by=by, wish_id=UUID(chosen), enquirer_id=enquirer.pk)
        return
    for wish_id in wishes:
        actions.rule_out_addressee(by=by, wish_id=UUID(wish_id), enquirer_id=enquirer.pk)


def _tried(form: Any, do: Callable[[], object]) -> bool:
    """Whether it was done; else the form says why not."""
    try:
        do()
    except AccessError as refused:
        form.add_error(None, str(refused.words))
        return False
    return True
