"""What is searched for dates in one language: the words of `words.dates` made into patterns, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vistka.sources.words import dates as words
from vistka.sources.words import tenses

SPACE = "[ \u00a0\u202f]"
YEAR = r"(?:19|20)\d\d"
_DAY_OF_MONTH = r"(?P<day>[12]\d|3[01]|[1-9])\b"
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Patterns:
    """Each kind of expression with its pattern, and the words that mean numbers."""

    months: words.Forms
    weekdays: words.Forms
    ordinals: words.Forms
    numbers: words.Forms
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    month: re.Pattern[str]
    year: re.Pattern[str]
    weekday: re.Pattern[str]
    relative: tuple[tuple[re.Pattern[str], int], ...]
    ago: tuple[tuple[re.Pattern[str], int], ...]
    war_day: re.Pattern[str]
    month_away: tuple[tuple[re.Pattern[str], int], ...]
    day_alone: re.Pattern[str]
    day_words: words.Forms
    worded: re.Pattern[str]
    short: re.Pattern[str]
    stretch: re.Pattern[str]
    ahead: re.Pattern[str]
    back: re.Pattern[str]
    until: re.Pattern[str]
    until_first: re.Pattern[str]
    """The same where the word belongs to the stretch itself."""
    coming: re.Pattern[str]


@cache
def patterns_of(language: str) -> Patterns:
    """The patterns of one of the seven languages."""
    months, weekdays = words.numbered(words.MONTHS[language]), words.numbered(words.WEEKDAYS[language])
    ordinals, numbers = words.numbered(words.ORDINALS[language]), words.numbered(words.NUMBERS[language])
    year_word = f"(?:{words.YEAR_WORD[language]})?" if language in words.YEAR_WORD else ""
    years = (
        rf"(?:,?{SPACE}(?:del? |do )?(?P<year>{YEAR})(?!\d){year_word}"
        rf"|{SPACE}(?P<last>{words.LAST_YEAR[language]})|{SPACE}(?P<this>{words.THIS_YEAR[language]}))?"
    )
    alone = words.BEFORE_ALONE[language]
    day_words = words.numbered(words.DAY_WORDS[language])
    starts, goes_on = words.STRETCH[language]
    number = rf"(?:(?P<digits>\d{{1,3}})|(?P<word>{numbers.pattern}))"

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern.replace("{s}", SPACE), re.IGNORECASE)

    return Patterns(
        months,
        weekdays,
        ordinals,
        numbers,
        compiled(
            rf"(?<![\w.,:/-]){words.BEFORE_DAY[language]}(?P<day>\d{{1,2}})(?:[ºª°]|er|st|nd|rd|th|-?го|-?е|-?ого)?"
            rf"(?:{{s}}?[-–—]{{s}}?(?P<until>\d{{1,2}})(?:[ºª°])?)?\.?{{s}}?(?:de |of )?"
            rf"(?P<month>{months.pattern})\b\.?{years}"
        ),
        compiled(
            rf"{'' if language == 'en' else '(?!)'}\b(?P<month>{months.pattern})\b\.?"
            rf"{{s}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:[-–—](?P<until>\d{{1,2}}))?"
            rf"(?![\d:%]|[.,]\d){years}"
        ),
        compiled(
            rf"(?<!\w)(?:(?P<before>{alone}){{s}}|mid-|\()?(?<!\d{{s}})(?<!\d\.{{s}})(?P<name>(?P<month>{months.pattern})\b{years})(?!{{s}}?\d)"
        ),
        compiled(
            rf"(?<!\w)(?P<before>(?:{alone}){{s}}|\()?(?P<name>(?P<year>{YEAR})(?P<suffix>{year_word}))(?![\w-]|[.,/]\d)"
        ),
        compiled(
            rf"(?<!\w){words.BEFORE_WEEKDAY[language]}(?P<weekday>{weekdays.pattern})"
            rf"{words.AFTER_WEEKDAY[language]}(?![\w-]){words.NO_OUTLET}"
            rf"(?:{{s}}\((?P<day>\d{{1,2}})[ºª]?\))?"
        ),
        tuple(
            (compiled(rf"(?<![\w-])(?:{each})(?![\w-])"), offset) for offset, each in words.RELATIVE[language].items()
        ),
        tuple(
            (compiled(rf"(?<!\w)(?:{each.replace('{n}', number, 1).replace('{n}', r'(?:0)')})(?!\w)"), length)
            for ways, length in zip(words.AGO[language], (1, _WEEK), strict=True)
            for each in ways.split("|{n}")[:1]
        ),
        compiled(
            rf"(?<!\w)(?:(?:(?P<ordinal>{ordinals.pattern})|(?P<digits>\d{{1,4}}){words.NUMERAL_ENDINGS}){{s}}"
            rf"(?:{words.DAY_BEFORE[language]})\b|(?:{words.DAY_AFTER[language]}){{s}}(?P<after>\d{{1,4}}))(?!\w)"
            rf"(?P<war>{words.OF_WAR[language]})?"
        ),
        tuple((compiled(rf"(?<!\w)(?:{each})(?!\w)"), away) for away, each in words.MONTH_AWAY[language].items()),
        compiled(
            rf"(?<!\w){words.DAY_ALONE.get(language, '(?!){day}').replace('{day}', _DAY_OF_MONTH)}"
            rf"(?![\w/]|[.,:]\d|{{s}}(?:de|da|do|of){{s}}(?!(?:20|este|mês)))"
        ),
        day_words,
        compiled(
            rf"(?<!\w){words.BEFORE_DAY[language]}(?P<word>{day_words.pattern}){{s}}(?:de |of )?"
            rf"(?P<month>{months.pattern})\b\.?{years}"
        ),
        compiled(
            rf"(?<!\w)(?:{words.BEFORE_SHORT.get(language, '(?!)')}){{s}}{{1,2}}"
            rf"(?P<name>(?P<day>\d{{1,2}})\.(?P<month>{'1[0-2]|0?[1-9]' if language == 'de' else '1[0-2]|0[1-9]'})"
            rf"(?:{'[.]' if language == 'de' else ''}))(?![\w%]|[.:,]\d|{{s}}(?:до|по|Uhr|км|кг|млн|тис|тыс)\b)"
        ),
        compiled(
            rf"(?<!\w){starts}(?P<day>\d{{1,2}})(?:er|º|\.|-?го|st|nd|rd|th)?{goes_on}(?P<until>\d{{1,2}})"
            rf"(?:er|º|\.|-?го|st|nd|rd|th)?{{s}}(?:de |of )?(?P<month>{months.pattern})\b\.?{years}"
        ),
        compiled(tenses.AHEAD[language]),
        compiled(tenses.BACK[language]),
        compiled(tenses.UNTIL[language]),
        compiled(tenses.UNTIL[language].replace(r"\s*$", r"\b")),
        compiled(r".{0,8}(?:next|próxim|prochain|nächst|kommend|наступн|следующ)"),
    )
