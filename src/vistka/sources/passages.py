"""The paragraphs of a text, each once, with every place where it stands.

Pages repeat themselves: a teaser, a pull quote, a paragraph that the editor pasted three times. Who counts mentions
would take that for confirmation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from vistka.sources.findings import Passage, Span

SHORTEST: Final = 25
"""Signs of a folded paragraph: below it stand buttons and headings ("Read more"), which repeat and say nothing."""

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W_]+")
_INSIDE_WORDS = re.compile("['ʼ’‘`´ʹ\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\u0300\u0301]+")


def paragraphs_of(text: str) -> Iterator[Span]:
    """Where each line stands that holds more than spaces, without the spaces around it."""
    for line in _LINE.finditer(text):
        if words := line[0].strip():
            start = line.end() - len(line[0].lstrip())
            yield Span(start, start + len(words))


def folded(text: str) -> str:
    """The words of a text alone, by which repeats are known: no case, quotation marks, dashes or doubled spaces.

    >>> folded("«Київ»,  – сказав він") == folded("“київ” - сказав він.")
    True
    """
    plain = _INSIDE_WORDS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(_WORD.findall(plain))


def passages_of(text: str) -> tuple[Passage, ...]:
    """Every paragraph of at least `SHORTEST` signs in the order in which it stands first; sketches are not drawn yet."""
    places: dict[str, list[Span]] = {}
    for span in paragraphs_of(text):
        key = folded(text[span.start : span.end])
        if len(key) >= SHORTEST:
            places.setdefault(key, []).append(span)
    return tuple(Passage(tuple(spans)) for spans in places.values())
