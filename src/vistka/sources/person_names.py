"""Which words of a sentence are a person's name, whether two names may be one person's, and what sex a name tells."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import combining, normalize

from vistka.names.cases import nominatives
from vistka.names.forms import family_forms, given_forms
from vistka.names.function_words import PARTICLES
from vistka.names.knowledge import Knowledge
from vistka.names.patronymics import read_patronymic
from vistka.names.reading import Reading, read_name
from vistka.names.scripts import fold
from vistka.sources.person_words import Marked

_KNOWN = Knowledge.shipped()
_MOST_WORDS = 5
_GERMAN_PARTICLES = frozenset({"von", "van", "zu"})  # the others are its articles
_LEAST_SHARE = 1e-6
# Family names that are in no table but can be nothing else.
_FAMILY_ENDING = re.compile(
    r".{2,}(?:енк[оауы]|енком|енкові|[сц]ьк(?:ий|ого|ому|им|а|ої|у)|[сц]к(?:ий|ого|ому|им|ая|ой)|[оеєё]в|[оеєё]в(?:а|у|ым|им|ой|ою)|"
    r"[чщ]ук[ау]?|юк[ау]?|[иі]н(?:а|у|ым|им)|швили|швілі|дзе|enko|[sc]k(?:yi|y|yy|ij|iy|i|a|aya)|[eo][vw]a?|ch?uk|yuk|iuk|juk|"
    r"shvili|[aeo]z|es|son|mann|inho|eira|eiro)"
)
# A pet name in another case than its own: "Софійку", "Лёшей".
_OBLIQUE = re.compile(r"([а-яіїєґё'’]{3,}?)(?:ою|ею|ой|ей|[уюиіыї])")
_NOT_NAMES = frozenset(
    "times post news mail red cross white house city street square church cathedral university ministry army "
    "brigade force forces guard command council union states united national international general supreme "
    "security service bureau office agency january february march april may june july august september october "
    "november december monday tuesday wednesday thursday friday saturday sunday north south east west new "
    "great black sea river front ukraine russia telegram facebook нова нацгвардія украина україна україни "
    "росія россия россии украины зсу сбу гур червоний хрест красный крест міністерство міноборони минобороны "
    "mutter vater rotes kreuz verteidigungsministerium krieg front stadt dorf gebiet cruz roja vermelha croix "
    "rouge ministerio ministério ministère грузії грузии польщі польши білорусі беларуси колумбії колумбии росії сша "
    "британії британии "
    "німеччини германии франції франции бразилії бразилии канади канады israel georgia".split()
)


@cache
def _western() -> frozenset[str]:
    lines = files("vistka.sources").joinpath("data", "western_given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(_plain(name) for line in lines if not line.startswith("#") for name in line.split())


def _plain(word: str) -> str:
    """Lower case, without accents."""
    return "".join(sign for sign in normalize("NFD", word.lower()) if not combining(sign))


@lru_cache(maxsize=1 << 15)
def is_given(word: str) -> bool:
    """Tell whether a word, in any case form, is a given name that is known."""
    folded = fold(word)
    if _plain(word) in _western() or _KNOWN.given_name_frequency(folded) > _LEAST_SHARE or _KNOWN.given_classes(folded):
        return True
    forms = nominatives(folded, "given")
    if any(_KNOWN.given_name_frequency(form) > _LEAST_SHARE for form in forms if form):
        return True
    found = _OBLIQUE.fullmatch(folded)
    return found is not None and any(_KNOWN.given_classes(found[1] + ending) for ending in "ая")


def is_base_given(word: str) -> bool:
    """Tell whether a word is a given name as it stands, and not only another case of one."""
    folded = fold(word)
    return _KNOWN.given_name_frequency(folded) > _LEAST_SHARE * 10 or bool(_KNOWN.given_classes(folded))


@lru_cache(maxsize=1 << 15)
def is_family(word: str) -> bool:
    """Tell whether a word is a family name that is known, or has the ending of one."""
    folded = fold(word)
    if _KNOWN.family_name_frequency(folded) or _FAMILY_ENDING.fullmatch(folded):
        return True
    return any(_KNOWN.family_name_frequency(form) for form in nominatives(folded, "family"))


@lru_cache(maxsize=1 << 15)
def _is_patronymic(word: str) -> bool:
    folded = fold(word)
    read = read_patronymic(folded) or next(filter(None, map(read_patronymic, nominatives(folded, "patronymic"))), None)
    return read is not None and read.sureness > 0.8


def name_runs(words: Marked) -> tuple[tuple[int, int], ...]:
    """Give the stretches of tokens that may be a name: capitalised, and no word of the tables.

    A stretch has a given name that is known, or `persons` must see what stands before it (a rank, "a soldier").
    """
    runs: list[tuple[int, int]] = []
    place = 0
    while place < len(words.tokens):
        after = _run_end(words, place)
        if after > place:
            runs.append((place, after))
        place = max(after, place + 1)
    return tuple(runs)


def _run_end(words: Marked, place: int) -> int:
    if not _may_name(words, place):
        return place
    after = place
    while after < len(words.tokens) and after - place < _MOST_WORDS + 2:
        token = words.tokens[after]
        if _may_name(words, after):
            after += 1
            after += _has_dot(words, after)
        elif (
            _is_particle(words, token.lower)
            and _may_name(words, after + 1)
            and words.tokens[after + 1].text[:1].isupper()
        ):
            after += 1
        else:
            break
    return after


def _is_particle(words: Marked, word: str) -> bool:
    return word in (_GERMAN_PARTICLES if words.language == "de" else PARTICLES)


def _has_dot(words: Marked, after: int) -> int:
    """Whether the token before is an initial and its dot follows."""
    return int(len(words.tokens[after - 1].text) == 1 and after < len(words.tokens) and words.tokens[after].text == ".")


def _may_name(words: Marked, place: int) -> bool:
    if place >= len(words.tokens):
        return False
    token = words.tokens[place]
    if token.text.isupper() and 1 < len(token.text) < 6:
        return False
    if not token.text[0].isupper() or not token.text[0].isalpha() or token.lower in _NOT_NAMES:
        return False
    kinds = words.kinds[place] - {"rank", "talk"}
    if not kinds and "rank" not in words.kinds[place]:
        return True
    return place > 0 and not words.kinds[place] & {"a", "the", "head"} and is_given(token.text)


def is_full_name(words: Marked, run: tuple[int, int]) -> bool:
    """Whether a stretch is a name without help: two words or more, one of them a given name that is known."""
    parts = [token.text for token in words.tokens[run[0] : run[1]] if token.text != "."]
    if len(parts) < 2:
        return False
    given = [is_given(part) or len(part) == 1 for part in parts]
    if not any(given):
        return False
    if all(given):
        return any(len(part) > 1 for part in parts)
    others = [part for part, its in zip(parts, given, strict=True) if not its]
    return any(len(part) > 1 and is_given(part) for part in parts) or any(map(is_family, others))


def trimmed(words: Marked, run: tuple[int, int]) -> tuple[int, int]:
    """Take off what stands before the name with a capital only because it opens the sentence ("Gestern Iwan …")."""
    first, after = run
    word = words.tokens[first].text
    if first == 0 and after > 1 and len(word) > 1 and not is_given(word) and not is_family(word):
        return 1, after
    return first, after


@lru_cache(maxsize=1 << 12)
def _readings(name: str) -> tuple[Reading, ...]:
    return read_name(name)[:2]


def sex_of(name: str) -> str:
    """Give "m" or "f" as the given name, the patronymic or the ending of the family name tells, else ""."""
    for word in name.replace(".", " ").split():
        folded = fold(word)
        for form in (folded, *nominatives(folded, "given")):
            sex = _KNOWN.sex_of_given(form) if form else None
            if sex and _KNOWN.given_name_frequency(form) > _LEAST_SHARE * 10:
                return sex
    return ""


@lru_cache(maxsize=1 << 12)
def same_name(one: str, other: str) -> bool:
    """Whether two names may be one person's: a family name in common, and no given name that contradicts.

    >>> same_name("Іван Петренко", "Івана Петренка"), same_name("Іван Петренко", "Петро Петренко")
    (True, False)
    """
    first, second = _words_of(one), _words_of(other)
    common = first & second
    if not common:
        return False
    if len(_parts(one)) == 1 or len(_parts(other)) == 1:
        return True
    return _common_parts(one, other) >= 2


def _parts(name: str) -> list[str]:
    return [fold(part) for part in re.split(r"[\s.]+", name) if part and part.lower() not in PARTICLES]


@lru_cache(maxsize=1 << 12)
def _forms_of(part: str) -> frozenset[str]:
    forms = {form.text for form in (*family_forms(part), *given_forms(part))}
    forms.update(nominatives(part, "family"), nominatives(part, "given"))
    classes = {f"class {number}" for form in {part, *forms} if form for number, _ in _KNOWN.given_classes(form)}
    return frozenset(classes) | frozenset(form for form in forms if len(form) > 2) or frozenset((part,))


def _words_of(name: str) -> frozenset[str]:
    return frozenset(form for part in _parts(name) for form in _forms_of(part))


def _common_parts(one: str, other: str) -> int:
    """How many words of one name agree with one of the other; an initial agrees with what it may open."""
    rest = _parts(other)
    agreed = 0
    for part in _parts(one):
        for its in rest:
            if (min(len(part), len(its)) == 1 and part[0] == its[0]) or _forms_of(part) & _forms_of(its):
                agreed += 1
                rest.remove(its)
                break
    return agreed
