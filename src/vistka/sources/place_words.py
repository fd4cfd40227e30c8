"""A text as a line of words, looked at from any of them: what stands before and after, and how closely."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vistka.sources.spellings import folded

_WORD = re.compile(r"(?<!\d)(?<!\d-)[^\W\d_]+(?:['’ʼ`′´][^\W\d_]+)*")
_ELIDED = re.compile(r"(?:d|l|qu|n|s|jusqu)['’ʼ´`]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’ʼ´`]s$", re.IGNORECASE)
_JOINS = re.compile(r"(?:[ \u00a0\u202f]{1,2}|[-‑–]|\.[ \u00a0]?)")
_SENTENCE_ENDS = re.compile(r"[.!?…:;\n«“„\"—–]")
HYPHENS = ("-", "‑", "–")
LONGEST_ABBREVIATION = 3


class Word(NamedTuple):
    """A word of the text: where it stands, as written, folded, and what stands between it and the word before."""

    start: int
    end: int
    text: str
    key: str
    gap: str
    possessive: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def follows_closely(self) -> bool:
        return bool(_JOINS.fullmatch(self.gap))


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a segment, looked at from any of them."""

    text: str
    words: Sequence[Word]
    language: str

    def key(self, number: int) -> str:
        """The folded word if it stands close by its neighbour, else ""."""
        if not 0 <= number < len(self.words):
            return ""
        return self.words[number].key

    def before(self, number: int) -> str:
        """The word directly before, with nothing but a space between."""
        return self.key(number - 1) if number and self.words[number].follows_closely else ""

    def after(self, number: int) -> str:
        """The word directly after."""
        return self.key(number + 1) if number + 1 < len(self.words) and self.words[number + 1].follows_closely else ""

    def begins_sentence(self, number: int) -> bool:
        return number == 0 or bool(_SENTENCE_ENDS.search(self.words[number].gap))


def _gap(between: str, previous: str) -> str:
    """What stands between two words; a stop after a long word ends a sentence, after "St" or "м" it does not."""
    if between.startswith(".") and len(previous) > LONGEST_ABBREVIATION:
        return between + "\n"
    return between or " "


def words_of(text: str) -> Iterator[Word]:
    end, last = 0, ""
    for match in _WORD.finditer(text):
        start, stop, written = match.start(), match.end(), match[0]
        elided = _ELIDED.match(written)
        if elided:
            yield Word(start, start + elided.end(), elided[0], folded(elided[0]), text[end:start], False)
            end = start = start + elided.end()
            written = written[elided.end() :]
        possessive = _POSSESSIVE.search(written)
        if possessive:
            stop -= 2
            written = written[:-2]
        if written:
            yield Word(start, stop, written, folded(written), _gap(text[end:start], last), bool(possessive))
            last = written
        end = match.end()
