"""How one hand writes a person down: in which language, in which letters, in what wording, with what left out.

A camp registrar and a mother write the same man with the same table of columns; they differ in hand, in gaps and, for
the enquiry, in the corruptions that come after.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random
from typing import Final

from vistka.exercise.grammar import feminine
from vistka.exercise.languages import to_belarusian, to_ukrainian
from vistka.exercise.persons import Person, Unit
from vistka.exercise.pools import Name, Place, Wording
from vistka.names.romanise import SYSTEMS, romanise

PLAIN_COLUMNS: Final = ("id", "family_name", "given_name", "patronymic", "birth_date", "birth_place", "unit")
_FULL: Final = (
    "id", "name", "family_name", "given_name", "patronymic", "other_names", "callsign", "sex", "birth_date",
    "birth_place", "residence", "father_name", "mother_name", "mother_maiden_name", "nationality", "military_rank",
    "unit", "service_number", "marks",
)  # fmt: skip
REGISTER_COLUMNS: Final = (*_FULL, "capture_date")
ENQUIRY_COLUMNS: Final = (*_FULL, "age", "age_as_of", "last_contact_date")
NAME_COLUMNS: Final = ("family_name", "given_name", "patronymic")

# The systems in which lists and letters write names of each language; the machine-readable zone is for machines.
SYSTEMS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    language: tuple(sorted(key for key, system in SYSTEMS.items() if system.language == language and key != "ru-mrz"))
    for language in ("ru", "uk", "be")
}

Row = dict[str, str]

_SPELLINGS: Final = {"uk": to_ukrainian, "be": to_belarusian}

_KINDS_UK: Final = {"г": "м", "пгт": "смт", "д": "с", "п": "с-ще", "ст-ца": "ст-ця", "у": "с", "к": "с"}
_MONTHS: Final = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "en": "January February March April May June July August September October November December",
}
_SEXES: Final = {"m": ("m", "муж", "ч", "M"), "f": ("f", "жен", "ж", "F")}
_NATIONALITIES: Final = {
    "Россия": ("Россия", "РФ", "Росія", "Russia", "RU"),
    "Украина": ("Украина", "Україна", "Ukraine", "UA"),
    "Беларусь": ("Беларусь", "Білорусь", "Belarus", "BY"),
    "Узбекистан": ("Узбекистан", "Таджикистан", "Uzbekistan", "Tajikistan"),
    "Непал": ("Непал", "Nepal"),
    "Куба": ("Куба", "Cuba"),
    "Сирия": ("Сирия", "Syria", "Йемен"),
    "КНДР": ("КНДР", "North Korea", "Россия"),
    "Китай": ("Китай", "China"),
}


@lru_cache(maxsize=300_000)
def _romanised(text: str, system: str) -> str:
    return romanise(text, system)


@dataclass(frozen=True, slots=True)
class Hand:
    """A language (``ru``, ``uk``, ``be``) and, where it writes in Latin letters, a system of romanisation."""

    language: str
    system: str = ""

    def text(self, cyrillic: str) -> str:
        """Cyrillic text in the letters of this hand."""
        return _romanised(cyrillic, self.system) if self.system else cyrillic

    def name(self, name: Name) -> str:
        """A name in the language and letters of this hand; a passport's own Latin form goes before any system."""
        if self.system and name.latin:
            return name.latin
        return self.text(name.written(self.language))

    def wording(self, wording: Wording) -> str:
        """A rank or mark; a hand in Latin letters writes English."""
        if self.system:
            return wording.latin
        return wording.uk if self.language == "uk" else self.spell(wording.ru)

    def spell(self, russian: str) -> str:
        """Russian words in the language of this hand, by the rules of spelling alone, in Cyrillic."""
        return russian if self.language == "ru" else _SPELLINGS[self.language](russian)


def draw_hand(language: str, latin: bool, rng: Random) -> Hand:
    """A hand in a language, in Latin letters by one of the systems for it or in Cyrillic."""
    return Hand(language, rng.choice(SYSTEMS_OF[language]) if latin else "")


def place_name(place: Place, hand: Hand) -> str:
    """The bare name of a place."""
    return hand.name(place.name)


def place_in_words(place: Place, hand: Hand) -> str:
    """A place as a mother writes it: ``с. Нижний Уздей, Сут-Хольский р-н, Республика Тыва``."""
    kind = _KINDS_UK.get(place.kind, place.kind) if hand.language == "uk" else place.kind
    own = hand.text(f"{kind}. ") + hand.name(place.name)
    around = ", ".join(filter(None, (place.district, place.region))).replace("район", "р-н").replace("область", "обл.")
    return f"{own}, {hand.text(hand.spell(around))}" if around else own


def unit_short(unit: Unit, hand: Hand) -> str:
    """A unit as soldiers write it: ``11 тп``."""
    pattern = unit.kind.short_uk if hand.language == "uk" else hand.spell(unit.kind.short_ru)
    return hand.text(pattern.format(n=unit.number))


def unit_short_otherwise(unit: Unit, hand: Hand, rng: Random) -> str:
    """The same less tidily: ``11тп``, ``11-й тп``, ``11 ТП``."""
    number, kind = unit_short(unit, hand).split(" ", 1)
    return rng.choice((f"{number}{kind}", f"{number}-{hand.text('й')} {kind}", f"{number} {kind.upper()}"))


def unit_in_full(unit: Unit, hand: Hand) -> str:
    """A unit in words: ``11-й танковый полк``, ``11th Tank Regiment``."""
    if hand.system:
        return unit.kind.latin.format(n=unit.number)
    return (unit.kind.long_uk if hand.language == "uk" else hand.spell(unit.kind.long_ru)).format(n=unit.number)


def field_post(unit: Unit, hand: Hand) -> str:
    """A unit by the number of its field post: ``в/ч 12345``."""
    return hand.text(f"в/ч {unit.field_post}")


def date_otherwise(day: date, hand: Hand, rng: Random) -> str:
    """A date in some format other than ISO: 02.04.1999, 2 апреля 1999 г., 2 April 1999, 2/4/1999."""
    months = _MONTHS["en" if hand.system else "uk" if hand.language == "uk" else "ru"].split()
    year_word = "" if hand.system else " р." if hand.language == "uk" else " г."
    return rng.choice(
        (
            f"{day:%d.%m.%Y}",
            f"{day:%d.%m.%Y}",
            f"{day.day}.{day.month}.{day.year}",
            f"{day:%d/%m/%Y}",
            f"{day.day} {months[day.month - 1]} {day.year}{year_word}",
            f"{day:%Y.%m.%d}",
        )
    )


def _place(place: Place, hand: Hand, rng: Random) -> str:
    return place_name(place, hand) if rng.random() < 0.75 else place_in_words(place, hand)


def _unit(unit: Unit, hand: Hand, rng: Random) -> str:
    way = rng.random()
    if way < 0.15:
        return unit_short_otherwise(unit, hand, rng)
    return (unit_short if way < 0.55 else unit_in_full if way < 0.75 else field_post)(unit, hand)


def _other_names(person: Person, hand: Hand, rng: Random) -> str:
    known_as = person.given.diminutives(hand.language)
    return hand.text(rng.choice(known_as)) if known_as else ""


# What stands in each column, from the person, the hand and what chance leaves to it.
WRITERS: Final[Mapping[str, Callable[[Person, Hand, Random], str]]] = {
    "family_name": lambda person, hand, _: (
        hand.name(person.family) if person.sex == "m" else hand.text(person.family_name(hand.language))
    ),
    "given_name": lambda person, hand, _: hand.name(person.given),
    "patronymic": lambda person, hand, _: hand.text(person.patronymic(hand.language)),
    "other_names": _other_names,
    "callsign": lambda person, hand, _: hand.name(person.callsign),
    "sex": lambda person, _hand, rng: rng.choice(_SEXES[person.sex]),
    "birth_date": lambda person, _hand, _rng: person.born.isoformat(),
    "birth_place": lambda person, hand, rng: _place(person.birth_place, hand, rng),
    "residence": lambda person, hand, rng: _place(person.residence, hand, rng),
    "father_name": lambda person, hand, _: hand.name(person.father) if person.father else "",
    "mother_name": lambda person, hand, _: hand.text(person.mother_name(hand.language)),
    "mother_maiden_name": lambda person, hand, _: hand.text(
        feminine(person.mothers_family.written(hand.language), hand.language)
    ),
    "nationality": lambda person, _hand, rng: rng.choice(_NATIONALITIES[person.people.nationality]),
    "military_rank": lambda person, hand, rng: (
        person.rank.short if not hand.system and rng.random() < 0.3 else hand.wording(person.rank)
    ),
    "unit": lambda person, hand, rng: _unit(person.unit, hand, rng),
    "service_number": lambda person, _hand, _rng: person.service_number,
    "marks": lambda person, hand, _: hand.wording(person.mark),
    "capture_date": lambda person, _hand, _rng: person.captured.isoformat(),
}


def write_down(person: Person, hand: Hand, columns: tuple[str, ...], gaps: Mapping[str, float], rng: Random) -> Row:
    """A row for a person: each column by its writer, or empty as often as `gaps` says of it."""
    row = dict.fromkeys(columns, "")
    for column in columns:
        writer = WRITERS.get(column)
        if writer is not None and rng.random() >= gaps.get(column, 0.0):
            row[column] = writer(person, hand, rng)
    return row
