"""A phrase that stands for a person or a group, and what its own words say: sex, rank, age, one or many, which fate."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vistka.sources.findings import Fate, Span
from vistka.sources.person_extents import AGE, PLURAL_ADJECTIVE, SLAVIC, STATE_WORDS, age_of
from vistka.sources.person_names import sex_of
from vistka.sources.person_words import Marked

HEADS = frozenset({"head", "kin", "captive.head", "wounded.head", "dead.head"})
GROUPS = frozenset({"group", "captive.group", "wounded.group", "dead.group"})
TELLING = STATE_WORDS | (HEADS | GROUPS) - {"head", "kin", "group"}
_GENITIVE_SINGULAR = re.compile(r"\w+(?:ої|ой|ей)")
_TOLD_WITHIN = frozenset({"captive=", "wounded=", "dead="})
_PARTICIPLES_FIRST = frozenset({"de", "uk", "ru"})
"""Where words may stand in a phrase, before its head, that tell a fate: "der in Gefangenschaft geratene Soldat"."""
_OFFICE_REACH = 6
_AMONG = frozenset("among unter entre parmi серед среди".split())


@dataclass(slots=True)
class Mention:
    """A phrase, as tokens `first` up to `after` of a sentence. `states`: the fates that its own words tell."""

    first: int
    after: int
    words: Marked = field(repr=False)
    group: bool = False
    name: str = ""
    rank: str = ""
    age: str = ""
    sex: str = ""
    new: bool = False
    """It opens with "a", "another": somebody who was not spoken of."""
    old: bool = False
    """It opens with "the", "this": somebody who was, or who is explained here."""
    again: bool = False
    """A name of one word by itself: it only repeats one that was given in full."""
    qualified: bool = False
    """Adjectives stand before its head."""
    kin: bool = False
    official: bool = False
    unknown: bool = False
    """Its noun is in no table."""
    states: frozenset[Fate] = frozenset()
    head: str = ""
    """The last word of its head, as it is compared; "" for a name by itself."""
    reach: int = 0
    """The token after all that explains it ("Ivan Petrenko, a soldier of …")."""

    def __post_init__(self) -> None:
        self.reach = max(self.reach, self.after)

    @property
    def span(self) -> Span:
        start = self.words.sentence.span.start
        return Span(start + self.words.tokens[self.first].start, start + self.words.tokens[self.after - 1].end)


def built(words: Marked, first: int, place: int, core: int, after: int, name: int | None) -> Mention:
    inside: set[str] = set().union(*words.kinds[place:core])
    named = after if name is None else name
    named = max((at + 1 for at in range(named, after) if words.has(at, "named")), default=named)
    name_text = words.text(named, after).strip('«»"“”„‚‘’() ') if named < after else ""
    telling = {
        kind
        for at in range(first, after if name is None else name)
        for kind in words.kinds[at]
        if kind in TELLING or (kind in _TOLD_WITHIN and words.language in _PARTICIPLES_FIRST)
    }
    ages = [token.text for token in words.tokens[first:core] if AGE.fullmatch(token.lower)]
    female = any(words.has(at, "female") for at in range(first, core))
    return Mention(
        first,
        after,
        words,
        group=not name_text and _is_group(words, first, place, core, inside),
        name=name_text,
        rank=_rank(words, place, core),
        age=ages[0] if ages else age_of(words, first, after),
        sex="f" if female else sex_of(name_text),
        new=words.has(first, "a"),
        head=words.tokens[core - 1].lower if core > place else "",
        old=words.has(first, "the") and not words.has(first, "a"),
        qualified=first < place and not words.has(place - 1, "the"),
        kin="kin" in inside and ("head" not in inside or words.has(first, "the")),
        official=_speaks(words, first, after) or _is_official(words, first, after),
        states=frozenset(() if _in_law(words, after) else map(_fate_of, telling)),
    )


def _fate_of(kind: str) -> Fate:
    return Fate(kind.rstrip("=").partition(".")[0])


def _speaks(words: Marked, first: int, after: int) -> bool:
    """Whether "according to", "said" stands before a phrase, or "adds" right after it, so that it names who tells."""
    if words.has(after, "say") and not words.has(after, "aux", "stop"):
        return True
    for _, end in words.stretches.get("say", ()):
        if 0 <= first - end <= 3 and all(
            words.tokens[at].text[0].isalpha() and not words.has(at, "stop") for at in range(end, first)
        ):
            return True
    return False


def _is_official(words: Marked, first: int, after: int) -> bool:
    """Whether an office stands in a phrase or before it: "представник оборонного відомства Олег …"."""
    if any(words.has(at, "officer") for at in range(first, after)):
        return True
    first -= words.tokens[first - 1].text == "," and _quotes_after(words, after) if first else 0
    for at in range(first - 1, max(-1, first - _OFFICE_REACH), -1):
        if words.has(at, "officer"):
            return True
        if not words.tokens[at].text[0].isalnum() or words.has(at, "say", "aux", "pron", "dead>", "captive>"):
            return False
        if words.kinds[at] & TELLING:
            return False
    return False


def _quotes_after(words: Marked, after: int) -> bool:
    """Whether what is said follows a phrase: "the minister of defence, Olha …: “We …"."""
    return any(token.text in '«“„"' for token in words.tokens[after : after + 2])


def _in_law(words: Marked, after: int) -> bool:
    """Whether a phrase is nobody in particular: "a prisoner must be treated", "a prisoner of his own fear"."""
    return any(words.has(at, "must", "own") for at in range(after, after + 3))


def _is_group(words: Marked, first: int, place: int, core: int, inside: set[str]) -> bool:
    before = words.tokens[place - 1].lower if place > first else ""
    if first and words.tokens[first - 1].lower in _AMONG:
        return True
    if first and words.language == "de" and words.has(first, "the") and words.has(first - 1, "a"):
        return True  # "einem der Toten"
    if inside & GROUPS and not inside & HEADS:
        return not (words.language in SLAVIC and words.has(place, "female") and _GENITIVE_SINGULAR.fullmatch(before))
    if first < place and words.has(first, "num") and not words.has(first, "a", "the"):
        return True
    if any(words.tokens[at].text.isdigit() and not words.has(at + 1, "years") for at in range(first, place)):
        return True
    plural = PLURAL_ADJECTIVE.get(words.language)
    if plural is not None:
        last = words.tokens[core - 1].lower if core > place else ""
        return bool(plural.fullmatch(before)) or (bool(inside & GROUPS) and bool(plural.fullmatch(last)))
    return words.language == "de" and core > place and _is_german_plural(words, first, place, core)


def _is_german_plural(words: Marked, first: int, place: int, core: int) -> bool:
    """Whether "die Soldaten", "Verwundeten", "Soldaten" are many: -en after "die" or without a determiner."""
    last = words.tokens[core - 1].lower
    if not last.endswith("en") or last.endswith("mädchen"):
        if not words.has(first, "a", "the") and last.endswith("e") and words.has(core - 1, *TELLING):
            return True
        return last.endswith(("männer", "frauen", "leute", "ern"))
    determiner = words.tokens[first].lower if words.has(first, "a", "the") else ""
    return determiner in ("", "die", "diese", "ihre", "seine", "unsere")


def _rank(words: Marked, place: int, core: int) -> str:
    ranks = [at for at in range(place, core) if words.has(at, "rank")]
    return words.text(ranks[0], ranks[-1] + 1) if ranks else ""
