"""Numbers of papers that say by their form what they are, and by their content when their holder was born.

Sizes and weights as gathered in the bureau's notes on law and practice, 6.6. One random number in ten or so passes a
check digit: it supports a reading and proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from vistka.identifiers.letters import latin_capitals
from vistka.identifiers.sex import Sex

Kind = Literal[
    "UA tax number",
    "UA passport",
    "RU passport",
    "RU military ID",
    "RU personal number",
    "RU insurance number",
    "RU taxpayer number",
    "BY identity number",
]


@dataclass(frozen=True, slots=True)
class NumberKind:
    """What a number is and implies; `checked` says that it has check digits and that they are right."""

    kind: Kind
    checked: bool = False
    birth: date | None = None
    sex: Sex | None = None


def what_number(text: str) -> NumberKind | None:
    """The kind of paper a number belongs to, by form and check digits; None if it fits none. Never raises.

    A number whose kind has check digits, and whose check digits are wrong, is not of that kind. Ten digits are a
    Ukrainian tax number if they pass its check, unless grouped as a Russian passport is ("45 08 123456").

    >>> what_number("3625101246")
    NumberKind(kind='UA tax number', checked=True, birth=datetime.date(1999, 4, 2), sex='f')
    """
    written = re.sub(r"[\s./]+", " ", latin_capitals(text)).strip()
    if not written.replace(" ", "").strip("-0"):
        return None
    for form, reader in _FORMS:
        shape = form.fullmatch(written)
        found = reader(re.sub(r"[ -]", "", written)) if shape else None
        if found:
            return found
    return None


def _ua_tax_number(number: str) -> NumberKind | None:
    """РНОКПП: five digits count the days from 31.12.1899, the ninth is odd for men, the tenth checks."""
    digits = [int(digit) for digit in number]
    birth = date(1899, 12, 31) + timedelta(days=int(number[:5]))
    right = _weighted(digits, (-1, 5, 7, 9, 4, 6, 10, 5, 7)) % 11 % 10 == digits[9]
    if not right or birth.year < 1900 or birth > date.today():
        return None
    return NumberKind("UA tax number", True, birth, "m" if digits[8] % 2 else "f")


def _ru_insurance_number(number: str) -> NumberKind | None:
    """СНИЛС: nine digits weighted 9 … 1, modulo 101, 100 being written 00."""
    digits = [int(digit) for digit in number]
    right = _weighted(digits, range(9, 0, -1)) % 101 % 100 == int(number[9:])
    return NumberKind("RU insurance number", True) if right else None


def _ru_taxpayer_number(number: str) -> NumberKind | None:
    """ИНН of a person: twelve digits, the last two of which check."""
    digits = [int(digit) for digit in number]
    first = _weighted(digits, (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    second = _weighted(digits, (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    return NumberKind("RU taxpayer number", True) if [first, second] == digits[10:] else None


def _by_identity_number(number: str) -> NumberKind | None:
    """Sex and century, birthday, region, serial, nationality; checked by 7-3-1 as in ICAO 9303 (A = 10 …)."""
    values = [int(sign, 36) for sign in number]
    if _weighted(values, (7, 3, 1) * 4 + (7,)) % 10 != values[13]:
        return None
    century = 1800 + 100 * ((values[0] - 1) // 2)
    try:
        birth = date(century + int(number[5:7]), int(number[3:5]), int(number[1:3]))
    except ValueError:
        return None
    return NumberKind("BY identity number", True, birth, "m" if values[0] % 2 else "f")


def _weighted(digits: Sequence[int], weights: Sequence[int]) -> int:
    """The weighted sum of as many digits as there are weights."""
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False))


def _of_form(kind: Kind) -> Callable[[str], NumberKind | None]:
    return lambda _: NumberKind(kind)


# The letters are Latin here where they look so, else Cyrillic.
_LETTER = "[A-ZА-ЯІЇЄҐ]"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], NumberKind | None]], ...] = tuple(
    (re.compile(form, re.ASCII), reader)
    for form, reader in (
        (r"\d\d ?\d\d \d{6}", _of_form("RU passport")),
        (r"\d{10}", _ua_tax_number),
        (r"\d{10}", _of_form("RU passport")),
        (r"\d{3}[ -]?\d{3}[ -]?\d{3}[ -]?\d\d", _ru_insurance_number),
        (r"\d{12}", _ru_taxpayer_number),
        (r"[1-6] ?\d{6} ?[ABCEHKM] ?\d{3} ?(?:PB|BA|BI) ?\d", _by_identity_number),
        (rf"{_LETTER}{{2}}[ -]?\d{{7}}", _of_form("RU military ID")),
        (rf"{_LETTER}{{1,2}} ?- ?\d{{6}}|{_LETTER} ?\d{{6}}", _of_form("RU personal number")),
        (rf"{_LETTER}{{2}} ?\d{{6}}|\d{{9}}", _of_form("UA passport")),
    )
)
