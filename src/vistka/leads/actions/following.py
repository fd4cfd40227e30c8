"""What a lead raises: questions to the camp or a hospital, a request to take a picture down. Never an answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.leads.errors import LeadsError
from vistka.leads.kinds import Asked
from vistka.leads.machines import FOLLOW_UP, LEAD, TAKE_DOWN, FollowUpState, LeadState, TakeDownState
from vistka.leads.models import FollowUp, FollowUpAnswer, Lead, TakeDown
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor

ANSWERED_WITHIN: Final = timedelta(days=7)
TAKEN_DOWN_WITHIN: Final = timedelta(days=14)
LONGEST: Final = 2000


@action("leads.raise_follow_up")
def raise_follow_up(*, by: Actor, lead_id: UUID, asks: Asked, words: str) -> FollowUp:
    """Ask the camp, a hospital or an authority because of a lead. Raises `LeadsError`."""
    account = permitted(by, Permission.ASK_BECAUSE_OF_LEAD)
    lead, now = _open(lead_id), timezone.now()
    follow_up = FollowUp(
        lead=lead,
        asks=Asked(asks),
        state=FollowUpState.ASKED,
        words=_worded(words),
        asked_by=account,
        asked_at=now,
        due_at=now + ANSWERED_WITHIN,
    )
    follow_up.save()
    return follow_up


@action("leads.answer_follow_up")
def answer_follow_up(*, by: Actor, follow_up_id: UUID, words: str) -> FollowUp:
    """Write down what was answered. Raises `NotThisStep`, `LeadsError`."""
    follow_up = FollowUp.objects.for_change(follow_up_id)
    follow_up.settled_by = FOLLOW_UP.take(follow_up, "answer", by)
    follow_up.settled_at = timezone.now()
    follow_up.save()
    FollowUpAnswer(follow_up=follow_up, words=_worded(words)).save()
    return follow_up


@action("leads.take_back_follow_up")
def take_back_follow_up(*, by: Actor, follow_up_id: UUID) -> FollowUp:
    """Take a question back that nobody has answered. Raises `NotThisStep`."""
    follow_up = FollowUp.objects.for_change(follow_up_id)
    follow_up.settled_by = FOLLOW_UP.take(follow_up, "take_back", by)
    follow_up.settled_at = timezone.now()
    follow_up.save()
    return follow_up


@action("leads.ask_take_down")
def ask_take_down(*, by: Actor, lead_id: UUID, publisher: str) -> TakeDown:
    """Note that a publisher was asked to take a picture or a video down. Raises `LeadsError`."""
    account = permitted(by, Permission.FOLLOW_LEAD)
    lead, now = Lead.objects.for_change(lead_id), timezone.now()
    request = TakeDown(
        lead=lead,
        state=TakeDownState.ASKED,
        publisher=_worded(publisher),
        asked_by=account,
        asked_at=now,
        due_at=now + TAKEN_DOWN_WITHIN,
    )
    request.save()
    return request


@action("leads.settle_take_down")
def settle_take_down(*, by: Actor, take_down_id: UUID, step: str) -> TakeDown:
    """Say what became of it: `step` is "done" or "refused". Raises `NotThisStep`."""
    request = TakeDown.objects.for_change(take_down_id)
    request.settled_by = TAKE_DOWN.take(request, step, by)
    request.settled_at = timezone.now()
    request.save()
    return request


@action("leads.close_lead")
def close_lead(*, by: Actor, lead_id: UUID) -> Lead:
    """Close a lead: it is compared no more. Raises `NotThisStep`; `LeadsError` while a question of it is open."""
    lead = Lead.objects.for_change(lead_id)
    if lead.follow_ups.filter(state=FollowUpState.ASKED).exists():
        raise LeadsError(_("A question of this lead is still open. Wait for its answer, or take it back."))
    lead.closed_by, lead.closed_at = LEAD.take(lead, "close", by), timezone.now()
    lead.save()
    return lead


def _open(lead_id: UUID) -> Lead:
    lead = Lead.objects.for_change(lead_id)
    if lead.state != LeadState.OPEN:
        raise LeadsError(_("This lead is closed. Nothing is asked because of it any more."))
    return lead


def _worded(words: str) -> str:
    if not words.strip() or len(words) > LONGEST:
        raise LeadsError(_("Write it in your own words, in at most 2,000 signs. Write nothing that a family told us."))
    return words.strip()
