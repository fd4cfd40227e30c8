"""What a sentence says of whom: each word of fate seeks the one person or group whose fate it tells.

A passive or a verb like "died" has its subject before it (in Ukrainian, Russian and German on either side), "killed"
its object after it, "the body of" the words that follow. "Not captured" and "if captured" tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vistka.sources.findings import Fate
from vistka.sources.person_mention import Mention
from vistka.sources.person_words import Marked

_SLAVIC = ("uk", "ru")
_EITHER_SIDE = ("uk", "ru", "de")
_DROPS_SUBJECT = ("uk", "ru", "pt", "es")
_REACH_BEFORE, _REACH_AFTER = 34, 9
_NEAR_HARM = 5
_NEAR_UNTRUE = 10
_FIRST_WORDS = 8
_NEAR_AND = 6
_BY = {"en": ("by",), "de": ("von", "durch"), "fr": ("par",), "es": ("por",), "pt": ("por",)}
AND = frozenset("and e y et und та і й и sowie".split())
_WAS = ("бу", "бы", "перебув", "находи", "оказ", "опин")
_LONGEST_CALL_SIGN = 4
_CLAUSE_ENDS = frozenset(';:!?“”«»"„')
_QUOTES = frozenset('«»“”"„‘’‹›')
_OPENING = frozenset('«“"„‘‹”')
_THAT = frozenset("that що что que dass".split())


class Cue(NamedTuple):
    """Words that tell a fate, as tokens `first` up to `after`. `side`: where the person stands.

    "<" before them, ">" after, "=" nearest, "a" after if anybody does, "i" after in an inversion, "m" many, "o" a pronoun
    after them.
    """

    fate: Fate
    side: str
    first: int
    after: int


class Told(NamedTuple):
    """A fate, and of whom: a mention, or a pronoun of that sex ("" for either), or nobody in the sentence."""

    fate: Fate
    mention: Mention | None
    pronoun: int | None
    sex: str


def fates_told(words: Marked, mentions: Sequence[Mention]) -> Iterator[Told]:
    """Give each fate that the clauses of a sentence tell; what phrases say of themselves stands in their `states`."""
    for cue in _cues(words, mentions):
        if _is_denied(words, cue):
            continue
        if cue.side == "o":
            yield Told(cue.fate, None, cue.after, "f" if words.tokens[cue.after].lower == "her" else "m")
            continue
        target = _target(words, mentions, cue)
        if cue.side == "m" and not (target and _is_one_of_many(target, mentions)):
            continue
        pronoun = _pronoun(words, cue)
        if target is not None and (pronoun is None or abs(_distance(target, cue)) <= abs(cue.first - pronoun)):
            yield Told(cue.fate, target, None, "")
            yield from (Told(cue.fate, other, None, "") for other in mentions if _joined_to(words, cue, target, other))
            yield from _one_of(words, mentions, cue, target)
        elif pronoun is not None:
            yield Told(cue.fate, None, pronoun, _sex_of_pronoun(words, pronoun))
        elif _drops_subject(words, cue) and cue.side != ">" and _opens(words, mentions, cue):
            yield Told(cue.fate, None, None, "")


def _one_of(words: Marked, mentions: Sequence[Mention], cue: Cue, target: Mention) -> Iterator[Told]:
    """Who "was among" the many of whom a fate is told."""
    for first, after in words.stretches.get("one_of", ()) if target.group else ():
        if 0 <= target.first - after < _NEAR_AND:
            before = [mention for mention in mentions if mention.after <= first and not mention.official]
            if words.has(first - 1, "pron", "pron.f"):
                yield Told(cue.fate, None, first - 1, _sex_of_pronoun(words, first - 1))
            elif before:
                yield Told(cue.fate, before[0], None, "")


def _drops_subject(words: Marked, cue: Cue) -> bool:
    """Whether nobody need stand before a cue: in some languages; in all where it opens ("Taken prisoner in Izyum")."""
    return (
        words.language in _DROPS_SUBJECT or cue.first == 0 or words.tokens[cue.first].text == "†" or opens_list(words)
    )


def opens_list(words: Marked) -> bool:
    """Whether a sentence ends with a colon, so that who is meant follows."""
    return bool(words.tokens) and words.tokens[-1].text == ":"


def _joined_to(words: Marked, cue: Cue, target: Mention, mention: Mention) -> bool:
    """Whether an "and" joins a phrase to the target: "a hundred soldiers and a civilian", "bodies of Ann and a friend"."""
    one, other = (target, mention) if cue.side == ">" else (mention, target)
    near = 0 < other.first - one.after < _NEAR_AND and words.tokens[other.first - 1].lower in AND
    alike = one.group or bool(one.name) == bool(other.name) or other.new
    return near and alike and not _other_words(words, one, other)


def _other_words(words: Marked, one: Mention, other: Mention) -> bool:
    """Whether more than an age stands between two phrases."""
    between = range(one.after, other.first - 1)
    return not all(words.has(at, "years", "stop") or not words.tokens[at].text[0].isalpha() for at in between)


def _is_one_of_many(target: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a verb in the plural can tell of a phrase: a group, or a name in a list."""
    near = (other for other in mentions if other is not target and bool(other.name) == bool(target.name))
    return target.group or any(
        -7 < other.first - target.after < 7 or -7 < target.first - other.after < 7 for other in near
    )


def _cues(words: Marked, mentions: Sequence[Mention]) -> Iterator[Cue]:
    for kind, stretches in words.stretches.items():
        name, side = (kind[:-1], kind[-1]) if kind[-1] in "=>" else kind.split(".", 1) if "." in kind else ("", "")
        if name not in ("captive", "wounded", "dead"):
            continue
        for first, after in stretches:
            if any(_is_in(mention, first, after, side) for mention in mentions):
                continue
            its_side = _side(words, mentions, side, first, after)
            if its_side:
                yield Cue(Fate(name), its_side, first, after)
    yield from _harms(words)


def _is_in(mention: Mention, first: int, after: int, side: str) -> bool:
    """Whether a cue is part of a phrase, or reaches into it ("is a captive conscript")."""
    if mention.first <= first and after <= mention.after:
        return True
    return side == "=" and first < mention.first < after < mention.after


def _harms(words: Marked) -> Iterator[Cue]:
    """What is done to a body: "lost a leg", "ein Splitter zerfetzte sein Knie", "перебило обе голени"."""
    for first, after in words.stretches.get("harm", ()):
        limb = next(
            (at for at in range(max(0, first - _NEAR_HARM), after + _NEAR_HARM) if words.has(at, "limb")),
            None,
        )
        if limb is not None and not any(_parts(words, at, at + 1) for at in range(after, limb)):
            side = "<" if words.language == "en" else "="
            yield Cue(Fate.WOUNDED, side, min(first, limb), max(after, limb + 1))


def _side(words: Marked, mentions: Sequence[Mention], side: str, first: int, after: int) -> str:
    """On which side of a cue its person stands: "<", ">", "=", "a" (after it, else before), "" where it is no cue."""
    if side == ">":
        return ">"
    if side == "many":
        return "m"
    if side == "=":
        return "=" if words.language != "en" else "<"
    passive = any(words.has(place, "aux") for place in range(max(0, first - 4), first))
    if side == "act":
        if words.language in _SLAVIC:
            return "a"
        if words.has(after, "pron.obj"):
            return "o"
        return ">" if not passive and _starts(mentions, after) else ""
    if side == "state":
        if words.language == "en" and first < 2 and any(words.has(at, "aux") for at in range(after, after + 9)):
            return "i"
        active = words.language == "en" and words.has(first, "captive.act", "wounded.act", "dead.act")
        if active and not passive and _starts(mentions, after):
            return ""
        if passive or words.language in _EITHER_SIDE:
            return "<" if words.language == "en" else "="
        after_comma = first > 0 and words.tokens[first - 1].text == ","
        near = 9 if after_comma else 2
        if any(mention.reach <= first <= mention.reach + near for mention in mentions):
            return "<"
        return ">" if _starts(mentions, after) else ""  # "hallaron muerto a un anciano"
    return ""


def _starts(mentions: Sequence[Mention], place: int) -> bool:
    return any(place <= mention.first <= place + 2 for mention in mentions)


def is_untrue(words: Marked, place: int) -> bool:
    """Whether a rumour, or a false report, is spoken of near a place of a sentence."""
    return any(
        abs(first - place) <= _NEAR_UNTRUE
        and not any(words.tokens[at].text in ".;:" for at in range(*sorted((first, place))))
        for first, _ in words.stretches.get("untrue", ())
    )


def _is_denied(words: Marked, cue: Cue) -> bool:
    """Whether a cue is negated, stands under "if" or "could", or in a sentence about a false report."""
    if is_untrue(words, cue.first):
        return True
    if words.has(cue.first, "not"):
        return False  # "não resistiu", "did not survive"
    near = range(max(0, cue.first - (3 if words.language in _SLAVIC else 4)), cue.first)
    if any(words.has(place, "not") for place in near if not _parts(words, place, cue.first)):
        return True
    if words.language in ("fr", "de") and words.has(cue.after, "not"):
        return True
    if words.language in _SLAVIC and any(words.has(at, "not") and _was(words, at + 1) for at in _next(words, cue)):
        return True  # "у полоні він не був"
    for place in range(cue.first - 1, max(-1, cue.first - 12), -1):
        if words.tokens[place].text in ",;:":
            return False
        if words.has(place, "if"):
            return True
    return False


def _next(words: Marked, cue: Cue) -> range:
    return range(cue.after, min(cue.after + 3, len(words.tokens) - 1))


def _was(words: Marked, place: int) -> bool:
    return words.tokens[place].lower.startswith(_WAS)


def _parts(words: Marked, place: int, before: int) -> bool:
    return any(words.tokens[at].text in ",;:—–" for at in range(place, before))


def _distance(mention: Mention, cue: Cue) -> int:
    """How many tokens lie between: less than 0 where the mention stands before the cue."""
    if mention.first >= cue.after:
        return mention.first - cue.after + 1
    return -(max(0, cue.first - mention.reach) + 1)


def _target(words: Marked, mentions: Sequence[Mention], cue: Cue) -> Mention | None:
    if words.language == "en" and words.tokens[cue.first - 1].lower in ("being", "having") and cue.first > 1:
        return next((one for one in mentions if one.after <= cue.first and not one.official), None)
    before = next(
        (
            mention
            for mention in reversed(mentions)
            if mention.after <= cue.first
            and not _is_agent(words, mention)
            and not (mention.official and _is_apart(words, mention, cue))
            and not (mention.unknown and cue.first - mention.reach > 8)
            and cue.first - mention.reach <= _REACH_BEFORE
            and not _barred(words, mention.reach, cue.first)
        ),
        None,
    )
    reach = 4 if cue.side == ">" else _REACH_AFTER  # "i": "Killed in the strike were …"
    after = next(
        (
            mention
            for mention in mentions
            if mention.first >= cue.after
            and mention.first - cue.after <= reach
            and not (cue.side == ">" and mention.official)
            and not _barred(words, cue.after, mention.first, before is not None)
        ),
        None,
    )
    if cue.side in ">ai" and (after or cue.side != "a"):
        return after
    if cue.side == "<" or after is None:
        return before
    if before is None or -_distance(before, cue) > _distance(after, cue) + 2:
        return after
    return before


def _is_agent(words: Marked, mention: Mention) -> bool:
    """Whether somebody did it: "von einem Scharfschützen getötet"."""
    return mention.first > 0 and words.tokens[mention.first - 1].lower in _BY.get(words.language, ())


def _is_apart(words: Marked, mention: Mention, cue: Cue) -> bool:
    """Whether an official only says what the cue tells: "according to governor …, a woman was wounded"."""
    between = words.tokens[mention.reach : cue.first]
    return len(between) > 3 or any(token.text == "," for token in between)


def _barred(words: Marked, first: int, after: int, following: bool = False) -> bool:
    """Whether something between tells that another clause has begun."""
    call_sign = 0
    for place in range(first, after):
        token = words.tokens[place]
        call_sign = call_sign or _call_sign(words, place, after)
        if place < call_sign:
            continue
        call_sign = 0
        if token.text in _CLAUSE_ENDS and not (token.text == ":" and place == after - 1):
            return True
        if words.has(place, "say") and not words.has(place, "aux"):
            return True
        if token.lower in _THAT and words.has(place - 1, "say"):
            return True
        if following and token.text == ",":
            return True
    return False


def _call_sign(words: Marked, place: int, before: int) -> int:
    """Where a name ends that stands here in quotation marks ("позивний «Граб»"), else 0."""
    if words.tokens[place].text not in _OPENING:
        return 0
    ends = range(place + 2, min(place + _LONGEST_CALL_SIGN, before))
    return next((at + 1 for at in ends if words.tokens[at].text in _QUOTES), 0)


def _pronoun(words: Marked, cue: Cue) -> int | None:
    """The pronoun that stands for the person of a cue."""
    if cue.side == ">":
        return None
    near = [
        place
        for place in range(max(0, cue.first - 9), min(len(words.tokens), cue.after + 2))
        if words.has(place, "pron", "pron.f") and not (cue.first <= place < cue.after)
    ]
    if words.has(cue.first, "whose"):
        return cue.first
    before = [place for place in near if place < cue.first and not _barred(words, place, cue.first)]
    if before:
        return before[-1]
    return near[0] if near and words.language in _EITHER_SIDE and near[0] >= cue.after else None


def _sex_of_pronoun(words: Marked, place: int) -> str:
    if words.has(place, "pron.f"):
        return "f"
    return "m" if words.has(place, "pron") else ""


def _opens(words: Marked, mentions: Sequence[Mention], cue: Cue) -> bool:
    """Whether a cue stands where a sentence without a subject has its verb, and nobody before it."""
    return cue.first < _FIRST_WORDS and not any(mention.first < cue.first for mention in mentions)
