"""Places in a text, by a walk over its words: cities, villages, regions, rivers, in any spelling and case form.

A name alone is not enough: "The New York Times" is no place, "Moscow said" is a government, "Суми" begins a sentence
about sums. What decides stands beside the name (`words.places`). Countries are not places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vistka.names.romanise import romanise
from vistka.sources.findings import Place
from vistka.sources.gazetteer import ADJECTIVE, Entry, Gazetteer, Match
from vistka.sources.place_doubts import is_common_name, is_government, is_part_of_a_name, is_person, is_quoted
from vistka.sources.place_words import HYPHENS, Line, words_of
from vistka.sources.segments import Segment
from vistka.sources.spellings import is_cyrillic
from vistka.sources.words import places as words

_NO_TEXT = re.compile(r"(?:https?://|www\.|pic\.twitter|t\.co/|@)\S+")
_LIST = re.compile(r",[ \u00a0]")
_DATELINE = re.compile(r"\s*(?:[.(/—–-]|\n|" + words.DATELINE + ")")
_BULLETS = re.compile(r"[\s—–•▪️🔹▶️📍-]*")
_LONGEST_NAME = 5
_DISTRICT = " Raion"
_AHEAD = 6
_SHORTEST_UNLISTED = 4
_VILLAGE = re.compile(r"(?<=\w\w)(ів|їв|ов|ев|ин)к(?:а|и|у|ою|ой|е)$|(?<=\w\w)(ів|їв)ці$")
_AGED = re.compile(r"\d,$")


class _Found(NamedTuple):
    start: int
    end: int
    name: str
    country: str


def find_places(segment: Segment) -> tuple[Place, ...]:
    """Every place that a segment names, in its order; a name within a longer one is not found by itself."""
    line = Line(
        segment.text, tuple(words_of(_NO_TEXT.sub(lambda match: " " * len(match[0]), segment.text))), segment.language
    )
    return tuple(Place(segment.at(each.start, each.end), each.name, each.country) for each in _walk(line))


def _walk(line: Line) -> Iterator[_Found]:
    gazetteer = Gazetteer.shipped()
    number, accepted_until = 0, -1
    while number < len(line.words):
        region = _region_by_adjective(line, number, gazetteer) or _district(line, number, gazetteer)
        if region:
            found, number = region
            accepted_until = number - 1
            yield found
            continue
        match = _match(line, number, gazetteer)
        if match is None:
            unlisted = _unlisted(line, number)
            if unlisted:
                yield unlisted
            number += 1
            continue
        last = number + match.words - 1
        if _is_place(line, number, last, match.entry, beside=accepted_until == number - 1 and _in_a_list(line, number)):
            found, last = _with_region_word(line, number, last, match.entry, gazetteer)
            accepted_until = last + 1 if line.after(last) in words.AND else last
            yield found
        number = last + 1


def _in_a_list(line: Line, number: int) -> bool:
    gap = line.words[number].gap
    return number > 0 and (line.key(number - 1) in words.AND or bool(_LIST.fullmatch(gap)))


def _match(line: Line, number: int, gazetteer: Gazetteer) -> Match | None:
    word = line.words[number]
    if not word.capital and word.key not in gazetteer.nouns:
        return None
    keys = [word.key]
    for other in line.words[number + 1 : number + _LONGEST_NAME]:
        if not other.follows_closely:
            break
        keys.append(other.key)
    match = gazetteer.longest(keys, line.language)
    if match is None or not any(each.capital for each in line.words[number : number + match.words]):
        return None
    return match


def _region_by_adjective(line: Line, number: int, gazetteer: Gazetteer) -> tuple[_Found, int] | None:
    """ "Харківській області", "Донецкой и Луганской областях": the adjective needs its noun, at once or after others."""
    word = line.words[number]
    if not ADJECTIVE.search(word.key):
        return None
    first = number
    if line.after(number) and line.key(number + 1).endswith(word.key[-3:]) and line.words[number + 1].gap in HYPHENS:
        return None
    entry = gazetteer.region(word.key)
    if word.gap in HYPHENS and number:  # Івано-Франківська
        entry = gazetteer.region(f"{line.key(number - 1)} {word.key}") or entry
        first = number - 1 if entry else number
    if entry is None:
        return None
    for ahead in range(number + 1, min(number + 1 + _AHEAD, len(line.words))):
        key = line.key(ahead)
        if _is_noun(key, words.REGION_BEGINNING) or key in words.REGION_SHORT:
            last = ahead if ahead == number + 1 else number
            return _Found(line.words[first].start, line.words[last].end, entry.name, entry.country), last + 1
        if ahead == number + 1 and _is_noun(key, words.DISTRICT_BEGINNING):
            return None
        if key not in words.AND and gazetteer.region(key) is None:
            return None
    return None


def _is_noun(key: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a word is a case form of "область", "район", not an adjective of it ("обласна рада")."""
    noun = next((each for each in beginnings if key.startswith(each)), "")
    return bool(noun) and not key.startswith("н", len(noun))


def _district(line: Line, number: int, gazetteer: Gazetteer) -> tuple[_Found, int] | None:
    """ "Бахмутського району": the adjective of a town beside its noun."""
    if not _is_noun(line.after(number), words.DISTRICT_BEGINNING) or line.key(number - 1) in words.AUTHORITIES:
        return None
    key, start, end = line.key(number), line.words[number].start, line.words[number + 1].end
    listed = gazetteer.region(key)
    if listed is not None and listed.name.endswith(_DISTRICT):
        return _Found(start, end, listed.name, listed.country), number + 2
    entry = gazetteer.town_of_adjective(key)
    if entry is None:
        return None
    return _Found(start, end, entry.name + _DISTRICT, entry.country), number + 2


def _with_region_word(line: Line, first: int, last: int, entry: Entry, gazetteer: Gazetteer) -> tuple[_Found, int]:
    """ "Kharkiv region", "região de Kharkiv", "Oblast Cherson": the name with its word is the region's."""
    region = gazetteer.region(" ".join(line.key(each) for each in range(first, last + 1)))
    start, end = line.words[first].start, line.words[last].end
    if region is not None:
        if line.after(last) in words.REGIONS:
            return _Found(start, line.words[last + 1].end, region.name, region.country), last + 1
        before = first - 1
        if line.before(first) in words.OF:
            before -= 1
        if before >= 0 and line.key(before) in words.REGIONS and line.words[before + 1].follows_closely:
            return _Found(line.words[before].start, end, region.name, region.country), last
        if line.after(last) in words.AND and line.key(last + 3) in words.REGIONS:
            return _Found(start, end, region.name, region.country), last
    return _Found(start, end, entry.name, entry.country), last


def _is_place(line: Line, first: int, last: int, entry: Entry, *, beside: bool) -> bool:
    if is_part_of_a_name(line, first, last) or is_person(line, first, last) or is_quoted(line, first, last):
        return False
    if entry.needs_cue and _is_institution(line, first, last):
        return False
    cue = beside or _has_cue(line, first, last, entry)
    if (
        entry.needs_cue
        or (first == last and is_common_name(line.key(first)))
        or (first == last and line.key(first) in words.COMMON and line.begins_sentence(first))
    ):
        return cue or _tells_itself(line, first, last, entry)
    return entry.name not in words.SEATS or not is_government(line, first, last)


def _tells_itself(line: Line, first: int, last: int, entry: Entry) -> bool:
    """Whether a name inside a sentence is a settlement by its form: "Краснопілля", "Середини-Буди"."""
    if entry.country not in words.TELLING_COUNTRIES or line.begins_sentence(first):
        return False
    if first and line.words[first].follows_closely and line.words[first - 1].capital:
        return False
    if last + 1 < len(line.words) and line.words[last + 1].follows_closely and line.words[last + 1].capital:
        return False
    return last > first or entry.name.lower().endswith(words.TELLING_ENDINGS)


def _is_institution(line: Line, first: int, last: int) -> bool:
    key = line.key(first)
    return (
        first == last
        and key.startswith(words.INSTITUTIONS)
        and key.endswith(words.ADJECTIVE_ENDINGS)
        and bool(line.after(last))
        and line.after(last) not in words.LOCATIVES.get(line.language, ())
    )


def _has_cue(line: Line, first: int, last: int, entry: Entry) -> bool:
    before = line.before(first)
    if before in words.LOCATIVES.get(line.language, ()) or before in words.SETTLEMENTS:
        return True
    if before in words.OF and line.before(first - 1) in words.SETTLEMENTS:
        return True
    if line.before(first) in words.OF and line.before(first - 1) in words.ORIGINS:
        return True
    if before in words.OF and _AGED.search(line.text[: line.words[first - 1].start].rstrip()[-2:]):
        return True
    if first == 0 and _opens(line):
        loud = line.words[0].text.isupper() and line.text.startswith(",", line.words[last].end)
        return loud or bool(_DATELINE.match(line.text, line.words[last].end))
    if entry.kind == "water" and before in words.AT_WATER:
        return True
    return line.after(last) in words.REGIONS


def _opens(line: Line) -> bool:
    """Whether the first word has nothing but bullets before it."""
    return bool(_BULLETS.fullmatch(line.text, 0, line.words[0].start))


def _unlisted(line: Line, number: int) -> _Found | None:
    """ "село Вигадане", "the village of Foo", "у Вигаданівці": a settlement of no list, by its noun or by its ending."""
    word = line.words[number]
    if not word.capital or len(word.key) < _SHORTEST_UNLISTED or line.after(number) in words.NAMES_AFTER:
        return None
    if is_cyrillic(word.key):
        return _unlisted_cyrillic(line, number)
    before = line.before(number)
    if before in words.OF and line.before(number - 1) in words.SETTLEMENTS | words.ORIGINS:
        return _Found(word.start, word.end, word.text, "")
    if before in words.OF | words.LOCATIVES.get(line.language, frozenset()) and word.key.endswith(
        words.UNLISTED_ENDINGS
    ):
        return _Found(word.start, word.end, word.text, "")
    return None


def _unlisted_cyrillic(line: Line, number: int) -> _Found | None:
    word, before = line.words[number], line.before(number)
    near = before in words.LOCATIVES.get(line.language, ())
    if near:
        nominative = _nominative_by_ending(word.text)
    elif before in words.SETTLEMENTS:
        nominative = _nominative_by_ending(word.text) or word.text
    else:
        return None
    following = line.words[number + 1] if line.after(number) else None
    if not nominative or (near and following is not None and following.capital):
        return None
    name = romanise(nominative, "uk-kmu-2010" if line.language == "uk" else "ru-english")
    return _Found(word.start, word.end, name, "")


def _nominative_by_ending(written: str) -> str:
    """ "Вигаданівці" → "Вигаданівка"; "" for a word that does not end like a village."""
    found = _VILLAGE.search(written)
    return f"{written[: found.start()]}{found[1] or found[2]}ка" if found else ""
