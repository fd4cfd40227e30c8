"""Whoever stands before a verb, with his office, his name, and what is said of him between commas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from vistka.sources.clauses import PREPOSITIONS, Clauses, Cue
from vistka.sources.mentions import Mention, Sort
from vistka.sources.phrases import Match, Word
from vistka.sources.words.saying import ASIDES, LINKS, NO_NAMES, ROLES

NEAR: Final = 6
"""Words between a cue and the source that belongs to it."""
ASIDE: Final = 14
"""Words of what stands between two commas after a name: "Iryna Palamar, its deputy director, said"."""
FREE: Final = 3
"""Words that Ukrainian and Russian put between a subject and its verb: "Киев эту информацию подтвердил"."""
NO_SUBJECT: Final = ("ы", "и", "і", "ї", "у", "ю", "е", "ом", "ем", "ой", "ої")
"""How a Ukrainian or Russian name ends that is no subject."""
LONGEST_NAME: Final = 4


class Subjects(Clauses):
    """A sentence of which the verbs are asked for what stands before them."""

    def _left(self, cue: Match[Cue]) -> Mention | None:
        place = cue.first
        while place > 0 and self.words[place - 1].low in ASIDES and not self._ends(place - 1):
            if self._breaks(place - 1, place):
                return None
            place -= 1
        if place == 0:
            return self._near_left(cue.first, cue.first)
        if self._breaks(place - 1, place):
            return None
        return self._near_left(place, cue.first)

    def _ends(self, word: int) -> bool:
        """Whether somebody's name ends with this word, though it is a small one."""
        return any(mention.last == word + 1 and mention.sort is not Sort.COUNTRY for mention in self.mentions)

    def _near_left(self, place: int, verb: int) -> Mention | None:
        best: Mention | None = None
        for mention in self.mentions:
            if mention.last > verb:
                break
            if self._may_speak(mention) and self._leads(mention, place):
                best = self._better(best, mention)
        name = self._name_before(place)
        if best is None:
            return name
        return self._spoken(self._owner(best), place)

    def _owner(self, mention: Mention) -> Mention:
        """ "The soldier's mother", "la madre del soldado": it is the mother who speaks."""
        if mention.sort is not Sort.CAPTIVE:
            return mention
        kin = (m for m in self.mentions if m.sort is Sort.OTHER and 0 <= mention.first - m.last <= 2)
        found = next((m for m in kin if not self._breaks(m.last - 1, mention.first)), None)
        return replace(found, last=mention.last) if found else mention

    def _leads(self, mention: Mention, place: int) -> bool:
        """Whether nothing but a name, or an aside between commas, stands between a mention and the verb."""
        if mention.last > place:
            return False
        between = self.words[mention.last : place]
        if any(n in self.before for n in range(max(mention.first - 3, 0), mention.first)):
            return False
        if any(n in self.verbs for n in range(mention.last, place)) or self._breaks(mention.last - 1, place):
            return False
        commas = self._commas(mention.last - 1, place)
        if not between:
            return commas == 0 or self._opens_aside(mention)
        if mention.last in self.before and commas == 0:
            return len(between) <= ASIDE
        if commas == 0 and self._is_free(mention, between):
            return True
        if commas == 0:
            if len(between) <= NEAR and all(self._is_name(word) for word in between):
                return True
            roles = mention.sort in {Sort.SOURCE, Sort.OFFICE} and between[0].low in ROLES
            return roles and len(between) <= NEAR and all(w.low in ROLES or self._is_name(w) for w in between)
        return commas >= 1 and len(between) <= ASIDE and self._is_aside(mention, place)

    def _is_free(self, mention: Mention, between: Sequence[Word]) -> bool:
        """Whether a subject that opens the sentence is parted from its verb by no other name: "Киев эту весть отверг"."""
        if self.language not in {"uk", "ru"} or mention.sort in {Sort.OTHER, Sort.CAPTIVE} or mention.first > 1:
            return False
        return len(between) <= FREE and not any(word.is_capital for word in between)

    def _opens_aside(self, mention: Mention) -> bool:
        return self._commas(max(mention.first - 8, 0), mention.first) > 0

    def _is_aside(self, mention: Mention, place: int) -> bool:
        closed = self._commas(place - 1, place) > 0
        if self._commas(mention.last - 1, mention.last):
            return closed or all(self._is_name(word) for word in self.words[mention.last : place])
        beside = self.words[mention.last]
        return closed and (
            mention.last in self.before or beside.is_capital or beside.low == "s" or self._is_role(beside)
        )

    def _better(self, best: Mention | None, new: Mention) -> Mention:
        """The office a person speaks for is worth more than the person; of two, the first that is whole."""
        if best is None:
            return new
        if best.sort is Sort.OTHER and new.sort is Sort.CAPTIVE and new.first - best.last <= 2:
            return best
        if best.sort in {Sort.SOURCE, Sort.OFFICE, Sort.PERSON} and new.sort in {Sort.HEAD, Sort.OTHER, Sort.CAPTIVE}:
            return best
        if best.sort in {Sort.SOURCE, Sort.OFFICE, Sort.PERSON} and new.sort in {Sort.AGAIN, Sort.COUNTRY}:
            return best
        return new if new.first - best.last > 0 or best.sort not in {Sort.SOURCE} else best

    def _name_before(self, place: int) -> Mention | None:
        first = place
        while first > 0 and place - first < LONGEST_NAME and self.words[first - 1].is_capital:
            if first < place and self.text[self.words[first - 1].end : self.words[first].start].strip(" \u00a0.-’'"):
                break
            first -= 1
        while first < place and self.words[first].low in LINKS | PREPOSITIONS | ASIDES:
            first += 1
        alone = (
            self.language != "de"
            and place - first == 1
            and first > 0
            and not any(m.first <= first < m.last for m in self.mentions)
        )
        if (place - first < 2 and not alone) or all(word.low in NO_NAMES for word in self.words[first:place]):
            return None
        name = self.text[self.words[first].start : self.words[place - 1].end]
        if alone and name.lower().endswith(NO_SUBJECT):
            return None
        return Mention(first, place, Sort.OTHER, name, speaker=name)

    def _spoken(self, mention: Mention, place: int) -> Mention:
        """With the words that belong to it: the spokesman before it, the name after it."""
        first = self._head_start(mention.first)
        name = self._name_within(mention.last, place) or self._name_ending(first)
        return replace(mention, first=first, last=max(place, mention.last), speaker=name)

    def _head_start(self, first: int) -> int:
        """The first word of "the spokesman for the", "um porta-voz do", "the", before a source."""
        start = first
        while start > 0 and first - start < NEAR:
            word = self.words[start - 1]
            head = next((m for m in self.mentions if m.sort is Sort.HEAD and m.first < start <= m.last), None)
            if self.text[word.end : self.words[start].start].strip():
                break
            if head:
                start = head.first
            elif word.low in LINKS or word.low in PREPOSITIONS:
                start -= 1
            else:
                break
        return start

    def _name_within(self, first: int, last: int) -> str:
        names = [word for word in self.words[first:last] if word.is_capital]
        return self.text[names[0].start : names[-1].end] if len(names) >= 1 else ""

    def _name_ending(self, place: int) -> str:
        name = self._name_before(place)
        return name.name if name else ""
