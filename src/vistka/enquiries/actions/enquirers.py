"""What changes about one who enquires: how she is reached, what she agrees to, her code words, that she withdraws."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, still_open
from vistka.access.permissions import Permission
from vistka.enquiries import contacts
from vistka.enquiries.closing import ANSWER_AGAIN, MATCHED, State, reply_due
from vistka.enquiries.code_words import Heard, heard_among, plain
from vistka.enquiries.consent import GivenConsent
from vistka.enquiries.contacts import Contact
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import CodeWord, Consent, Conversation, Enquirer, Enquiry
from vistka.enquiries.taking import consent_row, word_rows
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust


@action("enquiries.change_contact")
def change_contact(*, by: Actor, enquirer_id: UUID, contact: Contact) -> Enquirer:
    """Write down another way to reach her safely. Raises `NotAllowed`, `EnquiryError`."""
    permitted(by, Permission.WORK_ENQUIRY)
    enquirer = Enquirer.objects.for_change(enquirer_id)
    enquirer.contact = contacts.checked(contact)
    enquirer.save()
    return enquirer


@action("enquiries.give_consent")
def give_consent(*, by: Actor, enquirer_id: UUID, consent: GivenConsent) -> Consent:
    """She was read the words again and answered each; what she said before no longer counts.

    Raises `NotAllowed`; `EnquiryError` without what an enquiry needs: she may then withdraw.
    """
    account = permitted(by, Permission.WORK_ENQUIRY)
    enquirer = Enquirer.objects.for_change(enquirer_id)
    row = consent_row(consent, enquirer, account, timezone.now(), uuid4())
    row.save()
    enquirer.consent = row
    enquirer.save()
    return row


@action("enquiries.add_code_words")
def add_code_words(*, by: Actor, enquirer_id: UUID, words: Sequence[str]) -> list[CodeWord]:
    """More words to prove herself by. Raises `NotAllowed`; `EnquiryError` for one that she has or had."""
    account = permitted(by, Permission.WORK_ENQUIRY)
    known = _words_of(Enquirer.objects.for_change(enquirer_id))
    had = {plain(word.word) for word in known}
    if any(plain(word) in had for word in words):
        raise EnquiryError(_("She has one of these words, or used it before. Agree on others."))
    first = 1 + max((word.place for word in known), default=0)
    rows = word_rows(Enquirer.objects.get(pk=enquirer_id), words, "", account, first)
    for row in rows:
        row.save()
    return rows


@action("enquiries.use_code_word")
def use_code_word(*, by: Actor, enquirer_id: UUID, word: str) -> Heard:
    """What the word of a caller says of her. A word proves once; the duress word is heard every time.

    Each try is entered in the ledger. Raises `NotAllowed`, `Forged`.
    """
    permitted(by, Permission.TAKE_ENQUIRY)
    enquirer = Enquirer.objects.for_change(enquirer_id)
    found = heard_among(_words_of(enquirer), word)
    if found is None:
        return Heard.UNKNOWN
    found.used_at = timezone.now()
    found.save()
    if not found.is_duress:
        return Heard.PROVED
    enquirer.alarm_at = found.used_at
    enquirer.save()
    return Heard.DURESS


@action("enquiries.withdraw_enquirer")
def withdraw_enquirer(*, by: Actor, enquirer_id: UUID) -> Enquirer:
    """She no longer wishes to enquire. When nobody else does, the enquiry is withdrawn and compared no more.

    Raises `NotAllowed`; `AccessError` if she has withdrawn before.
    """
    permitted(by, Permission.WORK_ENQUIRY)
    return withdrawn(enquirer_id)


def withdrawn(enquirer_id: UUID) -> Enquirer:
    """The same, within an action that has asked whose wish it is. Raises `AccessError`, `Forged`."""
    enquiry, enquirer = _both_for_change(enquirer_id)
    still_open(enquirer.withdrawn_at)
    enquirer.withdrawn_at = timezone.now()
    enquirer.save()
    others = Enquirer.objects.filter(enquiry=enquiry, withdrawn_at=None)
    if enquiry.state in MATCHED and not others.exists():
        enquiry.state = State.WITHDRAWN
    enquiry.answer_due_at = reply_due(enquiry)
    enquiry.save()
    return enquirer


@action("enquiries.record_conversation")
def record_conversation(*, by: Actor, enquirer_id: UUID, words: str, reached: bool = True) -> Conversation:
    """Somebody spoke with her, or tried and did not reach her. Whom we reached has had a reply for now;
    others who seek the same person wait for theirs.

    Raises `NotAllowed`, `EnquiryError`.
    """
    account = permitted(by, Permission.WORK_ENQUIRY)
    if not words.strip():
        raise EnquiryError(_("Write in a sentence or two what was said, or how it was tried."))
    enquiry, enquirer = _both_for_change(enquirer_id)
    now = timezone.now()
    conversation = Conversation(
        enquirer=enquirer, taken_by_id=account, at=now, reached=reached, said={"words": words.strip()}
    )
    conversation.save()
    if reached:
        enquirer.answer_due_at, enquirer.alarm_at = now + ANSWER_AGAIN, None
        enquirer.save()
        enquiry.answer_due_at = reply_due(enquiry)
        enquiry.save()
    return conversation


def _both_for_change(enquirer_id: UUID) -> tuple[Enquiry, Enquirer]:
    """Her enquiry and herself, locked in the order in which joining locks them. Raises `EnquiryError`, `Forged`."""
    enquiry_id = Enquirer.objects.values_list("enquiry_id", flat=True).get(pk=enquirer_id)
    enquiry, enquirer = Enquiry.objects.for_change(enquiry_id), Enquirer.objects.for_change(enquirer_id)
    if enquirer.enquiry_id != enquiry_id:
        raise EnquiryError(_("Her enquiry was joined to another just now. Look at the page again."))
    return enquiry, enquirer


def _words_of(enquirer: Enquirer) -> list[CodeWord]:
    words = list(CodeWord.objects.filter(enquirer=enquirer).select_related("enquirer").order_by("place"))
    trust(*words)
    return words
