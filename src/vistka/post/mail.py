"""What one mailbox's mail says: what she may read now, what every family is asked for, words of callers, letters.

All but the answer and the letters is the same for every mailbox of the same day of filing: for one whose enquiry waits
in the tray, one that only the second code opens, one whose person was found.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from vistka.contact.composing import nothing_to_tell, what_she_reads
from vistka.contact.wording import day_in
from vistka.enquiries.calendar import due_from, first_step, step_after
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.mailroom import letters as proofs
from vistka.mailroom.mails import KEPT, Mail, Part
from vistka.post.caller_words import next_words
from vistka.post.letters import Why, believed, day_of
from vistka.post.models import Letter, Mailbox
from vistka.post.sentences import words_in
from vistka.post.splitting import parts_of
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose

PART_BYTES: Final = 2400
"""Of a part's text: with the longest sentences of a mail one always fits, so that no letter waits for ever."""
_REVIEW: Final = "review"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that lies in no mail yet, or not all of it; `lying`: its parts that do."""

    letter: Letter
    lying: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """What every family is asked for by its calendar: the step that has come last, the one that comes next."""

    last: str
    next: str
    review_on: date


def compose(mailbox: Mailbox, sequence: int, day: date, waiting: Sequence[Waiting]) -> Mail:
    """The mail of that number. Opens the mailbox, and an answer and letters if there are any.

    When a row of hers was forged she gets what everybody gets, and the log tells a person to look: nothing may be told on
    such grounds, and no other family waits for it.
    """
    oldest = max(mailbox.posted.since, sequence - KEPT + 1)
    try:
        trust(mailbox)
        mail = replace(_common(mailbox, day, oldest), status=status_of(mailbox))
        return enclosing(mail, _parts(mailbox, waiting))
    except Forged:
        log.exception("a mail was composed without its answer: run `vistka ledger verify`")
        return _common(mailbox, day, oldest)


def status_of(mailbox: Mailbox) -> list[str]:
    """The sentences that she reads now. An answer is for her own mailbox alone. Raises `Forged`."""
    language, enquirer = language_of(mailbox), mailbox.enquirer
    if enquirer is None or mailbox.association_id or is_second(mailbox):
        return [nothing_to_tell(language)]
    return what_she_reads(enquirer, language)


def enclosing(mail: Mail, parts: Iterable[Part]) -> Mail:
    """The mail with as many of the parts, in order, as it has room for."""
    for part in parts:
        fuller = replace(mail, parts=(*mail.parts, part))
        if not fuller.fits():
            break
        mail = fuller
    return mail


def parts_in_mail(letter: Letter) -> list[Part]:
    """A letter in parts; the last bears the proof of the whole. Opens it."""
    title, text, on = letter.content["title"], letter.content["text"], day_of(letter).isoformat()
    texts = parts_of(text, PART_BYTES)
    whole = proofs.Letter(number=letter.pk.hex, on=on, title=title, text=text)
    proof = proofs.proof_of(whole, keyring().current(Purpose.LETTER).material)
    return [
        Part(
            letter=letter.pk.hex,
            on=on,
            title=title,
            text=part,
            part=number,
            parts=len(texts),
            proof=proof if number == len(texts) else "",
        )
        for number, part in enumerate(texts, 1)
    ]


def asked(filed_at: datetime, day: date) -> Asked:
    """What is asked of everybody on that day who filed then."""
    last, following = "", first_step()
    while due_from(following, filed_at).date() <= day:
        last, following = following, step_after(following)
    review = following
    while not review.startswith(_REVIEW):
        review = step_after(review)
    return Asked(last, following, due_from(review, filed_at).date())


def filed_at(mailbox: Mailbox) -> datetime:
    """From when her calendar counts: when her enquiry came in, whether or not anybody has accepted it since."""
    if mailbox.asked_in is not None:
        return mailbox.asked_in.opened_at
    return mailbox.enquirer.taken_at if mailbox.enquirer else mailbox.opened_at


def language_of(mailbox: Mailbox) -> str:
    """In which language she reads."""
    return str(mailbox.about.get("language", "")) or "en"


def is_second(mailbox: Mailbox) -> bool:
    """Whether it is one that holds the common mail only."""
    return mailbox.about.get("second") is True


def _common(mailbox: Mailbox, day: date, oldest: int) -> Mail:
    """What everybody gets on that day who filed on hers."""
    language = language_of(mailbox)
    mail = Mail(
        day=day,
        oldest=oldest,
        language=language,
        status=[nothing_to_tell(language)],
        words=next_words(mailbox),
    )
    if mailbox.association_id:
        return mail
    filed = filed_at(mailbox)
    calendar = asked(filed, day)
    steps = [_step(step, filed, language) for step in (calendar.last, calendar.next) if step]
    return replace(mail, step="\n".join(steps), review_on=calendar.review_on)


def _step(step: str, filed: datetime, language: str) -> str:
    words = words_in(language)
    said = words.steps[_REVIEW if step.startswith(_REVIEW) else step]
    return words.from_day.format(day=day_in(due_from(step, filed).date(), language), step=said)


def _parts(mailbox: Mailbox, waiting: Iterable[Waiting]) -> Iterable[Part]:
    """The parts that lie in no mail yet. Raises `Forged`."""
    for one in waiting:
        letter = believed(one.letter)
        if letter.why == Why.WRITTEN and (is_second(mailbox) or mailbox.association_id):
            continue
        yield from (part for part in parts_in_mail(letter) if part.part not in one.lying)


def enclosed_in(mail: Mail) -> list[tuple[UUID, int, int]]:
    """Letter, part and number of parts of all that lies in a mail."""
    return [(UUID(hex=part.letter), part.part, part.parts) for part in mail.parts]
