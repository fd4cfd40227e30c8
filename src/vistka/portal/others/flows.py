"""One function for each kind of page of a flow: it asks, shows what will be sent, sends it once, and says what follows.

The draft holds {"id": of the submission, drawn with the first answer; step: answers}. Once it is sent nothing is left of
it but that it was sent, so that a second tap leads to the same last page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, cast
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vistka.mailroom.submissions import Content
from vistka.portal.cookies import begun, keep_draft, writing
from vistka.portal.drafts import Writing
from vistka.portal.others.steps import Answers, Flow, Step
from vistka.portal.sending import send
from vistka.ui.furniture import Link, SummaryRow

SENT: Final = "sent"
_NOTHING: Final = _("You wrote nothing here")


def ask(request: HttpRequest, flow: Flow, name: str) -> HttpResponse:
    """One question of a flow; the answer is kept in her draft."""
    draft, cookie = begun(request, flow.name)
    answers: dict[str, Any] = {} if SENT in draft.answers else draft.answers
    step = flow.step(answers, name)
    if step is None:
        return redirect(route(flow))
    form = step.form(request.POST if request.method == "POST" else None, initial=answers.get(name))
    if not form.is_valid():
        return render(
            request, "portal/others/step.html", {"form": form, "step": step, "back": back(flow, answers, step)}
        )
    draft.answers = {"id": uuid4().hex, **answers, name: form.cleaned_data}
    draft.save()
    response = redirect(following(flow, draft.answers))
    keep_draft(response, cookie)
    return response


def check(request: HttpRequest, flow: Flow) -> HttpResponse:
    """What will be sent; and sending it."""
    draft = writing(request, flow.name)
    if draft is None or not draft.answers:
        return redirect(route(flow))
    if SENT in draft.answers:
        return redirect(route(flow, "sent"))
    if flow.open_step(draft.answers):
        return redirect(following(flow, draft.answers))
    if request.method == "POST":
        return _sent(flow, draft)
    rows = list(_rows(flow, draft.answers))
    return render(request, "portal/others/check.html", {"flow": flow, "rows": rows})


def last(request: HttpRequest, flow: Flow) -> HttpResponse:
    """It is sent; what follows."""
    draft = writing(request, flow.name)
    if draft is None or SENT not in draft.answers:
        return redirect(route(flow))
    return render(request, f"portal/others/{_folder(flow)}_sent.html")


def _sent(flow: Flow, draft: Writing) -> HttpResponse:
    said = {"language": get_language(), **flow.said(draft.answers)}
    send(Content(kind=flow.kind, said=said), UUID(draft.answers["id"]))
    draft.answers = {SENT: True}
    draft.save()
    return redirect(route(flow, "sent"))


def route(flow: Flow, page: str = "", *args: str) -> str:
    """The address of a page of a flow: its first page, "step", "check" or "sent"."""
    return reverse(f"portal:{_folder(flow)}{'_' if page else ''}{page}", args=args)


def following(flow: Flow, answers: Answers) -> str:
    """The next question, or the page on which she checks what she wrote."""
    step = flow.open_step(answers)
    return route(flow, "step", step.name) if step else route(flow, "check")


def back(flow: Flow, answers: Answers, step: Step) -> str:
    """The page before a question."""
    steps = flow.steps(answers)
    place = steps.index(step)
    return route(flow, "step", steps[place - 1].name) if place else route(flow)


def _rows(flow: Flow, answers: Answers) -> Iterator[SummaryRow]:
    for step in flow.steps(answers):
        for name, field in step.form.base_fields.items():
            yield SummaryRow(
                str(field.label),
                _in_words(field, answers[step.name].get(name, "")),
                Link(_("Change"), route(flow, "step", step.name), str(field.label)),
            )


def _in_words(field: forms.Field, value: str) -> str:
    if isinstance(field, forms.ChoiceField):
        words = {str(key): words for key, words in cast("list[tuple[str, object]]", field.choices)}
        return str(words[value] if value else _NOTHING)
    return value or str(_NOTHING)


def _folder(flow: Flow) -> str:
    return flow.name.replace("-", "_")
