"""The words by which she knows that a caller is really from the bureau.

Each mailbox has words of its own, in an order of its own that only the keyring gives. Her next few lie in each mail;
who calls says the next one, and it is used up. They are everyday words: none is of war, prison, illness or kin, or is
used by soldiers for something else; within a language no two of them sound alike.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final
from uuid import UUID

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.post.models import Mailbox
from vistka.vault.current import keyring
from vistka.vault.keys import Purpose

SHOWN: Final = 5
"""So many words lie in a mail."""
_DRAW: Final = 4
"""Bytes of a draw: among some 200 words no word comes a millionth more often than another."""


@action("post.speak_word")
def speak_word(*, by: Actor, mailbox_id: UUID) -> str:
    """The next word of a mailbox, in its language, for one who calls her now; it is not said again.

    Raises `NotAllowed`, `Forged`.
    """
    permitted(by, Permission.WORK_ENQUIRY)
    return use_word(Mailbox.objects.for_change(mailbox_id))


def use_word(mailbox: Mailbox) -> str:
    """The next word, used up. Within an action; the mailbox is loaded for change."""
    word = next_words(mailbox, 1)[0]
    mailbox.words_used += 1
    mailbox.save()
    return word


def next_words(mailbox: Mailbox, count: int = SHOWN) -> list[str]:
    """The next words, in the language of the mailbox. Opens it."""
    words = _words_in(mailbox.about.get("language", ""))
    return [
        words[_place(mailbox.pk, number, len(words))]
        for number in range(mailbox.words_used, mailbox.words_used + count)
    ]


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
