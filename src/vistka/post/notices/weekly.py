"""The weekly notice: on one day, in three rounds, to all who chose one, whether a letter lies there or not.

Only the calendar decides. Nothing here looks at letters, answers, matches, withdrawals in hand or alarms: a mailbox whose
second code was used goes on as before, for a notice that stayed away would say that the desk had noticed. It says nothing
that could harm: a word and a sentence of every day. Notices end with the mailbox, when mail ends too.

They begin once a person has accepted the enquiry, or anybody could have us write to an address for ever by filing under
it. Whether they have begun tells nobody anything: who accepts goes by what was sent, and the register is first searched
after. Under one address one notice goes out in a round, however many enquiries name it; always the same one of them.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import NotAllowed
from vistka.agenda import boxes
from vistka.agenda.models import Outgoing
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.ledger.reading import reading_everybody
from vistka.post.caller_words import use_word
from vistka.post.mail import language_of
from vistka.post.models import Mailbox, Posted
from vistka.post.notices.channels import Channel, Later, NotTaken, channels
from vistka.post.sentences import words_in
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose

NOTIFIER: Final = machine("notices")
"""The task that writes and sends notices."""
KIND: Final = "post.notice"
"""Of the items in the outbox: {channel, to, text}."""
BATCH: Final = 500
STALE_AFTER: Final = timedelta(hours=3)
"""A notice that found no way out by then is dropped: later is not her hour any more."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """The notices of one part of the day: who chose these `hours` gets hers from `start` on and not after `end` (UTC)."""

    hours: str
    start: int
    end: int

    def on(self, now: datetime) -> str:
        """Its name on that day."""
        return f"{now:%Y-%m-%d} {self.start:02}"


ROUNDS: Final = (Round("morning", 8, 11), Round("midday", 12, 15), Round("evening", 18, 21))
"""The hours among which she chooses (`schema.HOURS`)."""


def send_notices() -> None:
    """Write the notices of the hour, and send what is written."""
    ways = channels()
    now = timezone.now().astimezone(UTC)
    due = round_of(now)
    if ways and due:
        _write_round(due, due.on(now), ways)
    if Outgoing.objects.filter(kind=KIND).exists():
        _send_all(ways, now)


def round_of(now: datetime) -> Round | None:
    """The round that is open at that moment (UTC), if it is the day of notices."""
    if now.isoweekday() != settings.NOTICE_DAY:
        return None
    return next((one for one in ROUNDS if one.start <= now.hour < one.end), None)


@action("post.write_notice")
def write_notice(*, by: Actor, mailbox_id: UUID, name: str) -> None:
    """Write the notice of a round for one mailbox, with her next word. Raises `NotAllowed`, `Forged`."""
    if by != NOTIFIER:
        raise NotAllowed(_("Only the machine does this, by itself."))
    mailbox = Mailbox.objects.for_change(mailbox_id)
    if mailbox.closed_at is not None or mailbox.enquirer_id is None:
        return
    if Posted.objects.filter(mailbox=mailbox, noticed_on__lt=name).update(noticed_on=name):
        chosen = mailbox.about["notices"]
        said = {"channel": chosen["channel"], "to": chosen["address"], "text": _text(mailbox, name)}
        boxes.post(KIND, json.dumps(said, ensure_ascii=False).encode())


def chosen_hours(mailbox: Mailbox) -> tuple[str, str]:
    """Channel and hours that she chose; two empty texts when she chose none, or did not say that she read the risk."""
    chosen: Mapping[str, Any] = mailbox.about.get("notices") or {}
    read = chosen.get("flags", {}).get("risk_read") is True
    if not read or not chosen.get("address", "").strip():
        return "", ""
    return chosen.get("channel", ""), chosen.get("hours", "")


def _write_round(due: Round, name: str, ways: Mapping[str, Channel]) -> None:
    accepted = Mailbox.objects.filter(closed_at=None, enquirer__isnull=False).order_by("pk")
    waiting = accepted.filter(posted__noticed_on__lt=name)
    if not waiting.exists():
        return
    with reading_everybody(NOTIFIER, "post.write_notices"):
        done = accepted.filter(posted__noticed_on=name)  # by a worker that was killed, or before the last was accepted
        reached = {_address(mailbox) for batch in _batches(done) for mailbox in batch if _is_hers(mailbox, due, ways)}
        for batch in _batches(waiting):
            hers = _first_of_each(batch, reached, lambda mailbox: _is_hers(mailbox, due, ways))
            others = {mailbox.pk for mailbox in batch} - {mailbox.pk for mailbox in hers}
            Posted.objects.filter(mailbox_id__in=others).update(noticed_on=name)
            for mailbox in hers:
                _write(mailbox.pk, name)


def _first_of_each(batch: list[Mailbox], reached: set[str], is_hers: Callable[[Mailbox], bool]) -> list[Mailbox]:
    """Who of these gets a notice: nobody whose address was reached before. Adds to `reached`."""
    found = []
    for mailbox in batch:
        if is_hers(mailbox) and _address(mailbox) not in reached:
            reached.add(_address(mailbox))
            found.append(mailbox)
    return found


def _address(mailbox: Mailbox) -> str:
    """The address that she chose, as it is compared: without spaces, large and small letters alike."""
    return "".join(mailbox.about["notices"]["address"].split()).casefold()


def _is_hers(mailbox: Mailbox, due: Round, ways: Mapping[str, Channel]) -> bool:
    channel, hours = chosen_hours(mailbox)
    return channel in ways and hours == due.hours


def _write(mailbox_id: UUID, name: str) -> None:
    try:
        write_notice(by=NOTIFIER, mailbox_id=mailbox_id, name=name)
    except Forged:
        log.exception("a notice was not written: run `vistka ledger verify`")


def _batches(rows: QuerySet[Mailbox]) -> Iterator[list[Mailbox]]:
    batch = list(rows[:BATCH])
    while batch:
        yield batch
        batch = list(rows.filter(pk__gt=batch[-1].pk)[:BATCH])


def _text(mailbox: Mailbox, name: str) -> str:
    """Her next word, used up, in one of the sentences of her language; which one, nobody can reckon from outside."""
    sentences = words_in(language_of(mailbox)).notices
    draw = keyring().mac(Purpose.BINDING, b"post.notice", mailbox.pk.bytes, name.encode())
    sentence = sentences[int.from_bytes(draw[:4]) % len(sentences)]
    return sentence.format(word=use_word(mailbox).capitalize())


def _send_all(ways: Mapping[str, Channel], now: datetime) -> None:
    """Send what is written. What one address refuses holds up no other; each leaves the outbox once it is sent."""
    barred: set[str] = set()
    try:
        with reading_everybody(NOTIFIER, "post.send_notices"):
            for item in list(Outgoing.objects.filter(kind=KIND).order_by("made_at", "pk")):
                if item.made_at < now - STALE_AFTER or _is_done(item, ways, barred):
                    item.delete()
    finally:
        for way in ways.values():
            way.close()


def _is_done(item: Outgoing, ways: Mapping[str, Channel], barred: set[str]) -> bool:
    """Whether nothing more is to be done about a notice. Notes which ways are barred to all just now."""
    said = json.loads(item.content)
    name = said["channel"]
    if name not in ways or name in barred:
        return name not in ways
    try:
        ways[name].send(item.pk, said["to"], said["text"])
    except NotTaken:
        log.warning("a notice was refused for good")
    except Later:
        return False
    except OSError as error:  # without its words: a server may quote an address in them
        log.warning("notices wait: %s", type(error).__name__)
        barred.add(name)
        return False
    return True
