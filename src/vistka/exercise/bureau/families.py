"""Invented enquiries as families make them: who is sought, who asks, how she may be reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Final

from django.utils import timezone

from vistka.enquiries.consent import GivenConsent
from vistka.enquiries.contacts import Channel
from vistka.enquiries.incoming import NewEnquirer, NewEnquiry
from vistka.enquiries.kinship import usual_edges
from vistka.enquiries.sought import ASKED
from vistka.exercise.enquiries import invent_enquiries
from vistka.exercise.grammar import feminine
from vistka.exercise.hands import ENQUIRY_COLUMNS, Row
from vistka.exercise.known import Truth
from vistka.exercise.persons import Person
from vistka.mailroom.consent_wordings import Item

OLDER: Final = 0.05
"""The share of enquiries older than a week, of which the next step of the calendar is due."""

LANGUAGES: Final = ("ru", "ru", "ru", "uk", "en", "pt")
WORDS: Final = ("калина", "самовар", "ключик", "сирень", "маяк", "ложка", "ставок", "яблоня")
MOTHER_OF_THE_KNOWN: Final = {"mother_name": "Галина Петровна", "mother_maiden_name": "Бондарь"}
"""What the mother of the known case says of herself, beside her row."""


def invent_families(found: list[tuple[str, Person]], enquiries: int, seed: int) -> Iterator[tuple[Truth, NewEnquiry]]:
    """So many enquiries: one for each of `found`, the known case's three, and all others about nobody who is here."""
    rng = Random(f"families {seed}")
    rows = invent_enquiries(found, enquiries - len(found) - 3, ENQUIRY_COLUMNS, "hard", rng)
    for number, (row, truth) in enumerate(rows, 1):
        yield truth, NewEnquiry(sought=_sought(row), enquirer=_enquirer(row, number, rng), taken_at=_taken_at(rng))


def _taken_at(rng: Random) -> datetime:
    hours = rng.randrange(8 * 24, 120 * 24) if rng.random() < OLDER else rng.randrange(1, 6 * 24)
    return timezone.now() - timedelta(hours=hours)


def _sought(row: Row) -> dict[str, str]:
    more = MOTHER_OF_THE_KNOWN if row["id"] == "E1" else {}
    return {column: cell for column, cell in (row | more).items() if cell and column in ASKED}


def _enquirer(row: Row, number: int, rng: Random) -> NewEnquirer:
    language = rng.choice(LANGUAGES)
    words = rng.sample(WORDS, 4)
    return NewEnquirer(
        said={"name": _mothers_name(row), "relation": "mother"},
        contact={
            "channel": Channel.TELEPHONE.value,
            "address": f"+000 00 {number:07}",
            "hours": "18-21",
            "never_leave_message": True,
            "language": language,
        },
        code_words=words[:3],
        duress_word=words[3],
        consent=GivenConsent(items=dict.fromkeys(Item, True), language=language),
        edges=usual_edges("mother"),
    )


def _mothers_name(row: Row) -> str:
    """Her family name is his, in her form; of her given name the row may know nothing."""
    family = row["family_name"] or row["name"].split(" ")[0]
    given = (row | (MOTHER_OF_THE_KNOWN if row["id"] == "E1" else {})).get("mother_name") or "Галина"
    return f"{feminine(family, 'ru')} {given}".strip()
