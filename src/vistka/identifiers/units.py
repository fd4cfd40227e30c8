"""Military units as lists have them, read so that all spellings of one unit have one key.

A unit has two kinds of name. Its *number*, "в/ч 13958" (in Ukraine "А0284"), stands in papers and hides what it is.
Its *formation*, "11 танковый полк", says what it is. A list gives one or the other, seldom both, and nothing in the one
tells the other: see `compare_units`.

>>> read_unit("в/ч 13958").key == read_unit("Military Unit 13958").key
True
>>> read_unit("4-та окрема бригада морської піхоти").key == read_unit("4 обрмп").key == "marine brigade 4"
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from vistka.identifiers.letters import cyrillic_words, latin_capitals, plain_text
from vistka.identifiers.unit_words import HEIGHTS, words_of

MILITARY_UNIT: Final = "military unit"
_LONGEST = 200
# Heights: a regiment or brigade, then a division, then from the battalion down; a corps or an army says little.
_MOST_TELLING_FIRST = (4, 5, 3, 2, 1, 6, 7, 0)
_NUMBER = r"([a-zа-яіїєґ]?)[\s\-]?(\d{3,6})"
_MARK = (
    r"\b[вbv]\s*[/\\.\-|]?\s*(?:ч(?:аст\w*)?|ch)",
    r"\bв(?:ойск|оинск|ійськ|айск)\w*\s+ч\w*",
    r"\bполев\w*\s+почт\w*|\bп/п",
    r"\bmilitary\s+unit|\bm\.?\s?/?\s?u|\bunidade\s+militar",
)
_MARKED = re.compile(
    rf"(?:{'|'.join(_MARK)})(?![^\W\d_])[\s.:#\-]*(?:(?:no|nr|n|номер|пп|п/п|полев\w*\s+почт\w*)\b[\s.:#]*)?{_NUMBER}(?!\d)"
)
_BARE = re.compile(r"(?:#\s*)?(?:([a-zа-яіїєґ])[\s\-]?(\d{4})|(\d{5}))")
_ORDINAL = re.compile(
    r"(?<!\w)(?:#\s*|no\.?\s*)?(\d{1,4})"
    r"(?:[\s\-]?(?:й|я|и|та|а|ша|га|ий|ій|ая|ый|ої|ого|го|ї|му|th|st|nd|rd)\b)?(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Formation:
    """One level of a unit's name: kind ("tank regiment") and number; the number is "" where the list gives none."""

    arm: str
    echelon: str
    number: str

    @property
    def kind(self) -> str:
        """Arm and echelon: "marine brigade", "battalion"."""
        return f"{self.arm} {self.echelon}".strip()

    @property
    def height(self) -> int:
        """How high its echelon stands; see `unit_words.HEIGHTS`."""
        return HEIGHTS[self.echelon]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what is known of its name, and a `key` equal for all spellings of it.

    `military_number` is the number of papers ("13958", "A0284", letter in Latin), "" if only the formation is named.
    `formations` are the named levels from the largest to the smallest. The key is the military number's if there is
    one, else that of the level that tells most: a regiment or brigade, then a division, and only then what is smaller.
    """

    kind: str
    number: str
    key: str
    label: str
    military_number: str = ""
    formations: tuple[Formation, ...] = ()

    @property
    def formation(self) -> Formation | None:
        """The level that tells most, if the formation is named."""
        return _most_telling(self.formations)

    @property
    def parent(self) -> tuple[Formation, ...]:
        """The larger formations it belongs to, as far as named: the division of a regiment."""
        main = self.formation
        return tuple(each for each in self.formations if main and each.height > main.height)

    @property
    def parts(self) -> tuple[Formation, ...]:
        """The smaller levels within it: battalion, company, platoon."""
        main = self.formation
        return tuple(each for each in self.formations if main and each.height < main.height)


def read_unit(text: str) -> Unit | None:
    """Read a unit's name; None if it holds neither a military number nor a numbered formation. Never raises."""
    if len(text) > _LONGEST:
        return None
    plain = cyrillic_words(plain_text(text))
    military_number, rest = _military_number(plain)
    formations = _formations(rest)
    main = _most_telling(formations)
    if military_number:
        name = f"{MILITARY_UNIT} {military_number}"
        return Unit(MILITARY_UNIT, military_number, name, name, military_number, formations)
    if main is None:
        return None
    label = ", ".join(_label(each) for each in reversed(formations))
    return Unit(main.kind, main.number, f"{main.kind} {main.number}", label, "", formations)


def _military_number(plain: str) -> tuple[str, str]:
    """The number of papers in Latin capitals, and the text without it."""
    bare = _BARE.fullmatch(plain)
    if bare:
        return _canonical(bare[1] or "", bare[2] or bare[3]), ""
    marked = _MARKED.search(plain)
    if not marked:
        return "", plain
    return _canonical(marked[1], marked[2]), f"{plain[: marked.start()]} {plain[marked.end() :]}"


def _canonical(letter: str, digits: str) -> str:
    """Russian numbers have five digits, whose leading zeros spreadsheets lose; four are those of guards and borders."""
    return latin_capitals(letter) + (digits if letter or len(digits) > 3 else digits.zfill(5))


def _formations(text: str) -> tuple[Formation, ...]:
    """The levels named, largest first, each with the number before it; a lone one, with the number after it."""
    numbers = list(_ORDINAL.finditer(text))
    starts = [0, *(number.end() for number in numbers)]
    ends = [*(number.start() for number in numbers), len(text)]
    levels = []
    for order, (start, end) in enumerate(zip(starts, ends, strict=True)):
        level = _level(text[start:end], numbers[order - 1][1] if order else "")
        if level:
            levels.append(level)
    if len(levels) == 1 and not levels[0].number and len(numbers) == 1:
        levels = [Formation(levels[0].arm, levels[0].echelon, _bare(numbers[0][1]))]
    return tuple(sorted(levels, key=lambda level: -level.height))


def _level(text: str, number: str) -> Formation | None:
    words = words_of(text)
    echelons = [word for word in words if word.echelon]
    if not echelons:
        return None
    arms = [word.arm for word in words if word.arm]
    return Formation(arms[0] if arms else "", echelons[-1].echelon, _bare(number))


def _bare(number: str) -> str:
    return number.lstrip("0")


def _most_telling(formations: tuple[Formation, ...]) -> Formation | None:
    numbered = [each for each in formations if each.number]
    return min(numbered, key=lambda each: _MOST_TELLING_FIRST.index(each.height), default=None)


def _label(formation: Formation) -> str:
    return f"{formation.number} {formation.kind}".strip()
