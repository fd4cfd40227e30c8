"""What a place's name is when it is no place: a newspaper, a ship, a street, a person, a government."""

from __future__ import annotations

import re

from vistka.names.knowledge import Knowledge
from vistka.sources.gazetteer import Gazetteer
from vistka.sources.place_words import HYPHENS, LONGEST_ABBREVIATION, Line
from vistka.sources.spellings import is_cyrillic
from vistka.sources.words import places as words

_BORNE = 0.00005
"""The share of people from which a name is one that people bear."""
_AGE_OR_KIN = re.compile(
    r",[ \u00a0](?:\d{1,2}(?:,|[ \u00a0][^\W\d_])|(?:de|d['’]) ?\d{1,2}\b|" + words.KIN + r")", re.IGNORECASE
)
_DATELINE = re.compile(words.DATELINE)
_SIGNS = re.compile(r"[^\n]{0,60}\(@")
_QUOTES = {"«": "»", "“": "”", "„": "“”", '"': '"', "‹": "›"}


def is_part_of_a_name(line: Line, first: int, last: int) -> bool:
    """A newspaper, a club, a treaty, a compound such as "Moscow-backed"."""
    after = line.words[last + 1] if last + 1 < len(line.words) else None
    if after is not None and after.follows_closely:
        if after.gap in HYPHENS and not after.capital:
            return after.key not in words.HYPHENED
        if after.key in words.NAMES_AFTER and (after.capital or after.key.startswith(("convention", "agreement"))):
            return True
        following = tuple(line.key(each) for each in range(last + 1, last + 4))
        if any(following[: len(each)] == each for each in words.REPUBLICS):
            return True
    if first and line.words[first].gap in HYPHENS and not line.words[first - 1].capital:
        return line.language not in ("de",)
    before = line.before(first)
    earlier = line.key(first - 2) if first > 1 else ""
    if before in words.NAMES_BEFORE and line.words[first - 1].capital:
        return True
    if before in words.SHIPS or before in words.STREETS or line.after(last) in words.STREETS_AFTER:
        return True
    if before in words.OF and earlier in words.INSTITUTIONS_BEFORE:
        return True
    return (before in words.OF and earlier in words.TREATIES_BEFORE) or (
        before in words.OF and earlier in words.NAMES_AFTER | words.OUTLETS_BEFORE and line.words[first - 2].capital
    )


def is_quoted(line: Line, first: int, last: int) -> bool:
    """ "полк «Азов»", "крейсер «Москва»": what bears a town's name, in quotation marks beside its noun."""
    start, end = line.words[first].start, line.words[last].end
    closes = _QUOTES.get(line.text[start - 1 : start], "")
    if not closes or line.text[end : end + 1] not in tuple(closes) or first == 0:
        return False
    noun = line.words[first - 1]
    return not noun.capital and len(line.words[first].gap) == 2 and noun.key not in words.SETTLEMENTS


def _is_borne(key: str) -> bool:
    """Whether people bear a place's name as their own: Victoria, Paris, Florence."""
    return key in words.GIVEN_NAMES or is_common_name(key)


def is_common_name(key: str) -> bool:
    return Knowledge.shipped().given_name_frequency(key) >= _BORNE


def _is_named_person(line: Line, first: int, last: int) -> bool:
    """ "Victoria, 24,", "London Breed", "Jordan Orel": the name with its age or kin, or one of two that make a person."""
    key, word = line.key(first), line.words[first]
    if line.before(first) in words.LOCATIVES.get(line.language, ()):
        return False
    if _is_borne(key) and _AGE_OR_KIN.match(line.text, word.end) and not _DATELINE.match(line.text, word.end):
        return True
    if first and word.gap == " " and line.words[first - 1].capital and _is_borne(line.key(first - 1)):
        return not line.begins_sentence(first - 1) or line.key(first - 1) not in Gazetteer.shipped().names
    following = line.words[last + 1] if line.after(last) else None
    return (
        following is not None
        and following.gap == " "
        and following.capital
        and _is_borne(key)
        and following.key not in words.REGIONS
        and not is_cyrillic(key)
        and following.key not in Gazetteer.shipped().names
        and (line.language != "de" or is_common_name(key))
    )


def is_person(line: Line, first: int, last: int) -> bool:
    if line.before(first) in words.TITLES:
        return True
    if first == last and _is_named_person(line, first, last):
        return True
    if _SIGNS.match(line.text, line.words[last].end) and _opens_a_signature(line, first):
        return True
    if line.after(last).endswith(words.PATRONYMICS):
        return True
    if first != last or not is_cyrillic(line.key(first)) or first == 0:
        return False
    previous = line.words[first - 1]
    if _bears_a_name(line, first):
        return True
    like_a_surname = line.key(first).endswith(words.SURNAME_ENDINGS)
    if like_a_surname and line.language == "ru" and line.before(first) == "у":
        return True
    return (
        like_a_surname
        and line.words[first].follows_closely
        and previous.capital
        and len(previous.key) > 1
        and previous.key not in words.LOCATIVES.get(line.language, ())
        and previous.key not in words.SETTLEMENTS
    )


def _opens_a_signature(line: Line, first: int) -> bool:
    start = line.words[first].start
    return line.text[line.text.rfind("\n", 0, start) + 1 : start].lstrip()[:1] in ("—", "–", "-", "―")


def _bears_a_name(line: Line, first: int) -> bool:
    """ "Роман Сокаль", "Суспільне Суми": a nominative after another name inside a sentence."""
    names = Gazetteer.shipped().names
    previous = line.words[first - 1]
    return (
        previous.capital
        and line.words[first].gap == " "
        and not line.begins_sentence(first - 1)
        and line.key(first) in names
        and len(previous.key) > LONGEST_ABBREVIATION
        and previous.key not in names
        and previous.key not in words.SETTLEMENTS
    )


def is_government(line: Line, first: int, last: int) -> bool:
    """Whether grammar shows that a capital stands for its government: it says, is accused, is quoted."""
    before, earlier = line.before(first), line.key(first - 2) if first > 1 else ""
    if before in words.ACTS_BEFORE or before in words.OFFICES_BEFORE or (earlier, before) in words.PHRASES_BEFORE:
        return True
    if before in words.OF and earlier in words.OFFICES_BEFORE:
        return True
    after = line.after(last)
    if line.words[last].possessive and after in words.OFFICES_AFTER:
        return True
    if before in words.LOCATIVES.get(line.language, ()):
        return False
    if line.begins_sentence(first) and (line.key(last + 1), line.key(last + 2)) in words.ASIDES:
        return True
    said = line.key(last + 2) if after in words.BETWEEN else after
    if after in words.AND and line.key(last + 2) in Gazetteer.shipped().names and line.words[last + 2].capital:
        said = line.key(last + 3)
    if said in words.ACTS_AFTER:
        return True
    if line.begins_sentence(first) and after and not line.words[last + 1].capital and not line.words[last].possessive:
        if after in words.BETWEEN:
            return said not in words.HAPPENS_AFTER
        return after not in words.HAPPENS_AFTER and after not in words.LOCATIVES.get(line.language, ())
    return False
