"""The noun phrases of a sentence that stand for a person or a group: a shallow grammar of seven languages.

A phrase is a determiner, what qualifies ("young captured Russian"), its head or a rank, what qualifies after it ("russo
capturado", "de 19 anos"), and a name that follows. A name may be a phrase by itself; so may "a" with a noun that is in no
table, because people have more occupations than a table has rows: it counts only where somebody's fate is told of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vistka.sources.findings import Span
from vistka.sources.person_extents import (
    AGE,
    NO_NOUN,
    ROMANCE,
    SLAVIC,
    STATE_WORDS,
    TIMES,
    begin_of,
    end_of,
    qualifies,
)
from vistka.sources.person_mention import GROUPS, HEADS, TELLING, Mention, built
from vistka.sources.person_names import is_base_given, is_family, is_full_name, is_given, name_runs, trimmed
from vistka.sources.person_words import Marked

_MOST_UNKNOWN = 3
_VERB = re.compile(r"(?:с[яь]|[аиуеіоы](?:в|л|ла|ло|ли)|т[ьи])$")
_OF_WHAT = re.compile(r"\w{3,}(?:[аяиыії]|ого|его|ої|ой|ей|ов|ев|ів|їв|их|ых)")
_OF_WHAT_KIND = re.compile(r"\w+(?:ого|его|ої|ой|их|ых|ські|ские|[аеуя]н[аыиі])")  # by itself it says nothing of what
_PLACE_ADJECTIVE = re.compile(r"\w+[сцз]ьк(?:ого|ої|ому|ій|им)|\w+ск(?:ого|ой|ому|им)")
_QUOTES = frozenset("«»\"“”„‚‘’'")
_NOBODY = HEADS | GROUPS | STATE_WORDS | {"rank", "dead=", "wounded=", "captive="}
_AS = frozenset("como as als comme як как".split())
_OF = frozenset(("de", "d'", "da", "do", "du", "del"))
_KIN_NOMINATIVE = frozenset(
    "брат син чоловік батько друг сын муж отец сестра дружина племінник племянник онук внук".split()
)
_MADE = frozenset("taken held made kept as him her".split())  # what "prisoner" stands after as a predicate


def mentions_in(words: Marked, places: Iterable[Span]) -> list[Mention]:
    """Give the phrases of a sentence for persons and groups, in order, names with their ranks; no places."""
    names = _names(words, tuple(places))
    found: list[Mention] = []
    place = 0
    while place < len(words.tokens):
        mention = _mention_at(words, place, names, found[-1].after if found else 0)
        if mention is None:
            place += 1
            continue
        place = mention.after
        if found and _explains(words, found[-1], mention):
            _join(found[-1], mention)
        elif found and not mention.name and words.tokens[mention.first - 1].lower in _AS:
            found[-1].states |= mention.states  # "who fought as a volunteer"
        else:
            found.append(mention)
    return found


def _names(words: Marked, places: Sequence[Span]) -> dict[int, int]:
    """The stretches that may be names: where each begins, and where it ends."""
    names: dict[int, int] = {}
    start = words.sentence.span.start
    placed = [
        any(place.start < start + token.end and start + token.start < place.end for place in places)
        for token in words.tokens
    ]
    for run in name_runs(words):
        first, after = trimmed(words, run)
        while first < after and placed[first]:
            first += 1
        while first < after and placed[after - 1]:
            after -= 1
        if first < after:
            names[first] = after
    return names


def _is_core(words: Marked, place: int) -> bool:
    kinds = words.kinds[place]
    if "stop" in kinds and not kinds & (HEADS | {"rank"}):
        return False
    if words.language in ("en", "de") and words.has(place + 1, "unit"):
        return False  # "a marine regiment"
    if "group" in kinds and "the" in kinds and words.has(place + 1, "head", "kin", "adj", "rank"):
        return False  # "третий их товарищ"
    if "native" in kinds and _is_captured_native(words, place):
        return True
    if kinds & (HEADS | GROUPS | {"rank"}):
        if words.has(place + 1, "compound") and "rank" not in kinds:
            return False
        return not (kinds & {"pron", "pron.f", "the"}) or words.language not in ("de", "fr")
    return bool(AGE.fullmatch(words.tokens[place].lower)) and not _qualifies_next(words, place)


def _is_captured_native(words: Marked, place: int) -> bool:
    """Whether "Russian" is somebody: "captured Russian with a cup of tea"."""
    after = words.tokens[place + 1] if place + 1 < len(words.tokens) else None
    ends = after is None or not after.text[0].isalpha() or words.has(place + 1, "stop", "aux", "say")
    return ends and words.has(place - 1, *STATE_WORDS)


def _qualifies_next(words: Marked, place: int) -> bool:
    """Whether an age is followed by what it qualifies, so that it is nobody by itself."""
    after = words.tokens[place + 1] if place + 1 < len(words.tokens) else None
    return after is not None and after.text[0].isalpha() and not words.has(place + 1, *NO_NOUN)


def _mention_at(words: Marked, place: int, names: dict[int, int], floor: int) -> Mention | None:
    """Read the phrase whose head, rank or name stands at `place`, or the "a" of one whose noun is not known."""
    core = place
    while core < len(words.tokens) and _is_core(words, core) and core not in names:
        if core > place and words.has(core - 1, "kin") and words.language in SLAVIC and words.kinds[core] & TELLING:
            break  # "мать погибшего"
        if core > place and _is_many(words, core - 1) and words.kinds[core] & HEADS:
            break  # "среди раненых ребёнок"
        core += 1
        core += int(_abbreviates(words, core))
    if core == place:
        return _bare_name(words, place, names, floor) or _unknown(words, place, names)
    core = _further_core(words, core, names)
    kinds: set[str] = set().union(*words.kinds[place:core])
    after = _complement(words, core, end_of(words, core), names)
    name_end = _name_after(words, after, names)
    if not name_end and after == core and words.language in SLAVIC and "head" in kinds:
        after = _genitive(words, core, names)
    first = begin_of(words, place, floor)
    nobody = not kinds & (HEADS | GROUPS | {"native"}) and not AGE.fullmatch(words.tokens[place].lower)
    if _only_tells(words, kinds, first, place) and not name_end:
        return None
    if nobody and not name_end and not _stands_alone(words, kinds, first, place):
        return None
    return built(words, first, place, core, name_end or after, after if name_end else None)


def _complement(words: Marked, core: int, after: int, names: dict[int, int]) -> int:
    """Where the words end that stand between a head and its name: whose brother, of what a commander."""
    if words.has(core - 1, "kin"):
        if after + 1 in names and words.tokens[after].lower in ("de", "d'", "of", "von"):
            return names[after + 1]  # "le frère de Serhiï, Pavlo"
        if after in names and words.language in SLAVIC and _is_of_another(words, core - 1, after):
            return names[after]  # "брат Ірини, Богдан"
    quoted = _quoted(words, after)
    if quoted and quoted in names:
        return quoted  # "боєць «Азову» Роман"
    place = after
    if words.language in ROMANCE and place < len(words.tokens) and words.tokens[place].lower in _OF:
        place += 1
    elif words.language not in (*SLAVIC, *ROMANCE):
        return after
    for later in range(place + 1, min(place + 3, len(words.tokens))):
        if not _is_complement(words, later - 1):
            break
        if later in names and (names[later] - later > 1 or is_given(words.tokens[later].text)):
            return later  # "cirujana de campaña", "командир взвода"
    return after


def _genitive(words: Marked, after: int, names: dict[int, int]) -> int:
    """Where the words end that say of what somebody is a driver or member: "водитель грузовика", "швидкої допомоги"."""
    end = after
    while end - after < 2 and end < len(words.tokens) and end not in names and not words.kinds[end] - {"unit", "adj"}:
        word = words.tokens[end].text
        if not word.islower() or _VERB.search(word) or not (end > after or _OF_WHAT.fullmatch(word)):
            break
        end += 1
    return after if _OF_WHAT_KIND.fullmatch(words.tokens[end - 1].text) else end


def _quoted(words: Marked, place: int) -> int:
    """Where a few words in quotation marks end that stand here, else 0."""
    if place >= len(words.tokens) or words.tokens[place].text not in _QUOTES:
        return 0
    ends = range(place + 2, min(place + 5, len(words.tokens)))
    return next((at + 1 for at in ends if words.tokens[at].text in _QUOTES), 0)


def _is_complement(words: Marked, place: int) -> bool:
    """Whether a word may stand between a head and its name: small, of no kind that matters, and no Slavic verb."""
    token = words.tokens[place]
    if not token.text[0].islower() or words.kinds[place] - {"unit", "adj"}:
        return False
    return words.language not in SLAVIC or not _VERB.search(token.lower)


def _is_of_another(words: Marked, kin: int, name: int) -> bool:
    """Whether a name after "брат" is another case than it, so that it says whose brother."""
    word, given = words.tokens[kin].lower, words.tokens[name].lower
    return word in _KIN_NOMINATIVE and is_given(given) and not is_base_given(given)


def _is_many(words: Marked, place: int) -> bool:
    return bool(words.kinds[place] & GROUPS) and not words.kinds[place] & HEADS


def _further_core(words: Marked, core: int, names: dict[int, int]) -> int:
    """Where a head ends that a further one follows ("a captive Russian conscript")."""
    if words.language in ROMANCE or core in names:
        return core
    for later in range(core + 1, min(core + 4, len(words.tokens))):
        if not qualifies(words, later - 1) or words.has(later - 1, "a", "the", "num", "stop") or later - 1 in names:
            break
        if _is_core(words, later) and later not in names:
            while later < len(words.tokens) and _is_core(words, later) and later not in names:
                later += 1
            return later
    return core


def _only_tells(words: Marked, kinds: set[str], first: int, place: int) -> bool:
    """Whether a word like "muerto" or "Verletzte" stands there as a predicate, or for many, and not for one person."""
    if words.language in SLAVIC or words.has(first, "a", "the", "num"):
        return False
    if words.language == "en" and not (place and words.tokens[place - 1].lower in _MADE):
        return False
    return not kinds & {"head", "kin", "rank", "group"} and any(kind.endswith(".head") for kind in kinds)


def _abbreviates(words: Marked, after: int) -> bool:
    if after >= len(words.tokens) - 1 or words.tokens[after].text != "." or not words.has(after - 1, "rank"):
        return False
    return len(words.tokens[after - 1].text) < 5


def _stands_alone(words: Marked, kinds: set[str], first: int, place: int) -> bool:
    """Whether a rank without a name is somebody: "a sergeant", not "a major offensive"."""
    return "rankhead" in kinds and (words.language in SLAVIC or first < place)


def _bare_name(words: Marked, place: int, names: dict[int, int], floor: int) -> Mention | None:
    """A name, with the noun before it that is in no table ("o cozinheiro Ihor Bondar")."""
    after = names.get(place)
    if after is None:
        return None
    if words.has(place - 1, "street"):
        return None
    if words.language in ROMANCE and words.has(place - 1, "a", "the") and after - place > 2:
        place += int(not is_given(words.tokens[place].text))  # "le Nantais Romain Keller"
    first = _noun_before(words, place, floor)
    opened = first > floor and words.has(first - 1, "a", "the")
    full = is_full_name(words, (place, after))
    alone = is_given(words.tokens[place].text) and (words.language != "de" or place == 0)
    if (
        first < place
        and (full or alone)
        and (opened or (words.language in SLAVIC and place - first == 1 and first == 0))
    ):
        return built(words, first - opened, place, place, after, place)
    if len(words.text(place, after)) < 3:
        return None
    if full or alone or _aged(words, after) or _announced(words, place, after) or is_family(words.tokens[place].text):
        mention = built(words, place, place, place, after, place)
        mention.again = after - place == 1 and not alone and not _aged(words, after)
        return mention
    return None


def _announced(words: Marked, place: int, after: int) -> bool:
    """Whether words stand before a name that only a name can follow: "the body of", "named"."""
    kinds = ("dead>", "captive>", "named")
    if after - place < 2:
        return False
    if after < len(words.tokens) and words.tokens[after].text == "," and _is_occupied(words, after + 1):
        return True
    return any(end == place for kind in kinds for _, end in words.stretches.get(kind, ()))


def _is_occupied(words: Marked, place: int) -> bool:
    """Whether an occupation stands here, as after a name ("Wilfried Delmotte, charpentier"), with its article or not."""
    return any(words.has(at, "head", "rank") for at in (place, place + words.has(place, "a", "the")))


def _noun_before(words: Marked, place: int, floor: int) -> int:
    """Where the noun begins that stands before a name and is in no table ("o cozinheiro", "la cirujana de campaña")."""
    first = place
    while place - first < _MOST_UNKNOWN and first > floor:
        if _is_noun(words, first - 1):
            first -= 1
        elif (
            first < place
            and words.tokens[first - 1].lower in ("de", "of", "d'")
            and first - 2 >= floor
            and _is_noun(words, first - 2)
        ):
            first -= 2
        else:
            break
    return first


def _is_noun(words: Marked, place: int) -> bool:
    token = words.tokens[place]
    if not token.text[0].isalpha() or len(token.text) < 3 or words.kinds[place] & NO_NOUN:
        return False
    if any(kind[-1] in "=>" for kind in words.kinds[place]):
        return False
    return token.text[0].islower() or words.language == "de" or place == 0 or words.has(place - 1, "a", "the")


def _unknown(words: Marked, place: int, names: dict[int, int]) -> Mention | None:
    """ "a" and a noun that is in no table, up to the next small word or sign."""
    if words.language in SLAVIC or not words.has(place, "a"):
        return None
    if (
        place
        and words.tokens[place - 1].text[0].isalnum()
        and not words.has(place - 1, "aux", "among", "dead.act", "wounded.act")
    ):
        return None
    after = place + 1
    while (
        after < len(words.tokens) and after - place <= _MOST_UNKNOWN and after not in names and _is_noun(words, after)
    ):
        if words.kinds[after] & _NOBODY or words.tokens[after].lower in TIMES:
            return None
        after += 1
        if words.language == "de" and words.tokens[after - 1].text[0].isupper():
            break
        if words.language in ROMANCE and after - place > 1 and not words.has(after, "adj", "years"):
            break
    if after == place + 1 or (after < len(words.tokens) and _is_core(words, after)):
        return None
    after = end_of(words, after)
    name_end = _name_after(words, after, names)
    mention = built(words, place, after, after, name_end or after, after if name_end else None)
    mention.unknown = not mention.name
    return mention


def _aged(words: Marked, after: int) -> bool:
    """Whether an age follows a name: "Oleksandr, 23"."""
    if after + 1 >= len(words.tokens) or words.tokens[after].text not in ",(":
        return False
    text = words.tokens[after + 1].text
    return (text.isdigit() and len(text) < 4) or bool(AGE.fullmatch(text.lower()))


def _only_ages(words: Marked, first: int, after: int) -> bool:
    """Whether only commas and an age stand between a head and "named"."""
    return after - first < 7 and all(
        words.tokens[at].text in ",(" or words.tokens[at].text.isdigit() or words.has(at, "years", "stop")
        for at in range(first, after)
    )


def _name_after(words: Marked, after: int, names: dict[int, int]) -> int:
    """Where the name that follows a head or rank ends: directly or after "named"; 0 without one."""
    place = after
    for start, end in words.stretches.get("named", ()):
        if start >= after and _only_ages(words, after, start):
            place = end
    if place > after and place < len(words.tokens):
        quoted = _quoted(words, place) or _quoted(words, place + int(words.tokens[place].text == ","))
        if quoted:
            return quoted
    end = names.get(place, 0)
    if end - place == 1 and (len(words.tokens[place].text) < 3 or _is_place_adjective(words, place)):
        return 0
    return end


def _is_place_adjective(words: Marked, place: int) -> bool:
    """Whether what looks like a name only says of what: "выпускник Рязанского училища"."""
    if words.language not in SLAVIC or not _PLACE_ADJECTIVE.fullmatch(words.tokens[place].lower):
        return False
    return place + 1 < len(words.tokens) and words.tokens[place + 1].text.islower() and not words.kinds[place + 1]


def _explains(words: Marked, one: Mention, other: Mention) -> bool:
    """Whether a phrase only explains the one before it: "a soldier, Ivan Petrenko" and "Ivan Petrenko, a soldier"."""
    between = words.tokens[one.after : other.first]
    if one.group or other.group or (one.name and other.name):
        return False
    if not one.name and not other.name:  # "her husband, a retired tram driver, died"
        closed = other.after < len(words.tokens) and words.tokens[other.after].text in ",)"
        return one.kin != other.kin and closed and len(between) == 1 and between[0].text in ",("
    if between and all(words.has(at, "aux") for at in range(one.after, other.first)):
        return bool(one.name) and not other.old  # "Ivan Petrenko is a prisoner of war"
    if not between or len(between) > 6 or between[0].text not in (",", "(", "—", "–", "-"):
        return False
    if any(t.text[0].isalpha() and not words.has(one.after + n, "years") for n, t in enumerate(between)):
        return False
    return not (one.sex and other.sex and one.sex != other.sex)


def _join(one: Mention, other: Mention) -> None:
    """Take what explains a phrase into it; a name that follows a description lengthens the phrase."""
    if not one.name and other.name:
        one.after, one.name = other.after, other.name
    one.reach = other.after
    one.states |= other.states
    one.sex = one.sex or other.sex
    one.age = one.age or other.age
    one.rank = one.rank or other.rank
    one.unknown = False
