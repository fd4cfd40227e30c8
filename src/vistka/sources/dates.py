"""Dates in running text: absolute, counted from the day of publication, and counted from the first day of a war.

A date without a year is taken for the one nearest before publication, or after it where its sentence looks ahead. What is
only vague ("last week") is no date; nor are ages, units, times of day, prices and telephone numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from vistka.sources.date_patterns import YEAR, Patterns, patterns_of
from vistka.sources.findings import Date
from vistka.sources.segments import Segment
from vistka.sources.words import dates as words

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_DAYS_AHEAD_AT_ONCE = 10
_DAYS_OF_WAR = 2000
_WEEK = 7
_ISO = re.compile(rf"(?<![\d-])({YEAR})-(\d\d)-(\d\d)(?![\d-])")
_NUMERIC = re.compile(rf"(?<![\d./-])(\d{{1,2}})([./])(\d{{1,2}})\2({YEAR}|\d\d)(?![\d/]|\.\d)")
_SHORT = re.compile(
    r"(?:(?<=\()|(?:(?<=dia )|(?<=el )|(?<=le )|(?<=em )|(?<=de )))(\d{1,2})/(\d{1,2})(?=\)|[ ,.;])(?!/)"
)
_CLAUSE_ENDS = re.compile(r"[,;:.!?\n–—«»“”\"](?=\s|$)|[“«\"]")
_CLAUSE = 120
_BETWEEN_WEEKDAY_AND_DAY = re.compile(r",?\s(?:den |dem |le |el |dia |o dia )?|,? ?\(")
_LONGEST_AGO = 2
_LONGEST_MONTH = 31
_STREET = re.compile(words.STREETS, re.IGNORECASE)
_OUTSIDE = re.compile(words.OUTSIDE_WEEKDAY, re.IGNORECASE)
_EVERY = re.compile(words.EVERY, re.IGNORECASE)
_SHORT_BEFORE = 30
_SOON = 60
"""Days ahead within which a day without a year is taken for the coming one where nothing in its clause looks back."""
_NUMBER = re.compile(r"\d")
_MASKED = re.compile(r"(?:https?://|pic\.twitter|t\.co/|@|#)\S*")


class _Hit(NamedTuple):
    start: int
    end: int
    value: str
    relative: bool = False
    weekday: bool = False
    whole: bool = False
    """Whether it has been joined of two already."""


@dataclass(frozen=True, slots=True)
class _Text:
    """The text that is searched (addresses masked), its patterns, and the day from which it counts."""

    text: str
    patterns: Patterns
    day: date | None

    def sentence(self, start: int, end: int) -> str:
        first = max(self.text.rfind(sign, 0, start) for sign in (". ", "! ", "? ", "\n"))
        lasts = [at for at in (self.text.find(sign, end) for sign in (". ", "! ", "? ", "\n")) if at >= 0]
        return self.text[first + 1 : min(lasts, default=len(self.text))]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Where the clause around a stretch begins and ends; a stop that the stretch took in ends it."""
        end = start + len(self.text[start:end].rstrip(" ."))
        first = max(
            (match.end() for match in _CLAUSE_ENDS.finditer(self.text, max(0, start - _CLAUSE), start)), default=0
        )
        after = _CLAUSE_ENDS.search(self.text, end, end + _CLAUSE)
        return max(first, start - _CLAUSE), after.start() if after else min(len(self.text), end + _CLAUSE)

    def looks_back(self, start: int, end: int) -> bool:
        """Whether the clause around a stretch speaks of what has been."""
        return bool(self.patterns.back.search(self.text, *self.clause(start, end)))

    def _until(self, start: int, end: int) -> bool:
        """Whether "until" or "by" stands before the number or name in a stretch, within it or directly before."""
        begins = max(0, start - _SHORT_BEFORE)
        number = _NUMBER.search(self.text, start, end)
        until = self.patterns.until
        return bool(
            until.search(self.text[begins:start])
            or (number and until.search(self.text[begins : number.start()]))
            or self.patterns.until_first.match(self.text, start, end)
        )

    def looks_ahead(self, start: int, end: int) -> bool:
        """Whether the clause around a stretch speaks of what is to come."""
        first, last = self.clause(start, end)
        if self.patterns.ahead.search(self.text, first, last):
            return True
        return self._until(start, end) and not self.looks_back(start, end)


def find_dates(segment: Segment) -> tuple[Date, ...]:
    """Every date that a segment says, in its order; of two that overlap the longer."""
    text = _MASKED.sub(lambda match: "\0" * len(match[0]), segment.text)
    language = segment.language if segment.language in words.MONTHS else "en"
    searched = _Text(text, patterns_of(language), segment.day)
    hits = [hit for finder in _FINDERS for hit in finder(searched)]
    if language != "en":
        hits += [hit for hit in _month_days(_Text(text, patterns_of("en"), segment.day)) if re.search(YEAR, hit.value)]
    found = (
        Date(segment.at(each.start, each.end), each.value, each.relative)
        for each in _joined(_longest(hits, len(text)), text)
    )
    return tuple(found)


def _longest(hits: list[_Hit], length: int) -> list[_Hit]:
    taken = bytearray(length)
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda each: (each.start - each.end, each.start)):
        if not (taken[hit.start] or taken[hit.end - 1]):  # the longer go first, so none lies within
            taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept)


def _joined(hits: list[_Hit], text: str) -> list[_Hit]:
    """ "on Wednesday, 24 May" is one date: a weekday and the day that follows it."""
    kept: list[_Hit] = []
    for hit in hits:
        before = kept[-1] if kept else None
        if before is None or before.whole or not _BETWEEN_WEEKDAY_AND_DAY.fullmatch(text, before.end, hit.start):
            kept.append(hit)
        elif before.weekday and not hit.relative:
            kept[-1] = _Hit(before.start, hit.end, _on_weekday_of(before.value, hit.value), whole=True)
        elif before.relative and not before.weekday and _is_the_same_day(before.value, hit):
            kept[-1] = _Hit(before.start, hit.end, before.value, relative=True, whole=True)
        else:
            kept.append(hit)
    return kept


def _is_the_same_day(value: str, hit: _Hit) -> bool:
    """Whether a weekday or a day says again what "tomorrow" before it said."""
    if len(value) != len(hit.value):
        return False
    return value == hit.value or (hit.weekday and _on_weekday_of(hit.value, value) == value)


def _on_weekday_of(weekday: str, value: str) -> str:
    """The day in the year, of those beside its own, in which it is that weekday; as it is where no year fits."""
    if len(value) != len(weekday):
        return value
    day, sample = date.fromisoformat(value), date.fromisoformat(weekday)
    years = (_day(day.year + each, day.month, day.day) for each in (0, 1, -1))
    return next((str(each) for each in years if each is not None and each.weekday() == sample.weekday()), value)


def _meaning(forms: words.Forms, written: str) -> int:
    for form, number in forms.meanings:
        if re.fullmatch(form, written, re.IGNORECASE):
            return number
    return 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_of(text: _Text, match: re.Match[str], month: int, day: int) -> int | None:
    """The year that is said, else the one that puts the day nearest before publication, or ahead where that is said."""
    said = match.groupdict()
    if said.get("year"):
        return int(said["year"])
    if text.day is None:
        return None
    if said.get("last"):
        return text.day.year - 1
    if said.get("this"):
        return text.day.year
    this_year = _day(text.day.year, month, day) or _day(text.day.year, month, 28)
    if this_year is None:
        return None
    ahead = (this_year - text.day).days
    if ahead <= 0:
        late = -ahead > 180 and text.looks_ahead(match.start(), match.end())
        return text.day.year + (1 if late else 0)
    if ahead <= _DAYS_AHEAD_AT_ONCE or text.looks_ahead(match.start(), match.end()):
        return text.day.year
    if "day" in said and ahead <= _SOON and not text.looks_back(match.start(), match.end()):
        return text.day.year
    return text.day.year - 1


def _month_days(text: _Text) -> Iterator[_Hit]:
    patterns = text.patterns
    for match in (*patterns.day_month.finditer(text.text), *patterns.month_day.finditer(text.text)):
        if _STREET.search(text.text[max(0, match.start() - _SHORT_BEFORE) : match.start()]):
            continue
        month = _meaning(patterns.months, match["month"])
        first = int(match["day"])
        year = _year_of(text, match, month, first)
        day = _day(year, month, first) if year else None
        if day is None:
            continue
        until = _day(day.year, month, int(match["until"])) if match["until"] else None
        value = f"{day}/{until}" if until and until > day else str(day)
        end = match.end() if match["year"] or match["this"] else match.start() + len(match[0].rstrip(" ."))
        yield _Hit(match.start(), end, value)


def _worded(text: _Text) -> Iterator[_Hit]:
    """ "третього березня", "le premier mars": the day as a word."""
    for match in text.patterns.worded.finditer(text.text):
        month, number = _meaning(text.patterns.months, match["month"]), _meaning(text.patterns.day_words, match["word"])
        year = _year_of(text, match, month, number)
        day = _day(year, month, number) if year else None
        if day is not None:
            yield _Hit(match.start(), match.start() + len(match[0].rstrip(" .")), str(day))


def _stretches(text: _Text) -> Iterator[_Hit]:
    """ "from 1 to 5 March": two days of one month."""
    for match in text.patterns.stretch.finditer(text.text):
        month = _meaning(text.patterns.months, match["month"])
        year = _year_of(text, match, month, int(match["day"]))
        first, last = (_day(year, month, int(match[each])) if year else None for each in ("day", "until"))
        if first and last and first < last:
            yield _Hit(match.start(), match.start() + len(match[0].rstrip(" .")), f"{first}/{last}")


def _days_alone(text: _Text) -> Iterator[_Hit]:
    """ "no dia 20", "5 числа", "am 9.3.": the one nearest before publication, or after it where that is said."""
    if text.day is None:
        return
    for match in text.patterns.day_alone.finditer(text.text):
        day = _nearest(text, match, int(match["day"]))
        if day is not None:
            yield _Hit(match.start(), match.end(), str(day))
    for match in text.patterns.short.finditer(text.text):
        month, number = int(match["month"]), int(match["day"])
        year = _year_of(text, match, month, number)
        day = _day(year, month, number) if year else None
        if day is not None:
            yield _Hit(match.start("name"), match.end("name"), str(day))


def _nearest(text: _Text, match: re.Match[str], number: int) -> date | None:
    assert text.day is not None
    ahead = text.looks_ahead(match.start(), match.end())
    near = (text.day + timedelta(days=each if ahead else -each) for each in range(_LONGEST_MONTH))
    return next((each for each in near if each.day == number), None)


def _months_away(text: _Text) -> Iterator[_Hit]:
    if text.day is None:
        return
    for pattern, away in text.patterns.month_away:
        for match in pattern.finditer(text.text):
            first = text.day.replace(day=1)
            value = (first - timedelta(days=1) if away else first).isoformat()[:7]
            yield _Hit(match.start(), match.end(), value, relative=True)


def _months(text: _Text) -> Iterator[_Hit]:
    for match in text.patterns.month.finditer(text.text):
        written = match["month"]
        if match["before"] is None and not match["year"] and not match["last"]:
            continue
        if len(written) < 4 and not match["year"] and written.lower() not in ("mai", "may", "май", "мая", "мае", "маю"):
            continue
        if text.patterns is patterns_of("en") and not written[0].isupper():
            continue
        month = _meaning(text.patterns.months, written)
        year = _year_of(text, match, month, 1)
        if year:
            yield _Hit(match.start("name"), match.end("name"), f"{year}-{month:02}")


def _years(text: _Text) -> Iterator[_Hit]:
    for match in text.patterns.year.finditer(text.text):
        if (match["before"] or match["suffix"]) and _FIRST_YEAR <= int(match["year"]) <= _LAST_YEAR:
            yield _Hit(match.start("name"), match.end("name"), match["year"])


def _numeric(text: _Text) -> Iterator[_Hit]:
    for match in _ISO.finditer(text.text):
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        if day:
            yield _Hit(match.start(), match.end(), str(day))
    for match in _NUMERIC.finditer(text.text):
        year = int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])
        day = _day(year, int(match[3]), int(match[1])) or _day(year, int(match[1]), int(match[3]))
        if day:
            yield _Hit(match.start(), match.end(), str(day))
    for match in _SHORT.finditer(text.text):
        year_ = _year_of(text, match, int(match[2]), int(match[1])) if 1 <= int(match[2]) <= 12 else None
        day = _day(year_, int(match[2]), int(match[1])) if year_ else None
        if day:
            yield _Hit(match.start(), match.end(), str(day))


def _weekdays(text: _Text) -> Iterator[_Hit]:
    """The last such day, publication's own included; the next one where its sentence looks ahead."""
    if text.day is None:
        return
    for match in text.patterns.weekday.finditer(text.text):
        if _EVERY.search(text.text[max(0, match.start() - _SHORT_BEFORE) : match.start()]):
            continue
        back = (text.day.weekday() + 1 - _meaning(text.patterns.weekdays, match["weekday"])) % _WEEK
        day = text.day - timedelta(days=back)
        if match["day"]:
            near = (day + timedelta(days=each) for each in (0, _WEEK, -_WEEK))
            day = next((each for each in near if each.day == int(match["day"])), day)
        elif text.looks_ahead(match.start(), match.end()) if back else text.patterns.coming.match(match[0]):
            day += timedelta(days=_WEEK)
        outside = _OUTSIDE.match(match[0])
        start = match.start() + (outside.end() if outside else 0)
        yield _Hit(start, match.end(), str(day), relative=True, weekday=True)


def _relatives(text: _Text) -> Iterator[_Hit]:
    if text.day is None:
        return
    for pattern, offset in text.patterns.relative:
        for match in pattern.finditer(text.text):
            yield _Hit(match.start(), match.end(), str(text.day + timedelta(days=offset)), relative=True)
    for pattern, length in text.patterns.ago:
        for match in pattern.finditer(text.text):
            number = int(match["digits"]) if match["digits"] else _meaning(text.patterns.numbers, match["word"])
            if length == 1 or number <= _LONGEST_AGO:
                yield _Hit(match.start(), match.end(), str(text.day - timedelta(days=number * length)), relative=True)


def _war_days(text: _Text) -> Iterator[_Hit]:
    """The n-th day of a war, whose first day is day 1; only where the war stands in the same sentence."""
    for match in text.patterns.war_day.finditer(text.text):
        digits = match["digits"] or match["after"]
        number = int(digits) if digits else _meaning(text.patterns.ordinals, match["ordinal"])
        sentence = text.sentence(match.start(), match.end())
        for first, names in words.WARS:
            if 0 < number < _DAYS_OF_WAR and (match["war"] or re.search(names, sentence, re.IGNORECASE)):
                yield _Hit(match.start(), match.end(), str(first + timedelta(days=number - 1)), relative=True)
                break


_FINDERS: tuple[Callable[[_Text], Iterator[_Hit]], ...] = (
    _month_days,
    _worded,
    _stretches,
    _days_alone,
    _months,
    _months_away,
    _years,
    _numeric,
    _weekdays,
    _relatives,
    _war_days,
)
