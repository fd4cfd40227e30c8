"""Service numbers, discs, identity papers: compared in one alphabet, without separators, allowing one slip."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vistka.identifiers.letters import latin_capitals

_LABELS = re.compile(
    r"\b(?:личный|номер|особистий|жетон\w*|удостоверение|посвідчення|паспорт|серия|серія|military|service|number|passport|"
    r"personal|disc|tag|id|no|nr|л/н|с/н|сер)\b[.:]*",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^0-9A-ZА-ЯЁІЇЄҐЎ]+")
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Number:
    """A number by which a person is known; `key` is equal for all ways of writing it."""

    key: str


def read_number(text: str) -> Number | None:
    """Capitals in one alphabet, separators and labels dropped; None if no digit is left or it is too long for a number.

    >>> read_number("№ АБ-123456") == read_number("AБ 123 456")
    True
    """
    key = _SIGNS.sub("", latin_capitals(_LABELS.sub(" ", text)))
    return Number(key) if len(key) <= _LONGEST and any(sign.isdecimal() for sign in key) else None


def digits_apart(one: str, other: str) -> int | None:
    """0 if the same; 1 if one sign is changed, missing or added, or two neighbours are swapped; None if more.

    >>> digits_apart("13958", "13985"), digits_apart("13958", "1358"), digits_apart("13958", "13589")
    (1, 1, None)
    """
    if one == other:
        return 0
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return None
    start = next((place for place, sign in enumerate(shorter) if sign != longer[place]), len(shorter))
    tail, longer_tail = shorter[start:], longer[start:]
    if len(shorter) != len(longer):
        return 1 if tail == longer_tail[1:] else None
    changed = tail[1:] == longer_tail[1:]
    swapped = tail[:2] == longer_tail[1::-1] and tail[2:] == longer_tail[2:]
    return 1 if changed or swapped else None
