"""Where a noun phrase begins and ends round its head: the words that qualify it, in seven languages."""

from __future__ import annotations

import re

from vistka.sources.person_words import Marked

STATE_WORDS = frozenset({"captive.state", "wounded.state", "dead.state"})
ROMANCE = ("pt", "es", "fr")
SLAVIC = ("uk", "ru")
_WAS = frozenset("було было виповнилося виповнилось исполнилось минуло".split())
_MOST_BEFORE = 6
_MOST_WITHIN = 8
TIMES = frozenset(
    "year month week day hour moment minute ano mês semana dia hora momento minuto noite año mes día noche an année mois "
    "semaine jour heure nuit jahr monat woche tag stunde nacht time vez fois mal".split()
)
AGE = re.compile(
    r"\d{1,3}[-–]?(?:years?-olds?|y[./]?o|jähr\w*|річн\w*|літн\w*|летн\w*|ти[-]\w*)|\w{4,30}(?:річн|літн|летн)(?:ий|ій|ого|ому|им|а|у|ої|ою|ій|яя|юю|ей|ем|его|ему|ым|я|ю|ього|ьому|ім|ьою|ьої|яя)"
)
_ADJECTIVE = {
    "uk": re.compile(r"\w{2,}(?:ий|ій|ого|ому|им|ої|ою|ська|цька|ську|цьку|ова|ену|ена|вша|лу)"),
    "ru": re.compile(r"\w{2,}(?:ый|ий|ой|ого|его|ому|ему|ым|им|ая|яя|ую|юю|ей|шийся|шегося)"),
}
PLURAL_ADJECTIVE = {"uk": re.compile(r"\w{3,}(?:і|ї|их|ими)"), "ru": re.compile(r"\w{3,}(?:ые|ие|ых|их|ыми|ими)")}
# Kinds that end a phrase whose head is in no table.
NO_NOUN = frozenset(
    {
        "stop",
        "say",
        "aux",
        "not",
        "if",
        "a",
        "the",
        "num",
        "pron",
        "pron.f",
        "talk",
        "scene",
        "unit",
        "officer",
        "among",
        "named",
    }
)


def begin_of(words: Marked, place: int, floor: int) -> int:
    """Where a phrase begins whose head stands at `place`."""
    first = _begin_of(words, place, floor)
    if words.language == "de" and not words.has(first, "a", "the", "num") and first < place:
        return _determiner_before(words, first, floor)
    if words.language in SLAVIC:
        return _participle_before(words, first, floor)
    return first


def _determiner_before(words: Marked, first: int, floor: int) -> int:
    """Where a German phrase begins that has words before a participle: "der bei Bachmut gefallene"."""
    if not words.has(first, *STATE_WORDS) and not words.tokens[first].lower.startswith(("geraten", "gestorben")):
        return first
    for at in range(first - 1, max(floor, first - _MOST_WITHIN) - 1, -1):
        if not words.tokens[at].text[0].isalnum() or words.has(at, "aux", "say"):
            break
        if words.has(at, "a", "the") and (at == floor or not words.has(at - 1, "stop")):
            return at
    return first


def _participle_before(words: Marked, first: int, floor: int) -> int:
    """Where a Slavic phrase begins that has "захоплений у полон" before its head."""
    for at in range(first - 1, max(floor, first - 4) - 1, -1):
        if words.has(at, *STATE_WORDS) and _ADJECTIVE[words.language].fullmatch(words.tokens[at].lower):
            return at
        if not words.has(at, "stop", "captive=", "wounded=", "captive>"):
            break
    return first


def _begin_of(words: Marked, place: int, floor: int) -> int:
    first = place
    while first > floor and place - first < _MOST_BEFORE and qualifies(words, first - 1):
        first -= 1
        if words.has(first, "a", "the", "num") and not words.has(first, "adj"):
            return first
    if words.language in SLAVIC:
        return first
    for at in range(first - 1, max(floor, first - 4) - 1, -1):
        if words.has(at, "a", "the", "num") and not words.has(at, "pron", "pron.f"):
            return at
        if words.kinds[at] & NO_NOUN or not words.tokens[at].text[0].isalpha() or words.tokens[at].lower in TIMES:
            break
        if words.language in ROMANCE and words.kinds[at]:
            break
    return first


def qualifies(words: Marked, place: int) -> bool:
    """Whether a token before a head belongs to its phrase."""
    token = words.tokens[place]
    if (
        words.has(place, "a", "the", "num")
        or AGE.fullmatch(token.lower)
        or (token.text.isdigit() and len(token.text) < 5)
    ):
        return True
    slavic = words.language in SLAVIC
    adjective = slavic and bool(
        _ADJECTIVE[words.language].fullmatch(token.lower) or PLURAL_ADJECTIVE[words.language].fullmatch(token.lower)
    )
    if words.kinds[place] & STATE_WORDS:
        if slavic:
            return adjective
        return not (words.has(place - 1, "aux") or words.has(place - 2, "aux")) and words.language not in ROMANCE
    if words.has(place, "adj", "years"):
        return not slavic or adjective or not token.text[0].isupper()
    return adjective and not words.kinds[place] - {"adj"}


def end_of(words: Marked, after: int) -> int:
    """Where the words end that qualify a head after it, in the Romance languages."""
    if words.language not in ROMANCE:
        return _after_age(words, after)
    while after < len(words.tokens):
        stated = words.has(after, "adj", *STATE_WORDS) and not words.has(after, "a", "the", "aux", "stop")
        if stated or _is_unknown_adjective(words, after):
            after += 1
        elif (aged := _after_age(words, after)) > after:
            after = aged
        else:
            break
    return after


def _is_unknown_adjective(words: Marked, place: int) -> bool:
    """Whether a word in no table stands between a head and the comma before its name ("seu filho caçula, Davi")."""
    if place + 1 >= len(words.tokens) or words.kinds[place] or not words.tokens[place].text.islower():
        return False
    return words.tokens[place + 1].text == "," and words.tokens[place].text.isalpha()


def _after_age(words: Marked, after: int) -> int:
    """Where an age ends that follows a head: "de uns 20 anos", "примерно 35 лет"."""
    for at in range(after, min(after + 3, len(words.tokens) - 1)):
        token = words.tokens[at]
        if ((token.text.isdigit() and len(token.text) < 4) or words.has(at, "age")) and words.has(at + 1, "years"):
            return at + 2
        if not token.text[0].isalpha() or words.has(at, "aux") or token.lower in _WAS:
            break
    return after


def age_of(words: Marked, first: int, after: int) -> str:
    """The age that stands in or after a phrase: "de 19 anos", ", 21,", "(21)"."""
    for at in range(first, min(after + 3, len(words.tokens))):
        text = words.tokens[at].text
        if text in _WAS:
            break
        said = words.has(at + 1, "years") or (at == after + 1 and words.tokens[after].text in ",(")
        if said and text.isdigit() and len(text) < 4 and 0 < int(text) < 111:
            return text
    return ""
