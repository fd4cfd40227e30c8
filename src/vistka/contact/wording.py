"""Items in words: a sentence from the language's table for each item that `disclosure` allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from vistka.contact.disclosure import Facts, Item, told
from vistka.contact.sentences import WORDS
from vistka.contact.sentences.words import Words
from vistka.registry.health import HealthValue

LANGUAGES: Final = tuple(WORDS)


@dataclass(frozen=True)
class Health:
    """One of the seven values, and the day on which the person was seen."""

    value: HealthValue
    on: date


@dataclass(frozen=True, kw_only=True)
class Values:
    """What is filled into the sentences; what is not recorded is not told. `on`: the day on which this was known.

    `went_home_on`: the exact day on which the person was released or went home.
    """

    on: date
    mail_address: str = ""
    health: Health | None = None
    went_home_on: date | None = None


@dataclass(frozen=True)
class Sentence:
    """One item in words."""

    item: Item
    text: str


def words_in(language: str) -> Words:
    """The table of a language; English where there is none."""
    return WORDS.get(language, WORDS["en"])


def sentences(facts: Facts, values: Values, language: str) -> list[Sentence]:
    """Each item that may be told and has something to say, in order."""
    words = words_in(language)
    said = ((item, _SAY[item](words, facts, values, language)) for item in told(facts))
    return [Sentence(item, text) for item, text in said if text]


def day_in(day: date, language: str) -> str:
    """A day as the language writes it.

    >>> day_in(date(2026, 3, 5), "uk")
    '5 березня 2026'
    """
    words = words_in(language)
    return words.day.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def _held(words: Words, _facts: Facts, values: Values, language: str) -> str:
    return words.held.format(day=day_in(values.on, language))


def _how_to_write(words: Words, _facts: Facts, values: Values, _language: str) -> str:
    return words.how_to_write.format(address=values.mail_address) if values.mail_address else ""


def _health(words: Words, _facts: Facts, values: Values, language: str) -> str:
    if values.health is None:
        return ""
    day = day_in(values.health.on, language)
    return words.health_was.format(day=day, health=words.health[values.health.value])


def _letters(words: Words, _facts: Facts, _values: Values, _language: str) -> str:
    return words.letters


def _call(words: Words, _facts: Facts, _values: Values, _language: str) -> str:
    return words.call


def _released(words: Words, _facts: Facts, values: Values, language: str) -> str:
    if values.went_home_on is None:
        return ""
    return words.released.format(day=day_in(values.went_home_on, language))


def _notified(words: Words, facts: Facts, _values: Values, language: str) -> str:
    if facts.notified is None:
        return ""
    day, source = day_in(facts.notified.on, language), words.sources[facts.notified.source]
    return words.notified[facts.notified.status].format(day=day, source=source)


_SAY: Final[Mapping[Item, Callable[[Words, Facts, Values, str], str]]] = {
    Item.HELD: _held,
    Item.HOW_TO_WRITE: _how_to_write,
    Item.HEALTH: _health,
    Item.LETTERS: _letters,
    Item.CALL: _call,
    Item.RELEASED: _released,
    Item.NOTIFIED: _notified,
}
