"""What people say of a lead beside an enquiry, and beside a person of the register. Neither answers a family."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.leads.kinds import ItemKind
from vistka.leads.machines import LeadState
from vistka.leads.models import Lead
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.registry.exposure import flag_exposed
from vistka.tracing.decisions import (
    DECIDED,
    SAID_BY_THIRD,
    UNSURE_AGAIN_AFTER,
    CandidateState,
    Says,
    state_of,
)
from vistka.tracing.errors import TracingError
from vistka.tracing.machines import HINT
from vistka.tracing.models import LeadCandidate, LeadVerdict


@action("tracing.settle_hint")
def settle_hint(*, by: Actor, candidate_id: UUID, step: str) -> LeadCandidate:
    """Say of a lead beside an enquiry that it is worth following ("follow") or somebody else ("reject").

    Raises `NotThisStep`, `TracingError`. Nothing is told to anybody because of it, whatever is said.
    """
    row = LeadCandidate.objects.for_change(candidate_id)
    if row.enquiry_id is None:
        raise TracingError(_("This lead stands beside a person of the register. Two people compare them."))
    HINT.take(row, step, by)
    row.save()
    return row


@action("tracing.say_of_lead")
def say_of_lead(
    *,
    by: Actor,
    candidate_id: UUID,
    says: Says,
    words: str,
    shows_more: bool = False,
    seen: bytes | None = None,
) -> LeadCandidate:
    """Say whether the source shows or names this person of the register; two who agree settle it, else a third.

    Confirmed, the person is publicly exposed, and the risk is reviewed (`registry.exposure`). No match follows from it.
    `shows_more`: than what was reviewed of the person; one who says so is enough to have the risk reviewed anew.
    `seen`: what the page compared, so that nobody judges what has changed since. Raises `NotAllowed`, `TracingError`,
    `Forged`.
    """
    reviewer = permitted(by, Permission.REVIEW_CANDIDATE)
    row = LeadCandidate.objects.for_change(candidate_id)
    if row.person_id is None:
        raise TracingError(_("This lead stands beside an enquiry. Say whether it is worth following."))
    trust(row.lead, row.lead.item)
    verdicts = verdicts_on_lead(row)
    said = _said(verdicts)
    _may_be_said(row, said, reviewer, says)
    if seen is not None and seen != bytes(row.compared):
        raise TracingError(_("One of the two records has changed since you opened the page. Look at both again."))
    if not words.strip():
        raise TracingError(_("Say in your own words why. Somebody may have to understand it years from now."))
    now = timezone.now()
    verdict = LeadVerdict(
        candidate=row, round=row.round, by_id=reviewer, says=says, words=words.strip(), shows_more=shows_more, at=now
    )
    verdict.save()
    row.state = state_of({**said, reviewer: Says(says)}, row.pk)
    row.rests_until = now + UNSURE_AGAIN_AFTER if row.state == CandidateState.UNSURE else None
    row.save()
    if row.state == CandidateState.CONFIRMED and is_public(row.lead):
        more = any(one.shows_more for one in (*verdicts, verdict) if one.says == Says.CONFIRM)
        flag_exposed(by=by, person_id=row.person_id, lead_id=row.lead_id, shows_more=more)
    return row


def verdicts_on_lead(row: LeadCandidate) -> list[LeadVerdict]:
    """The verdicts of the round that runs. Raises `Forged` when its state does not follow from them."""
    verdicts = list(LeadVerdict.objects.filter(candidate=row, round=row.round).order_by("at", "pk"))
    trust(*verdicts)
    if row.state not in (state_of(_said(verdicts), row.pk), CandidateState.WITHDRAWN):
        raise Forged([str(row)])
    return verdicts


def _said(verdicts: Iterable[LeadVerdict]) -> dict[UUID, Says]:
    """What each person said; a person counts once."""
    return {verdict.by_id: Says(verdict.says) for verdict in verdicts}


def _may_be_said(row: LeadCandidate, said: dict[UUID, Says], reviewer: UUID, says: Says) -> None:
    if reviewer in said:
        raise TracingError(_("You have said already what you think of this. It counts once."))
    if reviewer == row.lead.accepted_by:
        raise TracingError(_("This lead is yours: you wrote it down or accepted it. Two others look at it."))
    if row.state in DECIDED or row.lead.state != LeadState.OPEN:
        raise TracingError(_("This was settled meanwhile. Your verdict was not needed any more."))
    if row.state == CandidateState.THIRD and says not in SAID_BY_THIRD:
        raise TracingError(
            _(
                "Two people differ here, and a third decides: confirm or reject. If you cannot, leave it to somebody else."
            )
        )


def is_public(lead: Lead) -> bool:
    """Whether it stands in the open, so that others know of him too.

    What a civilian reports to us does not, and what somebody told us only where a picture or a video shows him.
    """
    return lead.shown or lead.item.kind in (ItemKind.TEXT, ItemKind.MEDIA)
