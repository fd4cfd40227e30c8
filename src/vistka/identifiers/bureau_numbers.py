"""Numbers that the bureau gives itself: random, said on the telephone, with a check digit.

A bureau number says nothing of whom it belongs to, of when it was given or of how many there are.
"""

from __future__ import annotations

import secrets
from typing import Final

from vistka.identifiers.damm import check_digit, is_checked

DIGITS: Final = 9
"""Beside the check digit: a thousand million numbers, so that a wrong one is hardly ever somebody's."""


def new_number() -> str:
    """A random number of ten digits, the last of which checks the others."""
    digits = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    return digits + check_digit(digits)


def clean_number(typed: str) -> str:
    """A number as it is stored and compared, however it was grouped.

    >>> clean_number(" 123-456 7895 ")
    '1234567895'
    """
    return "".join(sign for sign in typed if sign.isascii() and sign.isdigit())


def is_number(typed: str) -> bool:
    """Whether this can be a bureau number: one digit mistyped, or two neighbours exchanged, is noticed."""
    digits = clean_number(typed)
    return len(digits) == DIGITS + 1 and is_checked(digits)
