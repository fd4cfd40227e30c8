"""A question to both: hers is written down of every enquirer, his at the camp, and one trained person compares."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from vistka.access.members import Member
from vistka.access.middleware import member_of
from vistka.access.permissions import Permission
from vistka.access.routes import requires
from vistka.contact import recognition
from vistka.contact.models import Recognition
from vistka.contact.recognition import LONGEST, Question, Result
from vistka.desk.forged import says_what_is_forged
from vistka.desk.working.acts import Act, Typed, offered, opened, routes_of
from vistka.desk.working.records import Block, Record
from vistka.enquiries.models import Enquirer
from vistka.ledger.recorded import trust
from vistka.ui.furniture import Link, SummaryRow

_ONLY_SUPPORTS: Final = _("It supports her claim and sets no level. Two people decide by the papers.")


class HerAnswerForm(forms.Form):
    """What the enquirer answers. `asked`: the questions that she has answered."""

    question = forms.ChoiceField(label=_("Which question?"), widget=forms.RadioSelect)
    answer = forms.CharField(label=_("What does she answer?"), max_length=LONGEST)

    def __init__(self, typed: Typed, *, asked: frozenset[str]) -> None:
        super().__init__(typed)
        field = self.fields["question"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.value, one.words) for one in Question if one not in asked]


class HisAnswerForm(forms.Form):
    """What the person answers."""

    answer = forms.CharField(
        label=_("What does the person answer?"),
        help_text=_("Leave it empty if the person would rather not say."),
        required=False,
        max_length=LONGEST,
    )


class CompareForm(forms.Form):
    """How both go together."""

    result = forms.ChoiceField(
        label=_("Do the two answers go together?"),
        choices=[(one.value, one.words) for one in Result],
        widget=forms.RadioSelect,
    )


def _page_of(row: Recognition) -> str:
    return reverse("desk:recognition", args=[row.enquirer_id])


def _asked(enquirer: Enquirer) -> frozenset[str]:
    return frozenset(Recognition.objects.filter(enquirer=enquirer).values_list("question", flat=True))


def _question(_reader: Member, row: Recognition) -> list[SummaryRow]:
    return [SummaryRow(_("Question"), Question(row.question).words)]


def _both(reader: Member, row: Recognition) -> list[SummaryRow]:
    answers = [SummaryRow(_("She answers"), row.hers), SummaryRow(_("The person answers"), row.his or "–")]
    return [*_question(reader, row), *answers]


HER_ANSWER: Final = Act(
    name="write_her_answer",
    path="answers/<uuid:row_id>/her-answer/",
    permission=Permission.WORK_ENQUIRY,
    on=Enquirer,
    link=_("Write down an answer of hers"),
    title=_("A question that only the two can answer"),
    texts=(
        _("We ask every enquirer, whatever is known. Nothing follows from it for her."),
        _("The questions are worded for the person. She answers them about the person."),
    ),
    submit=_("Write it down"),
    done=_("Her answer is written down."),
    form=lambda row, typed, _files: HerAnswerForm(typed, asked=_asked(row)),
    do=lambda by, row, form: recognition.write_her_answer(by=by, enquirer_id=row.pk, **form.cleaned_data),
    back=lambda row: reverse("desk:recognition", args=[row.pk]),
)
OF_ANSWER: Final[tuple[Act[Recognition], ...]] = (
    Act(
        name="have_him_asked",
        path="answers/recognitions/<uuid:row_id>/ask/",
        permission=Permission.WORK_ENQUIRY,
        on=Recognition,
        link=_("Have the person asked"),
        title=_("Have the person asked the same question?"),
        texts=(_("The camp reads the question, and nothing of hers."),),
        submit=_("Have it asked"),
        done=_("The camp asks the person."),
        fits=lambda row: row.asked_at is None,
        about=_question,
        do=lambda by, row, _form: recognition.have_him_asked(by=by, recognition_id=row.pk),
        back=_page_of,
    ),
    Act(
        name="write_his_answer",
        path="answers/recognitions/<uuid:row_id>/his-answer/",
        permission=Permission.REGISTER,
        on=Recognition,
        link=_("Write down what the person answers"),
        title=_("A question to the person"),
        texts=(_("Ask it alone. The person need not answer. You cannot read the answer afterwards."),),
        submit=_("Write it down"),
        done=_("It is written down."),
        form=lambda _row, typed, _files: HisAnswerForm(typed),
        fits=lambda row: row.asked_at is not None and row.his_at is None,
        about=_question,
        opens=lambda row: (row.person_id,) if row.person_id else (),
        do=lambda by, row, form: recognition.write_his_answer(by=by, recognition_id=row.pk, **form.cleaned_data),
        back=lambda row: reverse("desk:person", args=[row.person_id]) if row.person_id else reverse("desk:due"),
    ),
    Act(
        name="compare_answers",
        path="answers/recognitions/<uuid:row_id>/compare/",
        permission=Permission.COMPARE_ANSWERS,
        on=Recognition,
        link=_("Compare the two answers"),
        title=_("Compare the two answers"),
        texts=(_ONLY_SUPPORTS,),
        submit=_("Write it down"),
        done=_("It is written down how the answers go together."),
        form=lambda _row, typed, _files: CompareForm(typed),
        fits=lambda row: row.his_at is not None and row.compared_at is None,
        about=_both,
        do=lambda by, row, form: recognition.compare_answers(by=by, recognition_id=row.pk, **form.cleaned_data),
        back=_page_of,
    ),
)
ACTS: Final[tuple[Act[Any], ...]] = (HER_ANSWER, *OF_ANSWER)


@requires(Permission.ANSWER)
@require_safe
@says_what_is_forged
def questions_to_both(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """What one enquirer was asked, and how far it is."""
    reader, enquirer = member_of(request), opened(request, Enquirer, row_id, None)
    rows = list(Recognition.objects.filter(enquirer=enquirer).order_by("hers_at", "pk"))
    trust(*rows)
    page = Record(
        title=gettext("Questions that only the two can answer"),
        back=Link(gettext("Answers"), reverse("desk:answers")),
        text=str(_ONLY_SUPPORTS),
        acts=offered(reader, enquirer, [HER_ANSWER]),
        blocks=[_block(reader, row) for row in rows],
    )
    return render(request, "desk/working/record.html", {"page": page})


def _block(reader: Member, row: Recognition) -> Block:
    return Block(
        title=Question(row.question).words,
        rows=[SummaryRow(gettext("State"), _state(row))],
        links=offered(reader, row, OF_ANSWER),
    )


def _state(row: Recognition) -> Any:
    if row.result:
        return Result(row.result).words
    if row.his_at:
        return gettext("Both have answered; to be compared")
    return gettext("The camp asks the person") if row.asked_at else gettext("She has answered")


urlpatterns: list[URLPattern] = [
    path("answers/<uuid:row_id>/questions/", questions_to_both, name="recognition"),
    *routes_of(ACTS),
]
