"""Quotations in a text: every language's marks, and a dash that opens a paragraph of speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vistka.sources.findings import Span

SHORTEST: Final = 12
"""Signs; what is shorter is a name or a word held at a distance, not somebody's words."""
LONGEST: Final = 2_000

_MARKS: Final = re.compile(
    r"«[^«»]{1,2000}»|“[^“”„]{1,2000}”|„[^„“”]{1,2000}[“”]|\"[^\"\n]{1,2000}\"|‘[^‘’]{20,2000}’|»[^«»]{1,2000}«|‹[^‹›]{1,2000}›"
    r"|(?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){10,400}'(?!\w)"
)
_SPOKEN: Final = re.compile(r"(?m)^\s*[–—-]\s+(?P<words>.{12,2000}?)(?=[,.!?…]\s+[–—-]\s|$)")
_REST: Final = re.compile(r"[,.!?…]\s+[–—-]\s+[^–—\n]{1,200}?[.,:]\s+[–—-]\s+(?P<words>.{12,2000})$", re.MULTILINE)


def quotations_in(text: str) -> list[Span]:
    """Where somebody's words stand between marks or after a dash, with the marks; those that are long enough to be words."""
    found = [Span(m.start(), m.end()) for m in _MARKS.finditer(text) if len(m[0]) >= SHORTEST]
    if not found and text.lstrip()[:1] in {"—", "–", "-"}:
        for pattern in (_SPOKEN, _REST):
            found += [Span(m.start("words"), m.end("words")) for m in pattern.finditer(text)]
    return sorted(found)


def quotation_of(quotations: Sequence[Span], cue: Span) -> Span | None:
    """The quotation to which a cue belongs: the one it follows, else the one it introduces; None where there is none."""
    before = [one for one in quotations if one.end <= cue.start + 1]
    after = [one for one in quotations if one.start >= cue.end - 1]
    return before[-1] if before else after[0] if after else None
