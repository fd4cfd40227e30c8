"""Whether a date says when somebody was born: then it is not the day on which anything befell him."""

from __future__ import annotations

import re
from typing import Final

_REACH: Final = 40
"""Signs before a date in which "born", with a weekday or a town, stands; after it, "year of birth" follows at once."""
_BORN: Final = re.compile(
    r"\b(?:born|birth|dob|nascid[oa]s?|nasceu|nascimento|nacid[oa]s?|nació|nacimiento|née?s?|naissance|"
    r"geboren\w{0,2}|geb|jahrgang|geburtsdatum|geburtsjahr|народи(?:в|ла)ся|народжен\w{0,3}|народження|"
    r"родил(?:ся|ась)|рожд[её]н\w{0,3}|рождения)\b(?P<between>[^;!?\n()]{0,40})\Z",
    re.IGNORECASE,
)
_OF_BIRTH: Final = re.compile(
    r"[ \u00a0-]{0,2}(?:(?:(?:року|рік|р\.?)[ \u00a0]{0,2})?(?:народження|нар\.)|р\.?[ \u00a0]?н\b|"
    r"(?:(?:года?|г\.?)[ \u00a0]{0,2})?(?:рождения|рожд\.)|г\.?[ \u00a0]?р\b|(?:geboren\w{0,2}|births?|born)\b)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r".*\d", re.DOTALL)
_AFTER_NUMBER: Final = re.compile(r"\d[ \u00a0-]{0,2}(?:\w{1,4}\.?[ \u00a0]{1,2})?\Z")
_CLAUSE_BETWEEN: Final = re.compile(r",[ \u00a0]|\.[ \u00a0]|\d{4}")


def is_of_birth(text: str, start: int, end: int) -> bool:
    """Whether the date at `start` to `end` of a text is a day or a year of birth.

    >>> is_of_birth("born on 12 March 1999", 8, 21), is_of_birth("1999 року народження", 0, 4)
    (True, True)
    >>> is_of_birth("born in 1999, captured in 2022", 26, 30), is_of_birth("1999 року народження 2022", 21, 25)
    (False, False)
    >>> is_of_birth("2 березня 2022 р. народження", 0, 14), is_of_birth("в марте 2022 г. ранен", 2, 15)
    (True, False)
    """
    number = _NUMBER.match(text, start, end)
    if number and _OF_BIRTH.match(text, number.end()):
        return True
    before = _BORN.search(text[max(0, start - _REACH) : start])
    return before is not None and not (
        _CLAUSE_BETWEEN.search(before["between"]) or _AFTER_NUMBER.search(before.string[: before.start()])
    )
