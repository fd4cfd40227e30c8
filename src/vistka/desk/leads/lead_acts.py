"""What follows from a lead, each on a page of its own: one table. Nothing of it answers a family."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.access.roles import Room, may_read
from vistka.desk.leads.lead_forms import AnswerForm, AskForm, BecameForm, TakeDownForm
from vistka.desk.leads.lead_words import described
from vistka.desk.working.acts import Act
from vistka.leads import actions
from vistka.leads.kinds import Asked
from vistka.leads.machines import FollowUpState, LeadState, TakeDownState
from vistka.leads.models import FollowUp, Lead, TakeDown
from vistka.ui.furniture import SummaryRow
from vistka.ui.templatetags.ui import time
from vistka.vault.classes import DataClass

_FOLLOW, _ASK = Permission.FOLLOW_LEAD, Permission.ASK_BECAUSE_OF_LEAD
_FOR: Final = Purpose.FOLLOW_LEAD


def page_of_lead(lead: Lead) -> str:
    """The address of a lead."""
    return reverse("desk:lead", args=[lead.pk])


def reads_publisher(reader: Member) -> bool:
    """Whether she reads who was asked to take something down."""
    return may_read(reader.roles, DataClass.FAMILY, Room.LEADS)


def _of_lead(row: FollowUp | TakeDown) -> str:
    return page_of_lead(row.lead)


def _is(state: str) -> Callable[[Any], bool]:
    return lambda row: row.state == state


def _whom(_reader: Member, lead: Lead) -> Sequence[SummaryRow]:
    return [SummaryRow(_("Described person"), described(lead))]


def _question(_reader: Member, row: FollowUp) -> Sequence[SummaryRow]:
    """The question, and nothing of the lead: who answers it knows no more."""
    return [
        SummaryRow(_("Who is asked"), Asked(row.asks).words),
        SummaryRow(_("What is asked"), row.words),
        SummaryRow(_("By when"), time(row.due_at)),
    ]


def _take_down(reader: Member, row: TakeDown) -> Sequence[SummaryRow]:
    asked = [SummaryRow(_("Who was asked"), row.publisher)] if reads_publisher(reader) else []
    return [*asked, SummaryRow(_("Asked"), time(row.asked_at))]


OF_LEAD: Final[tuple[Act[Lead], ...]] = (
    Act(
        name="ask_because_of_lead",
        path="leads/one/<uuid:row_id>/ask/",
        permission=_ASK,
        on=Lead,
        link=_("Ask the camp, a hospital or an authority"),
        title=_("Ask because of a lead"),
        texts=(
            _("Write nothing that a family said. Not its name, not that somebody seeks."),
            _("The camp learns only the question. No family learns of it, nor of the answer."),
        ),
        submit=_("Ask"),
        done=_("It is asked. The answer will stand here."),
        form=lambda _row, typed, _files: AskForm(typed),
        fits=_is(LeadState.OPEN),
        about=_whom,
        do=lambda by, row, form: actions.raise_follow_up(
            by=by, lead_id=row.pk, asks=Asked(form.cleaned_data["asks"]), words=form.cleaned_data["words"]
        ),
        back=page_of_lead,
        purpose=_FOR,
    ),
    Act(
        name="ask_take_down",
        path="leads/one/<uuid:row_id>/take-down/",
        permission=_FOLLOW,
        on=Lead,
        link=_("Note that a take-down was asked"),
        title=_("Ask to take a picture or video down"),
        texts=(
            _("Ask the one who shows it, by your usual way. Give no name, and do not say whether we know the person."),
            _("Then note here who was asked."),
        ),
        submit=_("Note it"),
        done=_("It is noted. Look in two weeks whether it was taken down."),
        form=lambda _row, typed, _files: TakeDownForm(typed),
        about=_whom,
        do=lambda by, row, form: actions.ask_take_down(by=by, lead_id=row.pk, publisher=form.cleaned_data["publisher"]),
        back=page_of_lead,
        purpose=_FOR,
    ),
    Act(
        name="close_lead",
        path="leads/one/<uuid:row_id>/close/",
        permission=_FOLLOW,
        on=Lead,
        link=_("Close the lead"),
        title=_("Close this lead?"),
        texts=(_("It is compared with nobody any more. What was decided on it stays."),),
        submit=_("Close the lead"),
        done=_("The lead is closed."),
        fits=_is(LeadState.OPEN),
        about=_whom,
        do=lambda by, row, _form: actions.close_lead(by=by, lead_id=row.pk),
        back=page_of_lead,
        purpose=_FOR,
    ),
)
TAKE_BACK: Final = Act[FollowUp](
    name="take_back_follow_up",
    path="leads/questions/<uuid:row_id>/take-back/",
    permission=_ASK,
    on=FollowUp,
    link=_("Take the question back"),
    title=_("Take this question back?"),
    submit=_("Take the question back"),
    done=_("The question is taken back."),
    fits=_is(FollowUpState.ASKED),
    about=_question,
    do=lambda by, row, _form: actions.take_back_follow_up(by=by, follow_up_id=row.pk),
    back=_of_lead,
    purpose=_FOR,
)
ANSWER: Final = Act[FollowUp](
    name="answer_follow_up",
    path="leads/questions/<uuid:row_id>/answer/",
    permission=Permission.ANSWER_FOLLOW_UP,
    on=FollowUp,
    link=_("Write down the answer"),
    title=_("Write down the answer"),
    texts=(
        _("Write only whether the question can be answered, and what to correct in the register."),
        _("Where somebody is held, and how somebody's health is, goes into the register, not here."),
    ),
    submit=_("Write it down"),
    done=_("The answer is written down."),
    form=lambda _row, typed, _files: AnswerForm(typed),
    fits=_is(FollowUpState.ASKED),
    about=_question,
    do=lambda by, row, form: actions.answer_follow_up(by=by, follow_up_id=row.pk, words=form.cleaned_data["words"]),
    back=lambda _row: reverse("desk:follow_ups"),
    purpose=_FOR,
)
SETTLE: Final = Act[TakeDown](
    name="settle_take_down",
    path="leads/take-downs/<uuid:row_id>/",
    permission=_FOLLOW,
    on=TakeDown,
    link=_("Say what became of it"),
    title=_("Was it taken down?"),
    texts=(_("Look whether it still stands there. Save no copy of it."),),
    submit=_("Note it"),
    done=_("It is noted."),
    form=lambda _row, typed, _files: BecameForm(typed),
    fits=_is(TakeDownState.ASKED),
    about=_take_down,
    do=lambda by, row, form: actions.settle_take_down(by=by, take_down_id=row.pk, step=form.cleaned_data["step"]),
    back=_of_lead,
    purpose=_FOR,
)

ACTS: Final[tuple[Act[Any], ...]] = (*OF_LEAD, TAKE_BACK, ANSWER, SETTLE)
