"""What one mailbox's mail says: what she may read now, what every family is asked for, words of callers, letters.

All but the answer, what it opens to her, and the letters is the same for every mailbox of the same day of filing: for one
whose enquiry waits in the tray, one that only the second code opens, one whose person was found.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, TypeVar
from uuid import UUID

from vistka.calls.for_her import link
from vistka.contact.composing import may_read_her_road, nothing_to_tell, what_stands
from vistka.contact.disclosure import Item
from vistka.contact.wording import day_in
from vistka.enquiries.calendar import due_from, first_step, step_after
from vistka.enquiries.models import Enquirer
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.mailroom import letters as proofs
from vistka.mailroom.mails import KEPT, OPENS, Mail, Part
from vistka.post.caller_words import next_words
from vistka.post.carried import words_carried
from vistka.post.letters import Why, believed, day_of
from vistka.post.models import Letter, Mailbox
from vistka.post.sentences import words_in
from vistka.post.slots import in_zones
from vistka.post.splitting import parts_of
from vistka.post.whys import CARRIED
from vistka.reunion.journeys.for_her import alarmed_on_the_road, is_travelling, next_leg
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose

PART_BYTES: Final = 2400
"""Of a part's text: with the longest sentences of a mail one always fits, so that no letter waits for ever."""
LEG_BYTES: Final = 1200
"""Of the next leg of a journey, for the same reason."""
_REVIEW: Final = "review"

T = TypeVar("T")

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
        standing = _standing(mailbox)
        mail = replace(_common(mailbox, day, oldest), **_hers(mailbox, standing))
        return enclosing(mail, _parts(mailbox, waiting, standing))
    except Forged:
        log.exception("a mail was composed without its answer: run `vistka ledger verify`")
        return _common(mailbox, day, oldest)


def _standing(mailbox: Mailbox) -> dict[Item, str]:
    """What is open to her, with its sentence. An answer is for her own mailbox alone. Raises `Forged`."""
    if mailbox.enquirer is None or mailbox.association_id or is_second(mailbox):
        return {}
    return what_stands(mailbox.enquirer, freely=_freely(mailbox.enquirer))


def _hers(mailbox: Mailbox, standing: Mapping[Item, str]) -> dict[str, Any]:
    """What this mail says beside what all say. Raises `Forged`."""
    leg, travels = _journey(mailbox)
    opened = {"letters": Item.LETTERS in standing, "check_in": travels, "call": Item.CALL in standing}
    call = _call(mailbox) if Item.CALL in standing else None
    said = {"opens": [what for what in OPENS if opened[what]], "leg": leg, "call": call}
    return said | ({"status": list(standing.values())} if standing else {})


def _journey(mailbox: Mailbox) -> tuple[str, bool]:
    """What she is to do next on her journey, and whether she checks in. Where she goes is told only while she may be
    told that he is held by us, or that he has gone home; that she is to go no further always is. Raises `Forged`.
    """
    enquirer = mailbox.enquirer
    if enquirer is None or mailbox.association_id or is_second(mailbox):
        return "", False
    travels = bool(_from_another_room(lambda: is_travelling(enquirer)))
    if travels and not may_read_her_road(enquirer, freely=_freely(enquirer)):
        return "", False
    return _short(_from_another_room(lambda: next_leg(enquirer, language_of(mailbox))) or ""), travels


def _freely(enquirer: Enquirer) -> bool:
    """Whether she reads as if she spoke freely: an alarm that a check-in raised shows nowhere. Raises `Forged`."""
    return bool(_from_another_room(lambda: alarmed_on_the_road(enquirer)))


def _call(mailbox: Mailbox) -> dict[str, str] | None:
    """The call that is set, as `mails.Mail.call`. Raises `Forged`."""
    assert mailbox.enquirer
    enquirer, language = mailbox.enquirer, language_of(mailbox)
    call = _from_another_room(lambda: link(enquirer, language, freely=_freely(enquirer)))
    if call is None:
        return None
    zone_words = in_zones(call["from"], call["to"], call["zone"], language)
    return {
        "url": call["url"],
        "from": call["from"],
        "to": call["to"],
        "zone_words": zone_words,
        "in_room": call["in_room"],
    }


def _short(leg: str) -> str:
    """As much of it as a mail has room for beside a part of a letter."""
    if len(leg.encode()) > LEG_BYTES:
        log.error("the next leg of a journey is too long for a mail: it is cut")
        leg = leg.encode()[:LEG_BYTES].decode(errors="ignore")
    return leg


def _from_another_room(ask: Callable[[], T | None]) -> T | None:
    """What it says. None, and a line in the log, when it cannot: her mail goes out with everybody's. Raises `Forged`."""
    try:
        return ask()
    except Forged:
        raise
    except Exception as error:  # without its words, which may quote a value
        log.error("a mail was composed without what another room says: %s", type(error).__name__)
        return None


def enclosing(mail: Mail, parts: Iterable[Part]) -> Mail:
    """The mail with as many of the parts, in order, as it has room for."""
    for part in parts:
        fuller = replace(mail, parts=(*mail.parts, part))
        if not fuller.fits():
            break
        mail = fuller
    return mail


def parts_in_mail(letter: Letter, title: str, text: str) -> list[Part]:
    """A letter of this title and text in parts; the last bears the proof of the whole."""
    on, texts = day_of(letter).isoformat(), parts_of(text, PART_BYTES)
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
            by_person=letter.why == Why.FROM_PERSON,
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


def _parts(mailbox: Mailbox, waiting: Iterable[Waiting], standing: Mapping[Item, str]) -> Iterable[Part]:
    """The parts that lie in no mail yet. Raises `Forged`."""
    for one in waiting:
        letter = believed(one.letter)
        words = _words(letter, mailbox, standing)
        if words:
            yield from (part for part in parts_in_mail(letter, *words) if part.part not in one.lying)


def _words(letter: Letter, mailbox: Mailbox, standing: Mapping[Item, str]) -> tuple[str, str] | None:
    """Title and text, opened; None for what does not lie in this mailbox, or not now. Raises `Forged`."""
    if letter.why in CARRIED:
        if not CARRIED[Why(letter.why)] <= standing.keys():
            return None
        return _from_another_room(lambda: words_carried(letter, mailbox, language_of(mailbox)))
    if letter.why == Why.WRITTEN and (is_second(mailbox) or mailbox.association_id):
        return None
    return letter.content["title"], letter.content["text"]


def enclosed_in(mail: Mail) -> list[tuple[UUID, int, int]]:
    """Letter, part and number of parts of all that lies in a mail."""
    return [(UUID(hex=part.letter), part.part, part.parts) for part in mail.parts]
