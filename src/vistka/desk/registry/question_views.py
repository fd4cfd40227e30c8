"""The questions that wait for the camp, and answering one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vistka.access.gate import list_persons
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.desk.registry.opened import believe, opened_person
from vistka.desk.registry.particulars_forms import AnswerForm
from vistka.desk.registry.person_views import asks_and_does
from vistka.desk.registry.question_presenters import open_questions, questions_table
from vistka.desk.registry.tries import tried
from vistka.desk.registry.words import whom
from vistka.registry import actions
from vistka.registry.models import Question
from vistka.registry.particulars import FIELDS

A_PAGE = 20


@requires(Permission.REGISTER)
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """What the camp was asked and has not answered, what is due first at the top."""
    list_persons(request)
    page = Paginator(open_questions(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/registry/questions.html", {"page": page, "table": questions_table(page.object_list)})


@requires(Permission.REGISTER)
@asks_and_does
def question(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Write the camp's answer."""
    asked = get_object_or_404(Question, pk=row_id)
    person = opened_person(request, asked.person_id)
    believe(asked)
    form = AnswerForm(request.POST if request.method == "POST" else None, name=asked.field)
    back = reverse("desk:questions")
    if form.is_valid():
        by, particular = member_of(request).actor, form.cleaned_data["particular"]
        if tried(form, lambda: actions.answer_question(by=by, question_id=asked.pk, particular=particular)) is not None:
            messages.success(request, _("The answer is written into the person's record."))
            return HttpResponseRedirect(back)
    context = {
        "form": form,
        "field": FIELDS[asked.field].words,
        "whom": whom(member_of(request), person),
        "is_answered": asked.answered_at is not None,
        "person_url": reverse("desk:person", args=[asked.person_id]),
        "back_url": back,
    }
    return render(request, "desk/registry/question.html", context)
