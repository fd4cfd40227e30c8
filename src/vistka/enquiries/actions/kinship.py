"""Kinship: she claims it, papers come, two people set its level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, second_person, still_open
from vistka.access.permissions import Permission
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.kinship import Edge, checked_edges, checked_paper
from vistka.enquiries.models import Enquirer, KinshipClaim, KinshipLevel, LevelDecision, Paper
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.vault.classes import DataClass
from vistka.vault.files import store_pixels

PAPER: Final = "enquiries.paper"
"""The label of a paper's pages in the vault, their row being the paper."""


@action("enquiries.claim_kinship")
def claim_kinship(*, by: Actor, enquirer_id: UUID, edges: Sequence[Edge], note: str = "") -> KinshipClaim:
    """How she is related, step by step. Raises `NotAllowed`, `EnquiryError`."""
    account = permitted(by, Permission.WORK_ENQUIRY)
    enquirer = Enquirer.objects.for_change(enquirer_id)
    checked = checked_edges(edges)
    if not checked:
        raise EnquiryError(_("Say step by step who is related to whom, from the enquirer to the sought person."))
    claim = KinshipClaim(
        enquirer=enquirer,
        taken_by_id=account,
        said={"edges": checked, "note": note.strip()},
        claimed_at=timezone.now(),
    )
    claim.save()
    return claim


@action("enquiries.add_paper")
def add_paper(*, by: Actor, claim_id: UUID, said: Mapping[str, object], content: bytes) -> Paper:
    """A document for a claim, kept as what people see in it. Raises `NotAllowed`, `EnquiryError`, `Refused`."""
    account = permitted(by, Permission.WORK_ENQUIRY)
    claim = KinshipClaim.objects.for_change(claim_id)
    paper = Paper(
        enquirer=claim.enquirer, claim=claim, taken_by_id=account, said=checked_paper(said), received_at=timezone.now()
    )
    paper.save()
    store_pixels(
        content,
        label=PAPER,
        row_id=paper.pk,
        person_id=claim.enquirer.enquiry_id,
        data_class=DataClass.FAMILY,
    )
    return paper


@action("enquiries.propose_level")
def propose_level(*, by: Actor, claim_id: UUID, level: KinshipLevel, reasons: str) -> LevelDecision:
    """Propose how well this claim is shown. What the check says is advice; the reasons are a person's.

    Raises `NotAllowed`; `EnquiryError` without reasons, or while another proposal waits.
    """
    account = permitted(by, Permission.SET_KINSHIP)
    claim = KinshipClaim.objects.for_change(claim_id)
    enquirer = Enquirer.objects.for_change(claim.enquirer_id)
    if LevelDecision.objects.filter(claim=claim, confirmed_at=None, dropped_at=None).exists():
        raise EnquiryError(_("A level is proposed already and waits for a second person."))
    decision = LevelDecision(
        enquirer=enquirer,
        claim=claim,
        taken_by_id=account,
        level=KinshipLevel(level),
        reasons={"proposed": _given(reasons)},
        proposed_by=account,
        proposed_at=timezone.now(),
    )
    decision.save()
    return decision


@action("enquiries.confirm_level")
def confirm_level(*, by: Actor, decision_id: UUID, reasons: str) -> LevelDecision:
    """Confirm what somebody else proposed, having looked at the papers oneself; from now on it counts.

    Raises `NotAllowed` for the one who proposed it; `EnquiryError` without reasons; `AccessError` if it is settled.
    """
    account = permitted(by, Permission.SET_KINSHIP)
    # Her row first, as where her levels are unset: so neither of the two waits for the other for ever.
    enquirer = Enquirer.objects.for_change(
        LevelDecision.objects.values_list("enquirer_id", flat=True).get(pk=decision_id)
    )
    decision = LevelDecision.objects.for_change(decision_id)
    still_open(decision.confirmed_at, decision.dropped_at)
    second_person(account, decision.proposed_by)
    decision.reasons = {**decision.reasons, "confirmed": _given(reasons)}
    decision.confirmed_by, decision.confirmed_at = account, timezone.now()
    decision.save()
    enquirer.level_decision = decision
    enquirer.save()
    return decision


@action("enquiries.drop_level")
def drop_level(*, by: Actor, decision_id: UUID) -> LevelDecision:
    """Drop a proposal that nobody has confirmed; what counted before still counts. Raises `NotAllowed`, `AccessError`."""
    permitted(by, Permission.SET_KINSHIP)
    decision = LevelDecision.objects.for_change(decision_id)
    still_open(decision.confirmed_at, decision.dropped_at)
    decision.dropped_at = timezone.now()
    decision.save()
    return decision


def unset_level(enquirer_id: UUID) -> Enquirer:
    """Her row without a level, for the action to save: who is sought is described anew. What is proposed is dropped."""
    enquirer = Enquirer.objects.for_change(enquirer_id)
    proposed = LevelDecision.objects.filter(enquirer=enquirer, confirmed_at=None, dropped_at=None)
    for decision_id in list(proposed.values_list("pk", flat=True)):
        decision = LevelDecision.objects.for_change(decision_id)
        decision.dropped_at = timezone.now()
        decision.save()
    enquirer.level_decision = None
    return enquirer


def _given(reasons: str) -> str:
    if not reasons.strip():
        raise EnquiryError(_("Say which papers you looked at and what they show."))
    return reasons.strip()
