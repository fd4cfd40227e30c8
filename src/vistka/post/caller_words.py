"""The words by which she knows that a caller is really from the bureau.

Each family has words of its own, in an order of its own that only the keyring gives. Her next few lie in each mail;
who calls says the next one, and it is used up. They are everyday words: none is of war, prison, illness or kin, or is
used by soldiers for something else; within a language no two of them sound alike.

The mailbox that her second code opens shows the words of her own, and loses them with it. Else whoever has made her open
both would hear in a call, or read in a notice, which of the two we write to.
"""

from __future__ import annotations

import csv
import hashlib
import logging
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final
from uuid import UUID

from django.db.models import F

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.post.models import Mailbox
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose

SHOWN: Final = 5
"""So many words lie in a mail."""
_DRAW: Final = 4
"""Bytes of a draw: among some 200 words no word comes a millionth more often than another."""

log = logging.getLogger(__name__)


@action("post.speak_word")
def speak_word(*, by: Actor, mailbox_id: UUID) -> str:
    """The next word of a mailbox, in its language, for one who calls her now; it is not said again.

    Raises `NotAllowed`, `Forged`.
    """
    permitted(by, Permission.WORK_ENQUIRY)
    return use_word(Mailbox.objects.for_change(mailbox_id))


def use_word(mailbox: Mailbox) -> str:
    """The next word, used up in both her mailboxes. Within an action; the mailbox is loaded for change."""
    hers = _own(mailbox)
    if hers.pk != mailbox.pk:
        hers = Mailbox.objects.for_change(hers.pk)
    word = next_words(hers, 1)[0]
    hers.words_used += 1
    hers.save()
    return word


def next_words(mailbox: Mailbox, count: int = SHOWN) -> list[str]:
    """The next words, in the language of the mailbox. Opens it, and her own if this is the second."""
    words, hers = _words_in(mailbox.about.get("language", "")), _own(mailbox)
    return [words[_place(hers.pk, number, len(words))] for number in range(hers.words_used, hers.words_used + count)]


def _own(mailbox: Mailbox) -> Mailbox:
    """Her own mailbox, for the one that her second code opens; any other is its own.

    While her own does not prove itself no word of it is told here: other hands may have put it beside hers.
    """
    if mailbox.about.get("second") is not True:
        return mailbox
    whose = {"enquirer": mailbox.enquirer_id} if mailbox.enquirer_id else {"asked_in": mailbox.asked_in_id}
    if None in whose.values():
        return mailbox
    beside = Mailbox.objects.select_related("enquirer").filter(**whose).exclude(pk=mailbox.pk)
    for other in beside.order_by(F("closed_at").desc(nulls_first=True), "-opened_at", "pk"):
        if other.about.get("second") is not True:
            return other if _is_proved(other) else mailbox
    return mailbox


def _is_proved(mailbox: Mailbox) -> bool:
    try:
        trust(mailbox)
    except Forged:
        log.exception("a second mailbox shows other words: run `vistka ledger verify`")
        return False
    return True


def _place(mailbox_id: UUID, number: int, many: int) -> int:
    """Which of so many words is a mailbox's word of this number. Each comes once before one comes again."""
    turn, drawn = divmod(number, many)
    return _order(mailbox_id, turn, many, drawn + 1)[drawn]


def _order(mailbox_id: UUID, turn: int, many: int, needed: int) -> list[int]:
    """The first places of a random order of so many (Fisher and Yates), out of HMAC(mailbox, turn)."""
    seed = keyring().mac(Purpose.BINDING, b"post.caller_words", mailbox_id.bytes, turn.to_bytes(4))
    draws = hashlib.shake_256(seed).digest(_DRAW * needed)
    places = list(range(many))
    for place in range(needed):
        draw = int.from_bytes(draws[_DRAW * place : _DRAW * (place + 1)])
        other = place + draw % (many - place)
        places[place], places[other] = places[other], places[place]
    return places


def _words_in(language: str) -> tuple[str, ...]:
    tables = _tables()
    return tables.get(language, tables["en"])


@cache
def _tables() -> Mapping[str, tuple[str, ...]]:
    """The words by language; those of one line mean the same."""
    with files("vistka.post").joinpath("data/caller_words.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {language: tuple(row[language] for row in rows) for language in rows[0]}
