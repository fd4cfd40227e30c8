"""Where a council, an administration, a court or a hospital sits: the place beside its name, by the gazetteer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from vistka.sources.findings import Place
from vistka.sources.gazetteer import Entry, Gazetteer
from vistka.sources.phrases import Word
from vistka.sources.spellings import folded
from vistka.sources.words.saying import LINKS, SEAT_NOUNS

_OBLASTS: Final = (" Oblast", " Region")
REACH: Final = 4
"""Small words between an office and its place: "of the city of"."""
LONGEST: Final = 3
"""Words of a place's name."""
_OF_A_WHOLE: Final = ("Military Commissariat of", "Prefecture of")
"""Offices that bear the whole name of a region."""
_DISTRICT: Final = " District"
_GERMAN: Final = "er"
_CYRILLIC: Final = "\u0400"


class Seat(NamedTuple):
    """A place, in words: the name as an office bears it, and the country (ISO 3166)."""

    first: int
    last: int
    name: str
    country: str

    @property
    def is_region(self) -> bool:
        return self.name.endswith((*_OBLASTS, " Krai"))


def seat_near(words: Sequence[Word], first: int, last: int) -> Seat | None:
    """The place beside the words `first` to `last` of an office: "the mayor of Sumy", "Чортківська … адміністрація"."""
    return _before(words, first) or _after(words, last)


def office_at(template: str, name: str, country: str) -> str:
    """An office's full name; a governor in Russia is the government of his region, for it has no military one.

    >>> office_at("{} City Council", "Sumy", "UA"), office_at("{} Regional Military Administration", "Tver", "RU")
    ('Sumy City Council', 'Government of Tver Oblast')
    """
    if country == "RU" and template == "{} Regional Military Administration":
        template = "Government of {} Oblast"
    if country == "RU" and template == "{} City Council":
        template = "Administration of {}"
    if not template.startswith(_OF_A_WHOLE):
        name = _bare(name)
    if name.endswith((" Krai", " Republic")):
        template = template.replace(" Oblast", "")
    return template.replace("{}", name)


def seat_of_text(template: str, places: Sequence[Place], before: int) -> tuple[str, str] | None:
    """The place and country that an office named without its place most likely has: of its kind, the one named most."""
    near = [place for place in places if place.country in {"UA", "RU", "BY"}]
    fitting = [place for place in near if _is_of_kind(template, place.name)] or near
    counts = Counter(place.name for place in fitting)
    if not counts:
        return None
    most = max(counts.values())
    best = [place for place in fitting if counts[place.name] == most]
    said = [place for place in best if place.span.start < before]
    chosen = said[-1] if said else best[0]
    return chosen.name, chosen.country


def _is_of_kind(template: str, name: str) -> bool:
    if "Regional" in template or "Oblast" in template:
        return name.endswith((*_OBLASTS, " Krai"))
    if "Raion" in template or "District" in template:
        return name.endswith(_DISTRICT)
    return not name.endswith((*_OBLASTS, " Krai", _DISTRICT))


def _bare(name: str) -> str:
    for ending in (*_OBLASTS, _DISTRICT):
        name = name.removesuffix(ending)
    return name


def _before(words: Sequence[Word], first: int) -> Seat | None:
    place = first - 1
    while place > 0 and (words[place].low in SEAT_NOUNS or words[place].low == "s"):
        place -= 1
    if place < 0 or not words[place].is_capital:
        return None
    shipped, low = Gazetteer.shipped(), folded(words[place].raw)
    if low[:1] >= _CYRILLIC:
        halves = f"{folded(words[place - 1].raw)} {low}" if place else ""
        if halves and (entry := shipped.region(halves)):
            return _seat(place - 1, first, entry)
        entry = shipped.region(low) or shipped.town_of_adjective(low)
        return _seat(place, first, entry) if entry else None
    for size in range(min(LONGEST, place + 1), 0, -1):
        start = place + 1 - size
        found = shipped.longest([folded(word.raw) for word in words[start : place + 1]], "de")
        if found and found.words == size and words[start].is_capital:
            return _seat(start, first, found.entry)
    if low.endswith(_GERMAN):
        named = shipped.names.get(low[:-2]) or shipped.names.get(low[:-1])
        return _seat(place, first, named) if named else None
    return None


def _after(words: Sequence[Word], last: int) -> Seat | None:
    place = last
    while place < len(words) and place - last < REACH and (words[place].low in LINKS or words[place].low in SEAT_NOUNS):
        place += 1
    if place >= len(words) or not words[place].is_capital:
        return None
    shipped = Gazetteer.shipped()
    keys = [folded(word.raw) for word in words[place : place + LONGEST]]
    found = shipped.longest(keys, "de")
    if found:
        return _seat(place, place + found.words, found.entry)
    if keys[0][:1] < _CYRILLIC:
        return _as_written(words, place) if place > last else None
    entry = shipped.region(keys[0]) or shipped.town_of_adjective(keys[0])
    if entry is None:
        return None
    end = place + 1
    if end < len(words) and words[end].low in SEAT_NOUNS:
        end += 1
    return _seat(place, end, entry)


def _as_written(words: Sequence[Word], place: int) -> Seat | None:
    """A place that the gazetteer lacks, by its capitals: "le maire de Plouha". Its hyphens part words and are kept."""
    last = place + 1
    while last < len(words) and words[last].is_capital and words[last].start - words[last - 1].end == 1:
        last += 1
        if last - place == LONGEST:
            break
    name = " ".join(word.raw for word in words[place:last])
    return Seat(place, last, name, "") if len(name) > 2 else None


def _seat(first: int, last: int, entry: Entry) -> Seat:
    return Seat(first, last, entry.name, entry.country)
