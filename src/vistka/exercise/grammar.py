"""Patronymics, women's family names and oblique cases, built from the nominative.

The matcher reads these forms back with tables of its own (`vistka.names`). The exercise builds them with other ones on
purpose: an examination set from the pupil's crib would find no mistakes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from vistka.exercise.pools import Name

Endings = tuple[tuple[str, ...], ...]

# Fathers whose patronymic follows no rule: the son's form, the daughter's.
_IRREGULAR: Final = {
    "ru": {
        "Пётр": ("Петрович", "Петровна"),
        "Павел": ("Павлович", "Павловна"),
        "Лев": ("Львович", "Львовна"),
        "Яков": ("Яковлевич", "Яковлевна"),
        "Михаил": ("Михайлович", "Михайловна"),
        "Данила": ("Данилович", "Даниловна"),
        "Илья": ("Ильич", "Ильинична"),
        "Никита": ("Никитич", "Никитична"),
        "Кузьма": ("Кузьмич", "Кузьминична"),
        "Фома": ("Фомич", "Фоминична"),
        "Лука": ("Лукич", "Лукинична"),
        "Савва": ("Саввич", "Саввична"),
    },
    "uk": {
        "Лев": ("Львович", "Львівна"),
        "Яків": ("Якович", "Яківна"),
        "Микола": ("Миколайович", "Миколаївна"),
        "Микита": ("Микитович", "Микитівна"),
        "Григорій": ("Григорович", "Григорівна"),
        "Федір": ("Федорович", "Федорівна"),
        "Василь": ("Васильович", "Василівна"),
        "Ілля": ("Ілліч", "Іллівна"),
        "Лука": ("Лукич", "Луківна"),
        "Кузьма": ("Кузьмич", "Кузьмівна"),
        "Хома": ("Хомич", "Хомівна"),
        "Сава": ("Савич", "Савівна"),
    },
    "be": {
        "Пётр": ("Пятровіч", "Пятроўна"),
        "Павел": ("Паўлавіч", "Паўлаўна"),
        "Леў": ("Львовіч", "Львоўна"),
        "Якаў": ("Якаўлевіч", "Якаўлеўна"),
        "Міхаіл": ("Міхайлавіч", "Міхайлаўна"),
        "Даніла": ("Данілавіч", "Данілаўна"),
        "Юрый": ("Юр'евіч", "Юр'еўна"),
        "Валерый": ("Валер'евіч", "Валер'еўна"),
        "Ілья": ("Ільіч", "Ільінічна"),
        "Мікіта": ("Мікітавіч", "Мікітаўна"),
        "Кузьма": ("Кузьміч", "Кузьмінічна"),
        "Хама": ("Хаміч", "Хамінічна"),
        "Лука": ("Лукіч", "Лукінічна"),
        "Савва": ("Савіч", "Саўвічна"),
    },
}

# Ending of the father's name, and what a son's and a daughter's patronymic put in its place; the first that fits.
_PATRONYMIC: Final[dict[str, Endings]] = {
    "ru": (
        *((f"{cluster}ий", f"{cluster}иевич", f"{cluster}иевна") for cluster in ("тр", "рг", "рк", "ск", "лх", "рд")),
        ("ий", "ьевич", "ьевна"),
        *((final, "евич", "евна") for final in "йь"),
        *((final, f"{final}евич", f"{final}евна") for final in "аяоуыэеиюжчшщц"),
        ("", "ович", "овна"),
    ),
    "uk": (
        ("й", "йович", "ївна"),
        ("ь", "ьович", "івна"),
        *((final, f"{final}йович", f"{final}ївна") for final in "аяуиеіїєю"),
        ("", "ович", "івна"),
    ),
    "be": (
        *((final, "евіч", "еўна") for final in "й"),
        ("ь", "ьевіч", "ьеўна"),
        *((final, f"{final}евіч", f"{final}еўна") for final in "аяоуыэеіюжчшц"),
        ("", "авіч", "аўна"),
    ),
}

# A man's family name and a woman's; where no ending fits, both bear the same.
_FEMININE: Final[dict[str, Endings]] = {
    "ru": (
        *((f"{stem}{final}", f"{stem}ая") for stem in ("ск", "цк") for final in ("ий", "ой")),
        *((f"{stem}ий", f"{stem}ая") for stem in "чжщш"),
        ("ый", "ая"),
        *((final, f"{final}а") for final in ("ов", "ев", "ёв", "ин", "ын")),
    ),
    "uk": (
        *((f"{stem}ий", f"{stem}а") for stem in ("ськ", "цьк", "зьк", "н", "л", "р", "ч")),
        *((final, f"{final}а") for final in ("ов", "ев", "єв", "ьов", "ін", "їн", "ин")),
    ),
    "be": (
        ("скі", "ская"),
        ("цкі", "цкая"),
        *((f"{vowel}ў", f"{vowel}ва") for vowel in "аоеё"),
        *((final, f"{final}а") for final in ("ін", "ын")),
    ),
}

CASES: Final = ("genitive", "dative")

# A man's name in the nominative, genitive and dative; the first ending that fits.
_DECLENSION: Final[dict[str, Endings]] = {
    "ru": (
        ("Павел", "Павла", "Павлу"),
        ("Пётр", "Петра", "Петру"),
        ("Лев", "Льва", "Льву"),
        ("Швец", "Швеца", "Швецу"),
        *((f"{stem}{final}", f"{stem}ого", f"{stem}ому") for stem in ("ск", "цк") for final in ("ий", "ой")),
        ("ый", "ого", "ому"),
        ("ец", "ца", "цу"),
        *((same, same, same) for same in ("ых", "их", "о", "е", "и", "у", "ы", "э", "ю", "аа")),
        *((f"{stem}а", f"{stem}и", f"{stem}е") for stem in "гкхжшчщ"),
        ("а", "ы", "е"),
        ("я", "и", "е"),
        ("й", "я", "ю"),
        ("ь", "я", "ю"),
        ("", "а", "у"),
    ),
    "uk": (
        ("Федір", "Федора", "Федору"),
        ("Яків", "Якова", "Якову"),
        ("Ілля", "Іллі", "Іллі"),
        ("Швець", "Швеця", "Швецю"),
        *((f"{stem}ий", f"{stem}ого", f"{stem}ому") for stem in ("ськ", "цьк", "зьк", "н", "л", "р", "ч")),
        ("ець", "ця", "цю"),
        *((same, same, same) for same in ("их", "дзе", "швілі", "аа", "і", "у", "ї", "ю")),
        ("о", "а", "у"),
        ("а", "и", "і"),
        ("я", "і", "і"),
        ("й", "я", "ю"),
        ("ь", "я", "ю"),
        ("", "а", "у"),
    ),
}


def _fitting(word: str, endings: Endings) -> tuple[str, tuple[str, ...]] | None:
    """The stem of a word, and the first row of the table whose first ending it has."""
    for row in endings:
        if word.endswith(row[0]):
            return word[: len(word) - len(row[0])], row
    return None


@lru_cache(maxsize=50_000)
def patronymic(father: Name, language: str, sex: str) -> str:
    """The patronymic of a son (``m``) or daughter (``f``) of a man.

    >>> patronymic(Name("Алексей", "Олексій", "Аляксей"), "uk", "m")
    'Олексійович'
    """
    name = father.written(language)
    child = 0 if sex == "m" else 1
    if name in _IRREGULAR[language]:
        return _IRREGULAR[language][name][child]
    if language == "uk" and name.endswith("о") and not father.ru.endswith("о"):
        name = name[:-1]  # Михайло drops its -о; the Buryat Бато, who has it in Russian too, keeps it
    elif language == "uk" and name.endswith("о"):
        name += "й"
    found = _fitting(name, _PATRONYMIC[language])
    return found[0] + found[1][1 + child] if found else name


def feminine(family_name: str, language: str) -> str:
    """A woman's form of a family name, each part of a double one by itself.

    >>> feminine("Щербаков", "ru"), feminine("Лозинський", "uk"), feminine("Шевченко", "uk"), feminine("Кара-Сал", "ru")
    ('Щербакова', 'Лозинська', 'Шевченко', 'Кара-Сал')
    """

    def part(word: str) -> str:
        found = _fitting(word, _FEMININE[language])
        return found[0] + found[1][1] if found else word

    return "-".join(map(part, family_name.split("-")))


def oblique(word: str, language: str, case: str) -> str:
    """A man's name in the ``genitive`` or ``dative``, in Russian or Ukrainian; in another language as it was.

    >>> oblique("Щербаков", "ru", "dative"), oblique("Олексій", "uk", "genitive")
    ('Щербакову', 'Олексія')
    """
    found = _fitting(word, _DECLENSION.get(language, ()))
    return found[0] + found[1][1 + CASES.index(case)] if found else word
