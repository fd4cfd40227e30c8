"""What is done with a whole enquiry: change what is sought, join a repeat, take a step, close, open again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.agenda.declared import declared
from vistka.enquiries import calendar, closing, sought
from vistka.enquiries.actions.kinship import unset_level
from vistka.enquiries.closing import State
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import Asking, Enquirer, Enquiry
from vistka.enquiries.sought import tells_of_another
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor


@action("enquiries.change_sought")
def change_sought(*, by: Actor, enquiry_id: UUID, sought: Mapping[str, str]) -> Enquiry:
    """Write down the sought person anew, all questions.

    When names, birth or parents change, two people set the levels of kinship again. Raises `NotAllowed`; `EnquiryError`
    also when another room says that these stay (`joins.py`, `SETTLED`).
    """
    permitted(by, Permission.WORK_ENQUIRY)
    enquiry = Enquiry.objects.for_change(enquiry_id)
    before, enquiry.sought = enquiry.sought, _checked(sought)
    if tells_of_another(before, enquiry.sought):
        _refuse(settled(enquiry_id) for settled in declared("joins", "SETTLED").values())
        for enquirer_id in list(enquiry.enquirers.values_list("pk", flat=True)):
            unset_level(enquirer_id).save()
    _describe(enquiry, _repeats_of(enquiry))
    return enquiry


@action("enquiries.join_enquiries")
def join_enquiries(*, by: Actor, enquiry_id: UUID, to_id: UUID) -> Enquiry:
    """This enquiry repeats that one: its enquirers go over, with their numbers and calendars, and none is told.

    What this one says of the sought person is compared with that one's from now on. Their papers were laid beside this
    one's sought person, so two people set the levels of kinship again. Returns that one. Raises `NotAllowed`, `Forged`;
    `EnquiryError` unless both are open and no room says that this one stays (`joins.py`, `STAYS`).
    """
    permitted(by, Permission.WORK_ENQUIRY)
    if enquiry_id == to_id:
        raise EnquiryError(_("These are one enquiry already."))
    # Two who join the same pair crosswise lock in one order, so that neither waits for the other for ever.
    rows = {pk: Enquiry.objects.for_change(pk) for pk in sorted((enquiry_id, to_id))}
    repeat, kept = rows[enquiry_id], rows[to_id]
    if {repeat.state, kept.state} != {State.OPEN}:
        raise EnquiryError(_("Only open enquiries are joined. Open them again first."))
    _refuse(stays(enquiry_id, to_id) for stays in declared("joins", "STAYS").values())
    repeats = [*_repeats_of(kept), repeat, *_repeats_of(repeat)]
    repeat.state = State.JOINED
    for one in repeats:
        one.joined_to = kept
        one.save()
    for enquirer_id in list(repeat.enquirers.values_list("pk", flat=True)):
        enquirer = unset_level(enquirer_id)
        enquirer.enquiry = kept
        enquirer.save()
    kept.answer_due_at = closing.reply_due(kept)
    _describe(kept, repeats)
    return kept


@action("enquiries.take_step")
def take_step(*, by: Actor, enquirer_id: UUID, step: str) -> Asking:
    """A step of the calendar was taken with her: the next one, and not before its day, as with everybody.

    Raises `NotAllowed`, `EnquiryError`.
    """
    account, now = permitted(by, Permission.WORK_ENQUIRY), timezone.now()
    enquirer = Enquirer.objects.for_change(enquirer_id)
    if step != enquirer.next_step:
        raise EnquiryError(_("Somebody has taken this step meanwhile. Look at the page again."))
    if now < enquirer.next_step_at:
        raise EnquiryError(
            _("This is asked of every family on the same day after she enquired. It is not that day yet.")
        )
    asking = Asking(enquirer=enquirer, taken_by_id=account, step=step, at=now)
    asking.save()
    enquirer.next_step = calendar.step_after(step)
    enquirer.next_step_at = calendar.due_from(enquirer.next_step, enquirer.taken_at)
    enquirer.save()
    return asking


@action("enquiries.close_enquiry")
def close_enquiry(*, by: Actor, enquiry_id: UUID, outcome: str) -> Enquiry:
    """Close with an outcome of `closing.OUTCOMES`, after somebody has spoken with each who enquires.

    Raises `NotAllowed`, `Forged`; `EnquiryError` also when another room says that it is not so (`closes.py`, `VETOES`).
    """
    permitted(by, Permission.WORK_ENQUIRY)
    enquiry = Enquiry.objects.for_change(enquiry_id)
    state = closing.state_after(outcome)
    closing.may_close(enquiry, outcome)
    _refuse(veto(enquiry_id, closing.OUTCOMES[outcome]) for veto in declared("closes", "VETOES").values())
    enquiry.state, enquiry.outcome = state, outcome
    enquiry.save()
    return enquiry


@action("enquiries.reopen_enquiry")
def reopen_enquiry(*, by: Actor, enquiry_id: UUID) -> Enquiry:
    """Open it again: it is compared, and closes only after another conversation.

    Raises `NotAllowed`; `EnquiryError` when it is open, was joined, or nobody seeks any more.
    """
    permitted(by, Permission.WORK_ENQUIRY)
    enquiry, now = Enquiry.objects.for_change(enquiry_id), timezone.now()
    if enquiry.state not in closing.REOPENED_FROM:
        raise EnquiryError(_("This enquiry is open, or was joined to another. Look at the page again."))
    if not Enquirer.objects.filter(enquiry=enquiry, withdrawn_at=None).exists():
        raise EnquiryError(_("Everybody who enquired has withdrawn. Add who seeks the person now, then open it again."))
    for enquirer_id in list(Enquirer.objects.filter(enquiry=enquiry, withdrawn_at=None).values_list("pk", flat=True)):
        enquirer = Enquirer.objects.for_change(enquirer_id)
        enquirer.answer_due_at = now + closing.ANSWER_WITHIN
        enquirer.save()
    enquiry.state, enquiry.outcome = State.OPEN, ""
    enquiry.opened_at, enquiry.answer_due_at = now, now + closing.ANSWER_WITHIN
    enquiry.save()
    return enquiry


def _refuse(words: Iterable[Promise | None]) -> None:
    """Raises `EnquiryError` with the first words that a room says against it."""
    for said in words:
        if said is not None:
            raise EnquiryError(said)


def _checked(cells: Mapping[str, str]) -> dict[str, str]:
    return sought.checked(cells, timezone.now().date())


def _describe(enquiry: Enquiry, repeats: Sequence[Enquiry]) -> None:
    """Write the row with its description anew, what its repeats say added."""
    enquiry.description = sought.described(enquiry.sought, [repeat.sought for repeat in repeats])
    enquiry.save()


def _repeats_of(enquiry: Enquiry) -> list[Enquiry]:
    """The enquiries that were joined to this one, oldest first, for change."""
    repeats = Enquiry.objects.filter(joined_to=enquiry).order_by("taken_at", "pk").values_list("pk", flat=True)
    return [Enquiry.objects.for_change(pk) for pk in list(repeats)]
