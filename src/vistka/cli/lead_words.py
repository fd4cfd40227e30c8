"""Words of a foreign text as they may be shown on a terminal: nothing withheld, nothing that steers the terminal."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from vistka.sources.findings import Attribution, Reading, SourceKind, Span, Why

NOT_KEPT: Final = {
    Why.WORDS: "[… a captive's words, not kept]",
    Why.CONDUCT: "[… conduct in combat, not kept]",
}
_LONGEST: Final = 72


def words_at(reading: Reading, span: Span, longest: int = _LONGEST) -> str:
    """What stands at `span`, cut at `longest` signs, with what is withheld named and not shown."""
    shown, room = [], longest
    for part in _parts(reading, span):
        shown.append(part if part in NOT_KEPT.values() else _cut(part, room))
        room -= len(part)
        if room <= 0:
            break
    return " ".join(shown)


def cue_at(reading: Reading, attribution: Attribution, longest: int = _LONGEST) -> str:
    """The words that name a source. They stay where what it says is withheld, but for somebody without an office:
    that may be the captive."""
    if attribution.kind is SourceKind.OTHER:
        return words_at(reading, attribution.span, longest)
    return _cut(harmless(reading.text[slice(*attribution.span)]), longest)


def harmless(text: str) -> str:
    """A text in one line without control and direction signs, which could rewrite what stands around it.

    >>> harmless("Sumy\\x1b[2J\\u202e  now")
    'Sumy[2J now'
    """
    plain = "".join(" " if sign.isspace() else sign for sign in text if sign.isspace() or _prints(sign))
    return " ".join(plain.split())


def escaped(written: str) -> str:
    """JSON with every sign escaped that could steer a terminal; what is read back is the same.

    >>> print(escaped('"Sumy\\x9b\\u202e"'))
    "Sumy\\u009b\\u202e"
    """
    return "".join(sign if sign == "\n" or _prints(sign) else json.dumps(sign)[1:-1] for sign in written)


def places(spans: Iterable[Span]) -> str:
    """Where something stands.

    >>> places([Span(3, 9), Span(12, 18)])
    'at 3-9, 12-18'
    """
    return f"at {', '.join(f'{span.start}-{span.end}' for span in spans)}"


def counted(number: int, what: str) -> str:
    """A number with its noun.

    >>> counted(1, "post"), counted(2, "post")
    ('1 post', '2 posts')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _parts(reading: Reading, span: Span) -> Iterator[str]:
    """The words before, between and after what is withheld, and in its place its reason."""
    at = span.start
    for one in sorted(reading.withheld, key=lambda one: one.span):
        if one.span.end > at and one.span.start < span.end:
            if before := harmless(reading.text[at : one.span.start]):
                yield before
            yield NOT_KEPT[one.why]
            at = one.span.end
    if after := harmless(reading.text[at : span.end]):
        yield after


def _prints(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    end = text.rfind(" ", longest // 2, longest)
    return f"{text[: end if end > 0 else longest]} …"
