"""What people do with a candidate and with a link: say what they think, undo, put right.

What a machine does with candidates (make, renew, withdraw) is in `storing`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, second_person, still_open
from vistka.access.permissions import Permission
from vistka.agenda.feed import Written
from vistka.enquiries.closing import is_matched
from vistka.enquiries.models import Enquiry
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.models import Person
from vistka.tracing.decisions import (
    CORRECT_WITHIN,
    DECIDED,
    SAID_BY_THIRD,
    THIRD_WITHIN,
    UNSURE_AGAIN_AFTER,
    CandidateState,
    Says,
    state_of,
)
from vistka.tracing.errors import AlreadyLinked, TracingError
from vistka.tracing.followers import note_unmatched
from vistka.tracing.index import head_number
from vistka.tracing.links import believed, doubt_of
from vistka.tracing.models import Candidate, Correction, Link, Undoing, Verdict
from vistka.tracing.rounds import begin_round, said_in, verdicts_now
from vistka.tracing.strong import STRONG, not_borne_out, suffices

_DUE_AFTER: Final = {CandidateState.THIRD: THIRD_WITHIN}
_REST: Final = {CandidateState.UNSURE: UNSURE_AGAIN_AFTER}
"""Who is asked next sees by when. For a second person that time stays as it was: moved, it would tell that there was a
first. So an unsure one rests unseen, and when it is back it looks like any other.
"""


@action("tracing.give_verdict")
def give_verdict(
    *, by: Actor, candidate_id: UUID, says: Says, strong: Collection[str], words: str, seen: bytes | None = None
) -> Candidate:
    """Say of a candidate whether it is the person who is sought, and why; the verdict that decides makes the link.

    `strong`: names of `strong.STRONG`; a confirmation needs two that do not depend on one another. `seen`: what the
    page compared (`Candidate.compared`), so that nobody judges what has changed since. Raises `NotAllowed`,
    `AlreadyLinked`, `Forged`, and `TracingError` when it was said before, is decided, or is not said well enough.
    """
    reviewer = permitted(by, Permission.REVIEW_CANDIDATE)
    candidate = Candidate.objects.for_change(candidate_id)
    said = said_in(verdicts_now(candidate))
    _may_be_said(candidate, said, reviewer, says)
    if seen is not None and seen != bytes(candidate.compared):
        raise TracingError(_("One of the two records has changed since you opened the page. Look at both again."))
    reasons = _worded(words)
    if says == Says.CONFIRM:
        _is_strong_enough(candidate, strong)
        _both_free(candidate)
    now = timezone.now()
    grounds = {"strong": sorted(set(strong)), "words": reasons}
    Verdict(candidate=candidate, round=candidate.round, by_id=reviewer, says=says, grounds=grounds, at=now).save()
    state = state_of({**said, reviewer: says}, candidate.pk)
    candidate.state = state
    if state in _DUE_AFTER:
        candidate.due_at = now + _DUE_AFTER[state]
    candidate.rests_until = now + _REST[state] if state in _REST else None
    candidate.save()
    if state is CandidateState.CONFIRMED:
        _link(candidate, now)
    return candidate


@action("tracing.propose_undoing")
def propose_undoing(*, by: Actor, link_id: UUID, reasons: str) -> Undoing:
    """Propose to undo a link, with reasons. Until another seconds it the link stands. Raises `TracingError`."""
    proposer = permitted(by, Permission.REVIEW_CANDIDATE)
    link = Link.objects.for_change(link_id)
    still_open(link.undone_at)
    if doubt_of(link):
        raise TracingError(_("Somebody has proposed this already. Open the link again and second it or drop it."))
    undoing = Undoing(link=link, reasons=_worded(reasons), proposed_by=proposer, proposed_at=timezone.now())
    undoing.save()
    link.doubt_id = undoing.pk
    link.save()
    return undoing


@action("tracing.second_undoing")
def second_undoing(*, by: Actor, undoing_id: UUID) -> Correction:
    """Undo a link that another wants undone. The candidate is reviewed anew, and what followed is to be put right."""
    seconder = permitted(by, Permission.REVIEW_CANDIDATE)
    undoing = Undoing.objects.for_change(undoing_id)
    still_open(undoing.seconded_at, undoing.dropped_at)
    second_person(seconder, undoing.proposed_by)
    now = timezone.now()
    undoing.seconded_by, undoing.seconded_at = seconder, now
    undoing.save()
    link = Link.objects.for_change(undoing.link_id)
    still_open(link.undone_at)
    link.undone_at, link.doubt_id = now, None
    link.save()
    candidate = Candidate.objects.for_change(link.candidate_id)
    begin_round(candidate, now)
    candidate.save()
    # While it was confirmed nothing was compared anew, whatever changed on either side.
    note_unmatched([Written(head_number(), Enquiry._meta.label, link.enquiry_id)])
    correction = Correction(link=link, opened_at=now, due_at=now + CORRECT_WITHIN)
    correction.save()
    return correction


@action("tracing.drop_undoing")
def drop_undoing(*, by: Actor, undoing_id: UUID) -> None:
    """Let a link stand that somebody wanted undone. One person is enough: anybody may propose it again."""
    permitted(by, Permission.REVIEW_CANDIDATE)
    undoing = Undoing.objects.for_change(undoing_id)
    still_open(undoing.seconded_at, undoing.dropped_at)
    undoing.dropped_at = timezone.now()
    undoing.save()
    link = Link.objects.for_change(undoing.link_id)
    link.doubt_id = None
    link.save()


@action("tracing.finish_correction")
def finish_correction(*, by: Actor, correction_id: UUID, words: str) -> None:
    """Say that what followed from an undone link is put right, and how."""
    corrector = permitted(by, Permission.REVIEW_CANDIDATE)
    correction = Correction.objects.for_change(correction_id)
    still_open(correction.done_at)
    correction.words = _worded(words)
    correction.done_by, correction.done_at = corrector, timezone.now()
    correction.save()


def _may_be_said(candidate: Candidate, said: dict[UUID, Says], reviewer: UUID, says: Says) -> None:
    """Refuse what was said before, comes too late, or leaves open what a third person has to decide."""
    if reviewer in said:
        raise TracingError(_("You have said already what you think of this possible match. It counts once."))
    if candidate.state in DECIDED:
        raise TracingError(_("This possible match was settled meanwhile. Your verdict was not needed any more."))
    if candidate.state == CandidateState.THIRD and says not in SAID_BY_THIRD:
        raise TracingError(
            _(
                "Two people differ here, and a third decides: confirm or reject. If you cannot, leave it to somebody else."
            )
        )


def _is_strong_enough(candidate: Candidate, strong: Collection[str]) -> None:
    """Refuse a confirmation without two independent identifiers, or with one that the two sides contradict."""
    if unknown := set(strong) - STRONG.keys():
        raise KeyError(*unknown)
    if not suffices(strong):
        raise TracingError(
            _("To confirm, name two strong identifiers that do not depend on each other. If there are not two, say so.")
        )
    if not_borne_out(strong, candidate.evidence["evidence"]):
        raise TracingError(
            _("Something that you ticked does not agree on the two sides, or one side says nothing of it. Look again.")
        )


def _both_free(candidate: Candidate) -> None:
    """Refuse when one of the two is linked with somebody else, or is no longer there.

    Both rows stay locked, always in this order, so that of two confirmations at once the later sees the earlier.
    """
    enquiry = Enquiry.objects.for_change(candidate.enquiry_id)
    person = Person.objects.for_change(candidate.person_id)
    either = Q(enquiry=enquiry) | Q(person=person)
    if link := Link.objects.filter(either, undone_at=None).select_related("candidate").first():
        raise AlreadyLinked(candidate.pk, believed(link).candidate_id)
    if person.undone_at or not is_matched(enquiry):
        raise TracingError(
            _("One of the two is no longer looked at: it was taken back, joined to another or withdrawn.")
        )


def _link(candidate: Candidate, now: datetime) -> None:
    Link(
        enquiry_id=candidate.enquiry_id,
        person_id=candidate.person_id,
        candidate=candidate,
        round=candidate.round,
        made_at=now,
    ).save()


def _worded(words: str) -> str:
    """What was written. Raises `TracingError` when nothing was."""
    if not words.strip():
        raise TracingError(_("Say in your own words why. Somebody may have to understand it years from now."))
    return words.strip()
