"""What one person says of a lead beside an enquiry, and undoing what two confirmed: tables. No family is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.access.purposes import Purpose
from vistka.desk.registry.words import whom
from vistka.desk.tracing.forms import ReasonsForm
from vistka.desk.working.acts import Act
from vistka.tracing.decisions import CandidateState
from vistka.tracing.lead_actions import settle_hint
from vistka.tracing.lead_undoing import drop_lead_undoing, propose_lead_undoing, second_lead_undoing
from vistka.tracing.machines import HINT
from vistka.tracing.models import LeadCandidate, LeadUndoing
from vistka.ui.furniture import SummaryRow

NOTHING_CHANGES: Final = _("No family is told of it, whatever you say here. Nothing changes for it.")


def _fits(step: str) -> Callable[[LeadCandidate], bool]:
    return lambda row: row.enquiry_id is not None and row.state in HINT.steps[step].before


def page_of_both(row: LeadCandidate) -> str:
    """The page on which both sides stand."""
    return reverse("desk:lead_candidate", args=[row.pk])


FOLLOW: Final = Act[LeadCandidate](
    name="follow_hint",
    path="candidates/leads/<uuid:row_id>/follow/",
    permission=Permission.REVIEW_CANDIDATE,
    on=LeadCandidate,
    link=_("Follow it"),
    title=_("Follow this lead?"),
    texts=(NOTHING_CHANGES,),
    submit=_("Follow it"),
    done=_("It is worth following, and stays unconfirmed. Ask the camp or a hospital on the page of the lead."),
    fits=_fits("follow"),
    do=lambda by, row, _form: settle_hint(by=by, candidate_id=row.pk, step="follow"),
    back=page_of_both,
    purpose=Purpose.REVIEW_CANDIDATE,
)
REJECT: Final = Act[LeadCandidate](
    name="reject_hint",
    path="candidates/leads/<uuid:row_id>/reject/",
    permission=Permission.REVIEW_CANDIDATE,
    on=LeadCandidate,
    link=_("It is somebody else"),
    title=_("Is it somebody else?"),
    texts=(NOTHING_CHANGES,),
    submit=_("It is somebody else"),
    done=_("It is somebody else. It stays so until one of the compared fields changes."),
    fits=_fits("reject"),
    do=lambda by, row, _form: settle_hint(by=by, candidate_id=row.pk, step="reject"),
    back=page_of_both,
    purpose=Purpose.REVIEW_CANDIDATE,
)
ACTS: Final = (FOLLOW, REJECT)


def _about(reader: Member, undoing: LeadUndoing) -> Sequence[SummaryRow]:
    person = undoing.candidate.person
    return [*(whom(reader, person) if person else ()), SummaryRow(_("Why"), undoing.reasons)]


def _is_open(undoing: LeadUndoing) -> bool:
    return undoing.seconded_at is None and undoing.dropped_at is None


PROPOSE: Final = Act[LeadCandidate](
    name="propose_lead_undoing",
    path="candidates/leads/<uuid:row_id>/undo/",
    permission=Permission.REVIEW_CANDIDATE,
    on=LeadCandidate,
    link=_("It is somebody else"),
    title=_("Is it somebody else?"),
    texts=(_("Another person has to second it. Until then it stands, and the risk is reviewed as before."),),
    submit=_("Propose it"),
    done=_("It is proposed. Another person looks at it now."),
    form=lambda _row, typed, _files: ReasonsForm(typed),
    fits=lambda row: row.person_id is not None and row.state == CandidateState.CONFIRMED and row.doubt_id is None,
    do=lambda by, row, form: propose_lead_undoing(by=by, candidate_id=row.pk, reasons=form.cleaned_data["reasons"]),
    back=page_of_both,
    purpose=Purpose.REVIEW_CANDIDATE,
    danger=True,
)
SECOND: Final = Act[LeadUndoing](
    name="second_lead_undoing",
    path="candidates/leads/undoings/<uuid:row_id>/second/",
    permission=Permission.REVIEW_CANDIDATE,
    on=LeadUndoing,
    link=_("Second that it is somebody else"),
    title=_("Is it somebody else?"),
    texts=(_("Where nothing else shows the person, no review of the risk is due any more. Both are compared anew."),),
    submit=_("It is somebody else"),
    done=_("It is undone. Both are compared anew."),
    fits=_is_open,
    about=_about,
    do=lambda by, row, _form: second_lead_undoing(by=by, undoing_id=row.pk),
    back=lambda undoing: page_of_both(undoing.candidate),
    purpose=Purpose.REVIEW_CANDIDATE,
    danger=True,
)
DROP: Final = Act[LeadUndoing](
    name="drop_lead_undoing",
    path="candidates/leads/undoings/<uuid:row_id>/drop/",
    permission=Permission.REVIEW_CANDIDATE,
    on=LeadUndoing,
    link=_("Let it stand"),
    title=_("Let it stand?"),
    texts=(_("The proposal ends. Anybody may make it again, with new reasons."),),
    submit=_("Let it stand"),
    done=_("It stands."),
    fits=_is_open,
    about=_about,
    do=lambda by, row, _form: drop_lead_undoing(by=by, undoing_id=row.pk),
    back=lambda undoing: page_of_both(undoing.candidate),
    purpose=Purpose.REVIEW_CANDIDATE,
)
UNDOING: Final = (SECOND, DROP)
