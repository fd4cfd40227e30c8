"""Letters: written by one and approved by another, or out of a table that is the same for everybody.

Whether there is a letter, when and how long it is must not depend on what is known of the one who is sought. So a letter
tells nothing that only an answer may tell; answers are composed (`contact.composing`) and stand in the mail itself.
That a letter written by hand keeps to this no program can see: nor may one be refused for what is known, for the refusal
would be the hint. Two people see to it, who both read `GUIDANCE` and need know nothing of the case.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, second_person, still_open
from vistka.access.permissions import Permission
from vistka.contact.wording import day_in
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.post.errors import PostError
from vistka.post.models import Letter, Mailbox
from vistka.post.sentences import words_in
from vistka.post.whys import NEEDS, OF_AN_ASSOCIATION
from vistka.post.whys import Why as Why

LONGEST_TITLE: Final = 120
LONGEST_TEXT: Final = 10_000

GUIDANCE: Final = (
    _("Write only what you would write if nothing were known about the person who is sought."),
    _("Where somebody is, whether somebody lives, is held, is ill or has died: that is told by an answer, never here."),
    _("Ask for nothing that you would not ask of every family on the same day of the calendar."),
    _("If you cannot approve this letter without looking up the case, it must not be sent."),
)
"""What both read, who writes a letter and who approves it."""

_LINES: Final = frozenset("\n\t")


@action("post.write_letter")
def write_letter(*, by: Actor, mailbox_id: UUID, title: str, text: str) -> Letter:
    """Write a letter, for another person to approve. Raises `NotAllowed`, `PostError`, `Forged`."""
    writer = permitted(by, Permission.WRITE_LETTER)
    mailbox = Mailbox.objects.for_change(mailbox_id)
    _may_be_written_to(mailbox)
    title, text = _plain(title), _plain(text)
    if not title or not text:
        raise PostError(_("Write a title and a text."))
    if len(title) > LONGEST_TITLE or len(text) > LONGEST_TEXT or "\n" in title:
        raise PostError(_("Keep the title to one line of 120 characters, and the letter to 10,000 characters."))
    letter = Letter(
        mailbox=mailbox,
        why=Why.WRITTEN,
        content={"title": title, "text": text},
        written_by=writer,
        written_at=timezone.now(),
    )
    letter.save()
    return letter


@action("post.approve_letter")
def approve_letter(*, by: Actor, letter_id: UUID) -> Letter:
    """Let a letter go that somebody else wrote: it lies in a mail of the next day. Raises `NotAllowed`, `PostError`."""
    approver = permitted(by, Permission.WRITE_LETTER)
    letter = _of_people(letter_id)
    still_open(letter.approved_at, letter.dropped_at)
    second_person(approver, letter.written_by)
    _may_be_written_to(Mailbox.objects.for_change(letter.mailbox_id))
    letter.approved_by, letter.approved_at = approver, timezone.now()
    letter.save()
    return letter


@action("post.drop_letter")
def drop_letter(*, by: Actor, letter_id: UUID) -> None:
    """Put a letter away of which nothing lies in a mail yet. One person is enough. Raises `NotAllowed`, `AccessError`."""
    permitted(by, Permission.WRITE_LETTER)
    letter = _of_people(letter_id)
    still_open(letter.dropped_at, letter.enclosed.first())
    letter.dropped_at = timezone.now()
    letter.save()


def machine_letter(mailbox: Mailbox, why: Why, values: Mapping[str, date]) -> Letter | None:
    """Write a letter of the table into a mailbox, within an action; None for one that is closed.

    `values`: the days of `NEEDS`, no more and no less. Raises `ValueError` for other values, and for a letter that an
    association does not get; `Forged`.
    """
    trust(mailbox)
    if mailbox.closed_at is not None:
        return None
    if values.keys() != NEEDS[why] or (mailbox.association_id and why not in OF_AN_ASSOCIATION):
        raise ValueError(why)
    language = mailbox.about.get("language", "")
    days = {name: day_in(day, language) for name, day in values.items()}
    words = words_in(language).letters[why]
    letter = Letter(
        mailbox=mailbox,
        why=why,
        content={"title": words.title, "text": words.text.format(**days)},
        written_at=timezone.now(),
    )
    letter.save()
    return letter


def waiting_letters() -> QuerySet[Letter]:
    """Letters that wait for a second person, the longest first."""
    rows = Letter.objects.filter(why=Why.WRITTEN, approved_at=None, dropped_at=None).select_related("mailbox")
    return rows.order_by("written_at", "pk")


def letters_on_their_way(before: datetime) -> QuerySet[Letter]:
    """Letters that may lie in a mail: of the machine, or approved; from before that moment. The oldest first."""
    approved = Q(approved_at__lt=before) | (~Q(why=Why.WRITTEN) & Q(written_at__lt=before))
    return Letter.objects.filter(approved, dropped_at=None).order_by("written_at", "pk")


def believed(letter: Letter) -> Letter:
    """The letter, proved: two different people stand behind it, or the table does. Raises `Forged`."""
    trust(letter)
    people = (letter.written_by, letter.approved_by)
    of_two = None not in people and len(set(people)) == 2
    if not (of_two if letter.why == Why.WRITTEN else people == (None, None)):
        raise Forged([str(letter)])
    return letter


def day_of(letter: Letter) -> date:
    """The day that a letter bears."""
    return (letter.approved_at or letter.written_at).date()


def _may_be_written_to(mailbox: Mailbox) -> None:
    """Refuse what gets none: a closed mailbox, an association's, and one that holds the common mail only."""
    if mailbox.closed_at is not None:
        raise PostError(_("This mailbox is closed."))
    if mailbox.association_id is not None:
        raise PostError(_("An association gets receipts only. Write to the family."))
    if mailbox.about.get("second"):
        raise PostError(_("This mailbox gets the common mail only. Write to the family's own mailbox."))


def _of_people(letter_id: UUID) -> Letter:
    letter = Letter.objects.for_change(letter_id)
    if letter.why != Why.WRITTEN:
        raise PostError(_("This letter is the same for everybody. Nobody approves it or drops it."))
    return letter


def _plain(text: str) -> str:
    """Without characters that do not show: they could turn a sentence round, or hide in it."""
    shown = (sign for sign in text.replace("\r\n", "\n") if sign in _LINES or unicodedata.category(sign)[0] != "C")
    return "".join(shown).strip()
