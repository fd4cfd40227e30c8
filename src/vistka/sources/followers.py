"""Whoever stands after a cue or a verb, with his office, his name, and a second source after "and"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from vistka.sources.clauses import Cue
from vistka.sources.findings import SourceKind
from vistka.sources.mentions import Mention, Sort, is_pronoun
from vistka.sources.phrases import Match
from vistka.sources.subjects import ASIDE, LONGEST_NAME, NEAR, NO_SUBJECT, Subjects
from vistka.sources.words.naming import OUTLET_NOUNS
from vistka.sources.words.saying import ANDS, LINKS

OBLIQUE: Final = ("ії", "ію", "ией", "ии", "ию", "ією", "ству", "стві", "ством", "ам", "ям", "ами", "ями", "матір")
"""How a Ukrainian or Russian noun ends that is no subject."""


@dataclass(frozen=True, slots=True)
class Said:
    """A source with its cue, in words."""

    first: int
    last: int
    mention: Mention


class Followers(Subjects):
    """A sentence of which cues and verbs are asked for what stands after them."""

    def _all_right(self, cue: Match[Cue]) -> Iterator[Said]:
        mention = self._right(cue)
        if mention is None or (cue.value is Cue.BEFORE and mention.sort is Sort.AGAIN and not mention.name):
            return
        found = [mention]
        place = mention.last
        if mention.kind is SourceKind.OUTLET and cue.value is Cue.VERB and (teller := self._teller(cue, place)):
            yield Said(cue.first, teller.last, teller)
        while (more := self._joined(place)) is not None:
            found.append(more)
            place = more.last
        for one in found:
            yield Said(cue.first, place, replace(one, last=place) if one is not mention else mention)

    def _teller(self, cue: Match[Cue], place: int) -> Mention | None:
        """Who told it to an outlet: "dijo a EFE la portavoz del ministerio"."""
        if place >= len(self.words) or self._breaks(place - 1, place) or self._commas(place - 1, place):
            return None
        named = self._named_at(Match(cue.first, place, cue.value), place)
        return self._with_name(named) if named and named.kind is not SourceKind.OUTLET else None

    def _right(self, cue: Match[Cue]) -> Mention | None:
        place = cue.last
        if place >= len(self.words) or self._breaks(cue.last - 1, place, but=':«“"„'):
            return None
        if is_pronoun(self.words[place]) and self.words[place].low not in {"que", "die", "nos", "on", "я", "it", "es"}:
            return None
        named = self._named_at(cue, place)
        if named is None or (cue.value is Cue.VERB and named.first == place and self._is_told(named)):
            return None
        return self._with_name(named)

    def _is_told(self, mention: Mention) -> bool:
        """Whether the case form shows to whom it was said, and not who said it: "передали поліції"."""
        return self.language in {"uk", "ru"} and self.words[mention.first].low.endswith(OBLIQUE)

    def _named_at(self, cue: Match[Cue], place: int) -> Mention | None:
        name = self._name_after(place)
        if name and cue.value is Cue.BEFORE and self._stands_alone(name):
            return name
        heads: Mention | None = None
        for mention in self.mentions:
            if mention.first < place:
                continue
            if not self._reaches(cue, mention):
                break
            if mention.sort in {Sort.SOURCE, Sort.OFFICE, Sort.PERSON}:
                return mention
            if heads and heads.sort is Sort.HEAD and mention.sort is Sort.AGAIN and mention.first - heads.last <= 3:
                return self._whole_after(mention)
            if heads is None and self._may_speak(mention) and mention.sort is not Sort.AREA:
                heads = mention
            if heads is not None and mention.first - heads.last > 3 and heads.sort is not Sort.HEAD:
                break
        return heads or name

    def _stands_alone(self, name: Mention) -> bool:
        """Whether a name that no table has ends with its clause: "according to Kurier, the man"."""
        known = any(name.first <= mention.first < name.last for mention in self.mentions)
        return not known and self._commas(name.last - 1, name.last) > 0

    def _whole_after(self, again: Mention) -> Mention:
        """The service in "the directorate of the security service"."""
        near = (m for m in self.mentions if m.sort in {Sort.SOURCE, Sort.OFFICE} and 0 <= m.first - again.last <= 1)
        return next(near, again)

    def _reaches(self, cue: Match[Cue], mention: Mention) -> bool:
        between = self.words[cue.last : mention.first]
        if any(n in self.cued for n in range(cue.last, mention.first)):
            return False
        quoted = cue.value is Cue.BEFORE
        if self._breaks(cue.last - 1, mention.first, but='«“"„:' if quoted else ""):
            return False
        commas = self._commas(cue.last - 1, mention.first)
        if commas:
            named = any(word.is_capital for word in between[: NEAR + 2])
            return len(between) <= ASIDE and named and commas <= 2
        return len(between) <= NEAR

    def _name_after(self, place: int) -> Mention | None:
        while place < len(self.words) and self.words[place].low in LINKS:
            place += 1
        last = place
        while last < len(self.words) and last - place < LONGEST_NAME and self.words[last].is_capital:
            if last > place and self._between(last - 1, last).strip(" \u00a0.-’'"):
                break
            last += 1
        alone = (
            self.language != "de" and last - place == 1 and not any(m.first <= place < m.last for m in self.mentions)
        )
        if last - place < 2 and not alone:
            return None
        name = self.text[self.words[place].start : self.words[last - 1].end]
        if alone and name.lower().endswith(NO_SUBJECT):
            return None
        return Mention(place, last, Sort.OTHER, name, speaker=name)

    def _with_name(self, mention: Mention) -> Mention:
        """With the name that follows, after a comma or none: "the minister, Oleksii Reznikov"."""
        if mention.kind is SourceKind.OUTLET or mention.speaker:
            return mention
        if (head := self._head_after(mention)) is not None:
            mention = replace(mention, last=head.last)
        place = mention.last
        vague = mention.sort in {Sort.HEAD, Sort.OTHER, Sort.CAPTIVE, Sort.AGAIN}
        while place < len(self.words) and place - mention.last < 4 and not self.words[place].is_capital:
            if self._breaks(place - 1, place) or place in self.verbs or not (vague or self._is_small(place)):
                break
            place += 1
        if place > mention.last and place < len(self.words) and vague and not self._commas(place - 1, place):
            place = mention.last
        last = place
        while last < len(self.words) and last - place < LONGEST_NAME + 1 and self.words[last].is_capital:
            between = self._between(last - 1, last)
            if (last > place and between.strip(" \u00a0.-’'")) or self._starts_mention(last):
                break
            last += 1
        if last == place or self._breaks(mention.last - 1, last - 1):
            return mention
        if last - place == 1 and "," in self._between(mention.last - 1, place) and self._between(last - 1, last) == " ":
            return mention
        name = self.text[self.words[place].start : self.words[last - 1].end]
        return replace(mention, last=last, speaker=name)

    def _head_after(self, mention: Mention) -> Mention | None:
        """The spokesman in "the ministry's spokesman"."""
        near = (m for m in self.mentions if m.sort is Sort.HEAD and 0 <= m.first - mention.last <= 1)
        return next((m for m in near if m.first == mention.last or self.words[mention.last].low == "s"), None)

    def _is_small(self, place: int) -> bool:
        word = self.words[place]
        return not word.is_capital and (word.low in LINKS or word.low in {"general", "maior", "coronel"})

    def _starts_mention(self, word: int) -> bool:
        return any(m.first == word and m.sort in {Sort.SOURCE, Sort.OFFICE} for m in self.mentions)

    def _joined(self, place: int) -> Mention | None:
        """A second source after "and" or a comma."""
        for mention in self.mentions:
            if not place < mention.first + 1 or mention.first - place > 3:
                continue
            if mention.sort not in {Sort.SOURCE, Sort.OFFICE}:
                continue
            between = self.words[place : mention.first]
            joins = any(w.low in ANDS for w in between) or "," in self._between(place - 1, place)
            small = all(w.low in ANDS or w.low in LINKS or w.low in OUTLET_NOUNS for w in between)
            and_ = any(w.low in ANDS for w in between) or self._listed(mention)
            return (
                mention
                if joins and small and and_ and not self._breaks(place - 1, mention.first, but='«“"„»”')
                else None
            )
        return None

    def _listed(self, mention: Mention) -> bool:
        """Whether "and" follows with a last one: "Reuters, AFP and TASS"."""
        return mention.last < len(self.words) and self.words[mention.last].low in ANDS
