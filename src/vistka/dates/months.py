"""Names of the months in the languages of lists, papers and the press.

Full forms are listed; any beginning of three letters or more that fits one month alone is an abbreviation of it ("апр",
"sept", "paź"). French "jui" fits two months and is therefore none.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict

# One line a month; nominative and the case that stands in a date: Russian, Ukrainian, Belarusian, English, German,
# French, Polish, Spanish, Portuguese.
_FORMS = (
    "январь января січень січня студзень студзеня january januar janvier styczeń stycznia enero janeiro jänner",
    "февраль февраля лютий лютого люты лютага february februar février luty lutego febrero fevereiro",
    "март марта березень березня сакавік сакавіка march märz mars marzec marca marzo março mrz",
    "апрель апреля квітень квітня красавік красавіка april avril kwiecień kwietnia abril",
    "май мая травень травня май мая may mai maj maja mayo maio",
    "июнь июня червень червня чэрвень чэрвеня june juni juin czerwiec czerwca junio junho",
    "июль июля липень липня ліпень ліпеня july juli juillet lipiec lipca julio julho",
    "август августа серпень серпня жнівень жніўня august août sierpień sierpnia agosto",
    "сентябрь сентября вересень вересня верасень верасня september septembre wrzesień września septiembre setembro",
    "октябрь октября жовтень жовтня кастрычнік кастрычніка october oktober octobre październik października "
    "octubre outubro",
    "ноябрь ноября листопад листопада лістапад лістапада november novembre listopad listopada noviembre novembro",
    "декабрь декабря грудень грудня снежань снежня december dezember décembre grudzień grudnia diciembre dezembro",
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SHORTEST_ABBREVIATION = 3
# Letters of Cyrillic keyboards that stand in for Roman numerals.
_AS_ROMAN = str.maketrans("іхуӏ|", "ixvii")


def without_accents(text: str) -> str:
    """The letters without their marks ("märz" → "marz"); й becomes и, in the table as in the text."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter) != "Mn")


def _abbreviations() -> dict[str, int]:
    meanings: defaultdict[str, set[int]] = defaultdict(set)
    full: dict[str, int] = {}
    for number, forms in enumerate(_FORMS, start=1):
        for form in without_accents(forms).split():
            full[form] = number
            for length in range(_SHORTEST_ABBREVIATION, len(form)):
                meanings[form[:length]].add(number)
    unique = {word: months.pop() for word, months in meanings.items() if len(months) == 1}
    return unique | full | {word: number for number, word in enumerate(_ROMAN, start=1)}


_MONTHS = _abbreviations()


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name, abbreviation or Roman numeral in lower case without accents, else None."""
    return _MONTHS.get(word) or _MONTHS.get(word.translate(_AS_ROMAN))
