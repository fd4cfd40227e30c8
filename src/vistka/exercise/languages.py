"""How a clerk who hears or reads a Russian name writes it down in Ukrainian or Belarusian.

The equivalents of common given names (Алексей, Олексій, Аляксей) are data. For the thousands of family names there are
rules of spelling; these are they, as far as they go without knowing where the stress falls.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

Rule = tuple[re.Pattern[str], str]


def _rules(*rules: tuple[str, str]) -> tuple[Rule, ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rules)


# Ukrainian orthography of 2019, section 144: Russian family names.
_UKRAINIAN: Final = _rules(
    (r"(?<=ск|цк)ой$", "ий"),
    (r"(?<=[сц])к(?=(?:ий)?$)", "ьк"),
    (r"ые$", "і"),
    (r"еев$", "єєв"),
    (r"(?<=[бвгдзклмнпрстфх])ев$", "єв"),
    (r"(?<=[жчшщ])ё", "о"),
    (r"(?<=[бвгдзклмнпрстфхц])ё", "ьо"),
    (r"ьё", "йо"),
    (r"ё", "йо"),
    (r"(?<=[аеєиоуыэюяь])е|^е", "є"),
    (r"(?<=[бвмпфр])ь(?=[яюєї])", "'"),
    (r"ъ", "'"),
    (r"(?<=[аеєоуыэюя])и", "ї"),
    (r"и(?!й$)(?<![жчшщц]и)", "і"),
    (r"ы", "и"),
    (r"э", "е"),
)

# Belarusian: akanne (an unstressed о is written а), hard р, ч, ж, ш, ц; дзеканне and цеканне; ў after a vowel.
_BELARUSIAN: Final = _rules(
    (r"(?<=ск|цк)(?:ий|ой)$", "і"),
    (r"щ", "шч"),
    (r"(?<=[рчжшц])е", "э"),
    (r"(?<=[рчжшц])ё", "о"),
    (r"(?<=[рчжшц])и", "ы"),
    (r"(?<=р)я", "а"),
    (r"(?<=р)ю", "у"),
    (r"(?<=[рчжш])ь", ""),
    (r"т(?=[еёиюяь])", "ц"),
    (r"д(?=[еёиюяь])", "дз"),
    (r"о(?!вск)(?=.*[аоуыэеёиюяі])", "а"),
    (r"(?<=[аеёиоуыэюя])в(?![аеёиоуыэюя])", "ў"),
    (r"и", "і"),
    (r"ъ", "'"),
)


def _by(rules: tuple[Rule, ...]) -> Callable[[str], str]:
    def word(match: re.Match[str]) -> str:
        lower = match[0].lower()
        for pattern, replacement in rules:
            lower = pattern.sub(replacement, lower)
        return lower.capitalize() if match[0][0].isupper() else lower

    def text(russian: str) -> str:
        return re.sub(r"[^\W\d_]+", word, russian)

    return lru_cache(maxsize=100_000)(text)


_ukrainian, _belarusian = _by(_UKRAINIAN), _by(_BELARUSIAN)


def to_ukrainian(russian: str) -> str:
    """The Ukrainian spelling of a Russian name.

    >>> to_ukrainian("Григорьев"), to_ukrainian("Соловьёв"), to_ukrainian("Бийск")
    ("Грігор'єв", 'Соловйов', 'Бійськ')
    """
    return _ukrainian(russian)


def to_belarusian(russian: str) -> str:
    """The Belarusian spelling of a Russian name, about as well as it can be without its stress.

    >>> to_belarusian("Петров"), to_belarusian("Тихонов")
    ('Петроў', 'Ціханоў')
    """
    return _belarusian(russian)
