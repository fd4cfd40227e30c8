"""Many of whom one fate is told, and who is then named among them: "among them", and the lines of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vistka.sources.findings import Fate
from vistka.sources.person_fates import Told, opens_list
from vistka.sources.person_mention import GROUPS, Mention
from vistka.sources.person_words import Marked

_REMEMBERED = 6
"""Sentences for which "among them" may mean the many who were last spoken of."""
_LONGEST_ENTRY = 24
_OF_MANY = frozenset("of the dos das des der los las de из із з".split())
_THIS_IS = frozenset("це это das dies es it this that".split())
_BULLETS = frozenset("-–—•*·▪●◦►▶➡✅✔🔹🔸🕯◾")


class Many:
    """The many who were last spoken of in an article or post: their fates, and whether a list of them goes on."""

    def __init__(self) -> None:
        self.fates: set[Fate] = set()
        self._said = -_REMEMBERED
        self._lists = False
        self._opened = False
        self._one = False
        self._explained = False

    def read(self, number: int, words: Marked, mentions: Sequence[Mention], told: Iterable[Told]) -> None:
        """Take in what a sentence tells of many, and whether it opens or goes on with a list."""
        fates = {fate for fate, mention, _, _ in told if mention is not None and mention.group}
        fates |= {fate for mention in mentions if mention.group for fate in mention.states}
        fates |= {fate for first, after in words.stretches.get("among", ()) for fate in _fates_in(words, first, after)}
        opened = opens_list(words)
        if opened:
            fates |= {fate for fate, mention, _, _ in told if mention is None}
        if fates and "untrue" not in words.stretches:
            self.fates, self._said = fates, number
        self._explained = self._one
        recent = bool(self.fates) and number - self._said < 2
        self._lists = self._opened or (self._lists and _is_entry(words))
        self._lists = self._lists and _may_be_entry(words, mentions)
        self._opened = recent and opened
        self._one = "among" in words.stretches

    def members(self, number: int, words: Marked, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Give the phrases of a sentence that stand for one of the many."""
        if not self._lists and (not self.fates or number - self._said > _REMEMBERED):
            return
        if self._lists:
            yield from [mention for mention in mentions if not mention.group][:1]
            return
        opens = min(
            (after for first, after in words.stretches.get("among", ()) if _of_persons(words, after)), default=0
        )
        if not opens and self._explained and words.tokens and words.tokens[0].lower in _THIS_IS:
            opens = 1
        for mention in mentions:
            after = bool(opens) and mention.first >= opens and not _is_clause(words, opens, mention.first)
            if after and not mention.group and not mention.official:
                yield mention


def _of_persons(words: Marked, after: int) -> bool:
    """Whether "one of the" is followed by persons, and not by battalions."""
    if words.tokens[after - 1].lower not in _OF_MANY:
        return True
    return any(
        words.kinds[at] & GROUPS or words.has(at, "captive.state", "dead.state", "wounded.state")
        for at in range(after, min(after + 3, len(words.kinds)))
    )


def _fates_in(words: Marked, first: int, after: int) -> set[Fate]:
    """The fates that "among those released" tells."""
    kinds = {kind for at in range(first, min(after + 1, len(words.kinds))) for kind in words.kinds[at]}
    ends = (".group", ".state", ".head", ".act")
    return {Fate(kind.partition(".")[0]) for kind in kinds if kind.endswith(ends)}


def _is_clause(words: Marked, first: int, after: int) -> bool:
    """Whether a full clause stands between, so that who follows is none of them."""
    return any(words.has(at, "say") or words.tokens[at].text in ';«“„"»”?!' for at in range(first, after))


def _is_entry(words: Marked) -> bool:
    opening = words.tokens[0].text if words.tokens else ""
    return opening in _BULLETS or opening.isdigit()


def _may_be_entry(words: Marked, mentions: Sequence[Mention]) -> bool:
    return bool(mentions) and len(words.tokens) <= _LONGEST_ENTRY and (_is_entry(words) or bool(mentions[0].name))
