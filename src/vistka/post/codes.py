"""New case codes: she lost hers, or never had one. Two people, a code word that she has not used, and seven days.

Whoever took her telephone has none of that. A letter in her mailboxes says at once that somebody asked. The code is said
once and kept nowhere; no earlier letter moves.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, second_person, still_open
from vistka.access.permissions import Permission
from vistka.enquiries.actions import use_code_word
from vistka.enquiries.code_words import Heard, is_under_duress
from vistka.enquiries.models import Association, CodeWord, Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.mailroom.codes import mailbox_of, new_code
from vistka.mailroom.schema import Kind
from vistka.post import mailboxes, tray
from vistka.post.errors import PostError
from vistka.post.letters import machine_letter
from vistka.post.models import Mailbox, NewCode, Submission
from vistka.post.tray import Step
from vistka.post.whys import Why
from vistka.vault.current import keyring

WAITS: Final = timedelta(days=7)
"""In which she can still say that it was not she who asked."""


class Proposed(NamedTuple):
    """What her word said of the caller, and what was proposed; nothing unless it proved her."""

    heard: Heard
    new_code: NewCode | None


@action("post.propose_code")
def propose_code(*, by: Actor, enquirer_id: UUID, word: str = "", submission_id: UUID | None = None) -> Proposed:
    """Somebody called her back at the number that we have, and heard this word. `submission_id`: what asked for it.

    Only a word that proves her goes on; to the caller all of it looks the same. One for whom an association files, and
    who has no words, is known by its mandate instead. Raises `NotAllowed`, `PostError`, `Forged`.
    """
    account, now = permitted(by, Permission.GIVE_CODE), timezone.now()
    enquirer = Enquirer.objects.for_change(enquirer_id)
    if enquirer.withdrawn_at is not None:
        raise PostError(_("She has withdrawn. There is no mailbox for her."))
    _none_in_hand(enquirer=enquirer)
    by_mandate = enquirer.association_id is not None and not CodeWord.objects.filter(enquirer=enquirer).exists()
    heard = Heard.PROVED if by_mandate else use_code_word(by=by, enquirer_id=enquirer_id, word=word)
    if heard is not Heard.PROVED:
        return Proposed(heard, None)
    at_once = enquirer.association_id is not None and not Mailbox.objects.filter(enquirer=enquirer).exists()
    row = NewCode(
        enquirer=enquirer,
        asked_in=_settled(submission_id, account),
        proposed_by=account,
        proposed_at=now,
        ready_at=now if at_once else now + WAITS,
    )
    row.save()
    _warn(enquirer, row)
    return Proposed(heard, row)


@action("post.found_association_mailbox")
def found_association_mailbox(*, by: Actor, association_id: UUID) -> NewCode:
    """Propose the code by which an association sends sheets and reads receipts; a second person confirms it.

    Raises `NotAllowed`, `PostError`, `Forged`.
    """
    account, now = permitted(by, Permission.GIVE_CODE), timezone.now()
    association = Association.objects.for_change(association_id)
    still_open(association.ended_at)
    _none_in_hand(association=association)
    row = NewCode(association=association, proposed_by=account, proposed_at=now, ready_at=now)
    row.save()
    return row


@action("post.confirm_code")
def confirm_code(*, by: Actor, new_code_id: UUID) -> NewCode:
    """Another person looked at who asked, and how. Raises `NotAllowed` for the one who proposed it; `AccessError`."""
    account = permitted(by, Permission.GIVE_CODE)
    row = NewCode.objects.for_change(new_code_id)
    still_open(row.confirmed_at, row.dropped_at)
    second_person(account, row.proposed_by)
    row.confirmed_by, row.confirmed_at = account, timezone.now()
    row.save()
    return row


@action("post.drop_code")
def drop_code(*, by: Actor, new_code_id: UUID) -> NewCode:
    """It was not she, or she found hers. Raises `NotAllowed`, `AccessError`, `Forged`."""
    permitted(by, Permission.GIVE_CODE)
    row = NewCode.objects.for_change(new_code_id)
    still_open(row.given_at, row.dropped_at)
    row.dropped_at = timezone.now()
    row.save()
    return row


@action("post.give_code")
def give_code(*, by: Actor, new_code_id: UUID) -> str:
    """The code of 24 digits, to be said to her now: it is kept nowhere. Its mailbox takes the place of the old one.

    Raises `NotAllowed`, also for the one who proposed a family's, and could else have made up the call; `PostError`
    before the seven days are over, without a second person, or while her duress word was the last we heard of her;
    `AccessError`, `Forged`.
    """
    account, now = permitted(by, Permission.GIVE_CODE), timezone.now()
    row = NewCode.objects.for_change(new_code_id)
    still_open(row.given_at, row.dropped_at)
    if row.confirmed_by is None or row.confirmed_by == row.proposed_by:
        raise PostError(_("Another person has to confirm it first."))
    if row.enquirer is not None:  # an association's code opens nobody's letters
        second_person(account, row.proposed_by)
    if now < row.ready_at:
        raise PostError(_("A new code waits seven days, so that she can say that it was not she who asked."))
    if row.enquirer is not None and (row.enquirer.withdrawn_at or is_under_duress(row.enquirer)):
        raise PostError(_("She has withdrawn, or may be in danger. Speak with her before you give a code."))
    code = new_code()
    about = _close_old(row)
    half = mailbox_of(code, keyring().installation).half
    mailbox = mailboxes.new_mailbox(half, about, now, enquirer=row.enquirer, association=row.association)
    if row.enquirer is not None:
        machine_letter(mailbox, Why.NEW_MAILBOX, {"day": now.date()})
    row.given_by, row.given_at = account, now
    row.save()
    return code


def _warn(enquirer: Enquirer, row: NewCode) -> None:
    """Say in all her open mailboxes that somebody asked, in the second one too: it says what her own says.

    One who has none, or is given her first code at once, has nowhere to read it, and no letters to lose.
    """
    for mailbox in mailboxes.hers(enquirer):
        machine_letter(mailbox, Why.CODE_ASKED, {"day": row.proposed_at.date(), "until": row.ready_at.date()})


def _close_old(row: NewCode) -> dict[str, object]:
    """Close her own mailboxes, or the association's; the second one stays. What the new one is about.

    Notices do not go on to the old address, which may be his who took her telephone. She chooses again.
    """
    if row.enquirer is None:
        open_ones = Mailbox.objects.filter(association=row.association, enquirer=None, closed_at=None)
        old = [Mailbox.objects.for_change(pk) for pk in list(open_ones.values_list("pk", flat=True))]
        language = ""
    else:
        old = [mailbox for mailbox in mailboxes.hers(row.enquirer) if not mailbox.about["second"]]
        trust(row.enquirer)
        language = str(row.enquirer.contact.get("language", ""))
    about: dict[str, object] = {"second": False, "language": language, "notices": {}}
    for mailbox in old:
        about["language"] = mailbox.about.get("language", language)
        mailboxes.close(mailbox, timezone.now())
    return about


def _settled(submission_id: UUID | None, account: UUID) -> Submission | None:
    """The submission that asked for it, accepted by this."""
    if submission_id is None:
        return None
    submission = tray.for_step(submission_id, Kind.LOST_CODE)
    tray.take(submission, Step.ACCEPT, account)
    return submission


def _none_in_hand(**whose: object) -> None:
    if NewCode.objects.filter(**whose, given_at=None, dropped_at=None).exists():
        raise PostError(_("A new code is proposed already. Confirm it, give it or drop it."))
