"""Damm's check digit: notices every single wrong digit and every exchange of two neighbours.

H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004).
"""

from __future__ import annotations

from typing import Final

_QUASIGROUP: Final = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def check_digit(digits: str) -> str:
    """The digit that completes `digits`.

    >>> check_digit("572")
    '4'
    """
    interim = 0
    for digit in digits:
        interim = int(_QUASIGROUP[interim][int(digit)])
    return str(interim)


def is_checked(digits: str) -> bool:
    """Whether the last digit is the check digit of those before it.

    >>> is_checked("5724"), is_checked("5274")
    (True, False)
    """
    return digits != "" and check_digit(digits) == "0"
