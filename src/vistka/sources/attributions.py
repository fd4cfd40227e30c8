"""Who is said to have said something: "according to the ministry", "сообщает ТАСС", "disse o porta-voz"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from vistka.sources.clauses import LONGEST_SENTENCE, Cue
from vistka.sources.findings import Attribution, How, SourceKind, Span
from vistka.sources.followers import Followers, Said
from vistka.sources.mentions import (
    Mention,
    Sort,
    is_pronoun,
)
from vistka.sources.phrases import Match, Phrases
from vistka.sources.quotations import quotation_of, quotations_in
from vistka.sources.resolving import resolve
from vistka.sources.segments import Segment
from vistka.sources.subjects import NEAR
from vistka.sources.words.saying import (
    ANDS,
    AS,
    ASIDES,
    AT,
    CITING,
    HERS,
    NOT,
    ONE_OF_MANY,
    PASSIVE,
    PLURAL,
    TELLING,
    TELLING_TO,
)

_QUOTES: Final = '"»”“«’–—'
_DASHES: Final = frozenset("—–-")
BETWEEN: Final = 3
"""Words between a verb and whoever follows it at once."""
OPENING: Final = 2
"""Words before whoever opens a sentence."""
_BRACKETED: Final = re.compile(r"\(\s*([^()\n]{2,40}?)\s*\)|(?<!\w)/\s*([^()/\n]{2,40}?)\s*/(?!\w)")

__all__ = ["find_attributions", "resolve"]


@lru_cache(maxsize=16)
def _telling(language: str) -> Phrases[bool]:
    known = [language] if language in TELLING_TO else list(TELLING_TO)
    return Phrases((form, True) for one in known for form in TELLING_TO[one].split(" | "))


def find_attributions(segment: Segment) -> tuple[Attribution, ...]:
    """All sources that a segment names for what it says, in its order; see `resolve` for those named by half."""
    quotations = quotations_in(segment.text)
    found: list[Attribution] = []
    for sentence in (one for one in segment.sentences if len(one.text) <= LONGEST_SENTENCE):
        found += _Finder(segment, sentence, quotations).attributions()
    return tuple(found)


def _merged(said: list[Said]) -> list[Said]:
    """ "A source" and whom it is of, reached by two cues, are one: "declarou a fonte do Pentágono"."""
    heads = [one for one in said if one.mention.sort is Sort.HEAD]
    rest = [one for one in said if one.mention.sort is not Sort.HEAD]
    for head in heads:
        near = [n for n, one in enumerate(rest) if head.mention.first <= one.first < head.mention.last]
        for n in near:
            rest[n] = replace(rest[n], first=min(head.first, rest[n].first), last=max(head.last, rest[n].last))
        if not near:
            rest.append(head)
    return rest


class _Finder(Followers):
    """The sources of one sentence."""

    def attributions(self) -> list[Attribution]:
        said = [*self._bracketed(), *self._at_office()]
        is_question = self.text.rstrip().endswith("?") and self.text[:1] in _DASHES
        for cue in self.cues:
            if is_question or self._is_quoted(cue):
                continue
            said += self._of_cue(cue)
        kept: dict[tuple[int, str], Said] = {}
        for one in _merged(said):
            key = (self._key(one.mention), one.mention.name)
            if key not in kept or one.last - one.first < kept[key].last - kept[key].first:
                kept[key] = one
        return [self._attribution(one) for one in sorted(kept.values(), key=lambda one: one.first)]

    def _key(self, mention: Mention) -> int:
        """By which a source that two cues reach is one."""
        return max(
            (m.first for m in self.mentions if m.name == mention.name and m.last <= mention.last), default=mention.first
        )

    def _of_cue(self, cue: Match[Cue]) -> Iterator[Said]:
        if cue.value is Cue.BEFORE:
            yield from self._all_right(cue)
        elif cue.value is Cue.AFTER:
            if left := self._left(cue):
                yield Said(left.first, cue.last, left)
        else:
            yield from self._of_verb(cue)

    # -- around a verb ---------------------------------------------------------------------------------------------

    def _of_verb(self, cue: Match[Cue]) -> Iterator[Said]:
        if cue.first and self.words[cue.first - 1].low in NOT and not self._breaks(cue.first - 1, cue.first):
            return
        if self._has_pronoun(cue):
            yield from self._told(cue, cue.last)
            return
        low = self.words[cue.first].low
        if low in TELLING or low in CITING:
            if left := self._left(cue):
                yield Said(left.first, cue.last, left)
            if low in CITING:
                yield from (self._own_span(one.mention) for one in self._all_right(cue))
            else:
                yield from self._told(cue, cue.last)
            return
        if cue.first and self.words[cue.first - 1].low in PASSIVE:
            return
        left = self._left(cue)
        if left and left.sort is Sort.OTHER and left.name == left.speaker and self._commas(cue.first - 1, cue.first):
            right = list(self._all_right(cue))
            if right and right[0].mention.first - cue.last <= BETWEEN:
                yield from right
                return
        if self.language in {"en", "de"} and not self._follows_quotation(cue, '"»”“«’–—') and left:
            yield Said(left.first, cue.last, left)
            yield from self._told(cue, cue.last)
            return
        opening = self._left(cue)
        if opening and opening.first <= OPENING and not self._follows_quotation(cue, _QUOTES):
            yield Said(opening.first, cue.last, opening)
            yield from self._told(cue, cue.last)
            return
        if self._follows_quotation(cue):
            right = list(self._all_right(cue))
            if right:
                yield from right
                yield from self._told(cue, max(one.last for one in right))
                return
        if left := self._left(cue):
            yield Said(left.first, cue.last, left)
            yield from self._told(cue, cue.last)
            return
        if self.language != "en":
            right = [one for one in self._all_right(cue) if self._may_follow(cue, one.mention)]
            yield from right
            yield from self._told(cue, max((one.last for one in right), default=cue.last))

    def _may_follow(self, cue: Match[Cue], mention: Mention) -> bool:
        """Without a quotation, whoever follows a verb and has no office is more often told than telling."""
        before = self.words[cue.first - 1].low if cue.first else ""
        return mention.sort not in {Sort.OTHER, Sort.CAPTIVE} or before in AS or self._follows_quotation(cue)

    def _own_span(self, mention: Mention) -> Said:
        """Of a source that is quoted by another: "a US official as saying"."""
        after = [word.low for word in self.words[mention.last : mention.last + 2]]
        last = mention.last + 2 if after == ["as", "saying"] else mention.last
        return Said(self._head_start(mention.first), last, mention)

    def _has_pronoun(self, cue: Match[Cue]) -> bool:
        """He said; said he; ele disse; додав він."""
        place = cue.first - 1
        while place >= 0 and self.words[place].low in ASIDES and not is_pronoun(self.words[place]):
            place -= 1
        if place >= 0 and is_pronoun(self.words[place]) and not self._breaks(place, cue.first):
            return (
                self.words[place].low not in {"that", "it", "que", "on", "die", "es", "оно", "это"}
                or place == cue.first - 1
            )
        return (
            cue.last < len(self.words)
            and is_pronoun(self.words[cue.last])
            and self.words[cue.last].low not in {"that", "que", "es", "die", "я", "on", "nos"}
            and not self._breaks(cue.last - 1, cue.last)
            and self._follows_quotation(cue)
        )

    def _follows_quotation(self, cue: Match[Cue], marks: str = '"»”“«’,–—-') -> bool:
        """A verb right after a quotation, a comma or a dash, or that opens the sentence, has its source after it."""
        start = cue.first
        while start > 0 and self.words[start - 1].low in ASIDES and not self._breaks(start - 1, start):
            start -= 1
        return start == 0 or any(mark in self._between(start - 1, start) for mark in marks)

    def _told(self, cue: Match[Cue], last: int) -> Iterator[Said]:
        """ "Told Reuters"; "à RTP" after who said it."""
        for match in _telling(self.language).found(self.words[last - 1 : last + NEAR]):
            first = last - 1 + match.first
            to = first + (match.last - match.first)
            mention = next((m for m in self.mentions if to <= m.first <= to + 3 and m.kind is SourceKind.OUTLET), None)
            if mention and not self._breaks(to - 1, mention.first) and first >= cue.first:
                yield Said(cue.first if first <= cue.last else first, mention.last, mention)
                return

    # -- at an office ----------------------------------------------------------------------------------------------

    def _at_office(self) -> Iterator[Said]:
        """ "У міськраді обіцяють", "В Кремле дату назвали": those at an office, in the plural."""
        for mention in self.mentions:
            first = mention.first - 1
            at = first >= 0 and self.words[first].low in AT
            if not at or not (
                mention.sort in {Sort.SOURCE, Sort.OFFICE} or (mention.sort is Sort.AGAIN and mention.name)
            ):
                continue
            opens = not first or self._breaks(first - 1, first) or self._commas(first - 1, first)
            if not opens and self.words[first - 1].low not in ANDS | ASIDES:
                continue
            for verb in range(mention.last, min(mention.last + NEAR, len(self.words))):
                if self._breaks(verb - 1, verb):
                    break
                if verb in self.verbs and self.words[verb].low.endswith(PLURAL):
                    yield Said(first, verb + 1, mention)
                    break

    # -- brackets --------------------------------------------------------------------------------------------------

    def _bracketed(self) -> Iterator[Said]:
        for match in _BRACKETED.finditer(self.text):
            for mention in (one for one in self.mentions if one.kind is SourceKind.OUTLET):
                first, last = self.words[mention.first].start, self.words[mention.last - 1].end
                start, end = match.start() + 1, match.end() - 1
                if start <= first <= start + 12 and end - 12 <= last <= end:
                    within = [n for n, word in enumerate(self.words) if start <= word.start and word.end <= end]
                    yield Said(within[0], within[-1] + 1, mention)

    def _is_quoted(self, cue: Match[Cue]) -> bool:
        start, end = self.words[cue.first].start, self.words[cue.last - 1].end
        marked = [q for q in self.quotations if not self.text[q.start].isalnum()]
        return any(q.start <= start and end <= q.end and q.end - q.start > end - start + 8 for q in marked)

    def _attribution(self, said: Said) -> Attribution:
        first, last = min(said.first, said.mention.first), max(said.last, said.mention.last)
        start = self.words[first].start
        end = self.words[last - 1].end
        if start and self.text[start - 1] in "(/" and self.text[end : end + 1] in {")", "/"}:
            start, end = start - 1, end + 1
        quotation = quotation_of(self.quotations, Span(start, end))
        offset = self.sentence.span.start
        covers = Span(offset + quotation.start, offset + quotation.end) if quotation else self.sentence.span
        return Attribution(
            span=Span(offset + start, offset + end),
            source=self._source(said.mention),
            kind=said.mention.kind,
            how=How.QUOTED if quotation else How.REPORTED,
            covers=covers,
            speaker=said.mention.speaker,
        )

    def _source(self, mention: Mention) -> str:
        if mention.sort is Sort.AGAIN:
            return f"the {mention.name}".strip() if mention.name else "the organisation"
        if mention.name.startswith("his "):
            return self._kin(mention)
        return mention.name

    def _kin(self, mention: Mention) -> str:
        """Whose mother it is, as far as the words beside it say."""
        place = next(
            (m.first for m in self.mentions if m.name == mention.name and m.last <= mention.last), mention.first
        )
        beside = {word.low for word in self.words[max(place - 1, 0) : place + 2]}
        owner = self.words[place - 2] if place > 1 and self.words[place - 1].low == "s" else None
        if owner is not None:
            return f"{owner.raw}'s {mention.name[4:]}"
        if beside & HERS:
            return f"her {mention.name[4:]}"
        before = self.words[place - 1].low if place else ""
        one = before in ONE_OF_MANY and (before != "a" or self.language == "en")
        return f"a {mention.name[4:]}" if one else mention.name
