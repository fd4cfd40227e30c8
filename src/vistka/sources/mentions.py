"""Offices, outlets and people that a text names: each with one English name, in whatever language and form it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from importlib.resources import files
from typing import Final

from vistka.sources.findings import SourceKind
from vistka.sources.phrases import Match, Phrases, Word, words_of
from vistka.sources.seats import office_at, seat_near
from vistka.sources.words.saying import AGAIN, HEADS, LINKS, PRONOUNS, SEAT_NOUNS


class Sort(Enum):
    """What is named."""

    SOURCE = "source"
    OFFICE = "office"
    """The institution itself."""
    PERSON = "person"
    """A person in office."""
    COUNTRY = "country"
    AREA = "area"
    OTHER = "other"
    """Somebody without an office."""
    CAPTIVE = "captive"
    """Somebody who may be a prisoner."""
    HEAD = "head"
    """A spokesman, whoever it is for."""
    AGAIN = "again"
    """What was named before: "the ministry"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table. `scope`: "country", "area" or "adjective" where `name` has a {} to fill."""

    sort: Sort
    name: str
    kind: SourceKind = SourceKind.OTHER
    scope: str = ""
    adjective: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` (the one after the last) that name somebody. `open`: its country has yet to be found."""

    first: int
    last: int
    sort: Sort
    name: str
    kind: SourceKind = SourceKind.OTHER
    open: bool = False
    speaker: str = ""


LOCAL: Final = frozenset({"area", "district", "region"})
"""Scopes of offices that a town, a district or a region has."""
BETWEEN: Final = 3
"""Small words between an office and its country: "of the", "de la"."""
_ABROAD: Final = dict.fromkeys(("Moscow", "Belgorod", "Kursk", "Bryansk", "Rostov", "Arkhangelsk"), "Russia") | {
    "London": "the United Kingdom",
    "Washington": "the United States",
    "Paris": "France",
    "Berlin": "Germany",
    "Minsk": "Belarus",
    "Ankara": "Turkey",
}
COUNTRIES: Final = {
    "UA": "Ukraine", "RU": "Russia", "BY": "Belarus", "PL": "Poland", "DE": "Germany", "FR": "France", "TR": "Turkey",
    "GB": "the United Kingdom", "US": "the United States", "ES": "Spain", "PT": "Portugal", "BR": "Brazil",
    "IT": "Italy", "CH": "Switzerland", "AT": "Austria", "EE": "Estonia", "LV": "Latvia", "LT": "Lithuania",
    "FI": "Finland", "SE": "Sweden", "NO": "Norway", "DK": "Denmark", "NL": "the Netherlands", "BE": "Belgium",
    "CZ": "Czechia", "SK": "Slovakia", "HU": "Hungary", "RO": "Romania", "BG": "Bulgaria", "MD": "Moldova",
    "GE": "Georgia", "RS": "Serbia", "GR": "Greece", "IL": "Israel", "CO": "Colombia", "AR": "Argentina",
    "MX": "Mexico", "CL": "Chile", "PE": "Peru", "SA": "Saudi Arabia", "QA": "Qatar", "CN": "China", "JP": "Japan",
    "CA": "Canada", "KZ": "Kazakhstan", "IE": "Ireland", "AE": "the United Arab Emirates",
}  # fmt: skip
"""By ISO 3166: a ministry in Tallinn is that of Estonia."""
PLACED: Final = frozenset("у в во".split())
_PRESIDENT: Final = "Office of the President of {}"
_GOVERNMENT: Final = "Government of {}"
_GENITIVES: Final = frozenset("of de do da del du des der".split())
"""After "president": of a club or a council, not of a country."""
_DIVIDED: Final = frozenset("de da do del des dos das la a for of".split())
_UNFILLED: Final = (" of {}", " for {}", "{} ")
_COUNTRY_ADJECTIVE: Final = {"{} Police": "National Police of {}", "{} Prosecutor's Office": "Prosecutor General of {}"}
_CAPITAL_OF: Final = {
    "Kyiv": "Ukraine",
    "Moscow": "Russia",
    "Minsk": "Belarus",
    "Ankara": "Turkey",
    "Berlin": "Germany",
    "Paris": "France",
}
_REGIONS: Final = frozenset("области область обл області region oblast район районі районе".split())
_OWN_NAMES: Final = {
    "Ministry of Defence of the United States": "Pentagon",
    "Ministry of Foreign Affairs of the United States": "State Department",
    "Office of the President of the United States": "White House",
    "Office of the President of Russia": "Kremlin",
    "Ministry of Foreign Affairs of the United Kingdom": "Foreign Office",
    "Ministry of Justice of the United States": "Department of Justice of the United States",
    "Armed Forces of Germany": "Bundeswehr",
    "Office of the Ombudsman of Russia": "Commissioner for Human Rights in the Russian Federation",
}


def _rows(name: str) -> Iterator[list[str]]:
    text = (files("vistka.sources") / "data" / name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _entries() -> Iterator[tuple[str, Entry]]:
    for name, kind, forms in _rows("sources.tsv"):
        yield forms, Entry(Sort.SOURCE, name, SourceKind(kind))
    for name, sort, scope, forms in _rows("offices.tsv"):
        kind = SourceKind.OUTLET if sort == "outlet" else SourceKind.OFFICIAL
        yield forms, Entry(Sort.PERSON if sort == "person" else Sort.OFFICE, name, kind, scope)
    for name, adjective, sort, forms in _rows("countries.tsv"):
        yield forms, Entry(Sort(sort), name, SourceKind.OFFICIAL, adjective=adjective)
    for name, sort, forms in _rows("speakers.tsv"):
        yield forms, Entry(Sort(sort), name)
    for part, forms in AGAIN:
        yield forms, Entry(Sort.AGAIN, part, SourceKind.OFFICIAL)
    yield HEADS, Entry(Sort.HEAD, "a spokesman", SourceKind.OFFICIAL)


@lru_cache(maxsize=1)
def _table() -> Phrases[Entry]:
    return Phrases((form, entry) for forms, entry in _entries() for form in forms.split(" | "))


@lru_cache(maxsize=1)
def _templates() -> dict[str, str]:
    """Of each office that has a country, the name without one and the name with a place for it."""
    return {_bare(name): name for name, _, scope, _ in _rows("offices.tsv") if scope == "country"}


def mentions_of(words: list[Word]) -> list[Mention]:
    """All that is named in the words of a sentence, from left to right; an office with its country is one."""
    found = _table().found(words)
    found = _rejoined(words, found)
    return list(_filled(words, found))


def with_country(name: str, country: str) -> str:
    """The full name of an office whose country was found elsewhere.

    >>> with_country("Ministry of Defence", "Ukraine"), with_country("Ministry of Defence", "the United States")
    ('Ministry of Defence of Ukraine', 'Pentagon')
    """
    template = _templates().get(name)
    return _named(template, country, country) if template else name


@dataclass(frozen=True, slots=True)
class Named:
    """An office or country with its place in a text, in signs."""

    start: int
    name: str
    sort: Sort


def named_in(text: str) -> list[Named]:
    """The offices and countries that a text names, each time that it does; a country within an office's name too."""
    words = words_of(text)
    matches = _table().found(words)
    countries = [match for match in matches if match.value.sort is Sort.COUNTRY]
    offices = [
        mention
        for mention in _filled(words, _rejoined(words, matches))
        if mention.sort in {Sort.SOURCE, Sort.OFFICE, Sort.PERSON}
    ]
    found = [Named(words[match.first].start, match.value.name, Sort.COUNTRY) for match in countries]
    areas = [match for match in matches if match.value.sort is Sort.AREA]
    for match in areas:
        country = _ABROAD.get(match.value.name, "Ukraine")
        found.append(Named(words[match.first].start, match.value.name, Sort.AREA))
        found.append(Named(words[match.first].start, country, Sort.COUNTRY))
    found += [Named(words[one.first].start, one.name, one.sort) for one in offices if one.kind is SourceKind.OFFICIAL]
    return sorted(found, key=lambda one: one.start)


@lru_cache(maxsize=1)
def captives() -> frozenset[str]:
    """The English words for whoever may be a prisoner: "a conscript"."""
    return frozenset(name for name, sort, _ in _rows("speakers.tsv") if sort == Sort.CAPTIVE.value)


def template_of(name: str) -> str:
    """Of a local office whose place is not said, the name with a room for it; "" of any other.

    >>> template_of("City Council"), template_of("Pentagon")
    ('{} City Council', '')
    """
    return _local().get(name, "")


@lru_cache(maxsize=1)
def _local() -> dict[str, str]:
    return {_bare(name): name for name, _, scope, _ in _rows("offices.tsv") if scope in LOCAL}


def is_open(name: str) -> bool:
    """Whether it is an office whose country is not said."""
    return name in _templates()


def _bare(name: str) -> str:
    for part in _UNFILLED:
        name = name.replace(part, "")
    return name[:1].upper() + name[1:]


def _named(template: str, name: str, adjective: str) -> str:
    full = template.replace("{}", adjective if template.startswith(("{}", "a {}")) else name)
    return _OWN_NAMES.get(full, full)


def _rejoined(words: list[Word], found: list[Match[Entry]]) -> list[Match[Entry]]:
    """ "Ministère russe de la Défense": the office is found without the adjective within it, and keeps it beside it."""
    joined = list(found)
    for match in found:
        if match.value.sort is not Sort.COUNTRY or not 0 < match.first <= match.last < len(words):
            continue
        if words[match.last].low not in _DIVIDED:
            continue
        start = max(match.first - 3, 0)
        near = words[start : match.first] + words[match.last : match.last + 7]
        cut = match.first - start
        for office in _table().found(near):
            if office.value.scope and office.first < cut < office.last:
                last = office.last + start + match.last - match.first
                first = office.first + start
                joined = [other for other in joined if other.last <= first or other.first >= last]
                joined.append(Match(first, last, _closed(office.value, match.value)))
    return sorted(joined, key=lambda match: match.first)


def _closed(office: Entry, place: Entry) -> Entry:
    name = place.name
    if office.scope in LOCAL and place.sort is Sort.AREA:
        abroad = "RU" if _ABROAD.get(name) == "Russia" else "UA"
        return replace(office, name=office_at(office.name, name, abroad), scope="")
    if office.scope == "country":
        name = _CAPITAL_OF.get(name, name)
    return replace(office, name=_named(_template(office, place), name, place.adjective), scope="")


def _template(office: Entry, place: Entry) -> str:
    return _COUNTRY_ADJECTIVE.get(office.name, office.name) if place.sort is Sort.COUNTRY else office.name


def _filled(words: list[Word], found: Sequence[Match[Entry]]) -> Iterator[Mention]:
    used: set[int] = set()
    plain: list[Mention] = []
    for number, match in enumerate(found):
        if not match.value.scope:
            continue
        entry = match.value
        if entry.name == _GOVERNMENT and (seat := seat_near(words, match.first, match.last)) and seat.is_region:
            first, last = min(match.first, seat.first), max(match.last, seat.last)
            plain.append(Mention(first, last, entry.sort, _named(entry.name, seat.name, ""), entry.kind))
            used |= {n for n, other in enumerate(found) if first <= other.first < last}
            continue
        place = _place_of(words, found, number)
        if place is None and entry.scope == "adjective" and entry.sort is Sort.PERSON:
            plain.append(Mention(match.first, match.last, Sort.HEAD, "a spokesman", entry.kind))
            continue
        if place is None:
            plain.append(_seated(words, match))
            continue
        used.add(place)
        other = found[place]
        name = _closed(entry, other.value).name
        first, last = min(match.first, other.first), max(match.last, other.last)
        if last < len(words) and words[last].low in _REGIONS:
            last += 1
        plain.append(Mention(first, last, entry.sort, name, entry.kind))
    for number, match in enumerate(found):
        if not match.value.scope and number not in used:
            plain.append(Mention(match.first, match.last, match.value.sort, match.value.name, match.value.kind))
    yield from sorted(plain, key=lambda mention: mention.first)


def _seated(words: list[Word], match: Match[Entry]) -> Mention:
    """An office with the place that the gazetteer knows beside it, else without one."""
    entry = match.value
    seat = seat_near(words, match.first, match.last)
    country = COUNTRIES.get(seat.country) if seat and entry.scope == "country" else None
    if seat and country:
        name = _named(entry.name, country, country)
        return Mention(min(match.first, seat.first), max(match.last, seat.last), entry.sort, name, entry.kind)
    last = match.last
    while entry.scope in LOCAL and last < min(len(words), match.last + 2) and words[last].low in SEAT_NOUNS - PLACED:
        last += 1
    if entry.name == _PRESIDENT and last + 1 < len(words) and words[last].low in _GENITIVES and seat is None:
        return Mention(match.first, last, Sort.HEAD, "a spokesman", entry.kind)
    if (seat is None or entry.scope not in LOCAL) and last > match.last:
        return Mention(match.first, last, entry.sort, _bare(entry.name), entry.kind, open=True)
    if seat is None or entry.scope not in LOCAL:
        return Mention(match.first, match.last, entry.sort, _bare(entry.name), entry.kind, open=True)
    name = office_at(entry.name, seat.name, seat.country)
    return Mention(min(match.first, seat.first), max(match.last, seat.last), entry.sort, name, entry.kind)


def _place_of(words: list[Word], found: Sequence[Match[Entry]], number: int) -> int | None:
    """The country or area of an office: the one right before it, or that follows it by small words."""
    match = found[number]
    if number and _fits(match.value, found[number - 1].value):
        between = words[found[number - 1].last : match.first]
        if all(word.low in {"s", "regional", "human", "rights", "deputy"} for word in between):
            return number - 1
    if number + 1 < len(found) and _fits(match.value, found[number + 1].value):
        between = words[match.last : found[number + 1].first]
        if len(between) <= BETWEEN and all(word.low in LINKS for word in between):
            return number + 1
    return None


def _fits(office: Entry, place: Entry) -> bool:
    if office.scope == "country":
        return place.sort is Sort.COUNTRY or place.name in _CAPITAL_OF
    if office.scope in {"district", "region"}:
        return False
    return place.sort in {Sort.COUNTRY, Sort.AREA}


def is_pronoun(word: Word) -> bool:
    return word.raw.lower() in PRONOUNS
