"""The words that stand around a date without changing it, and the signs that say it is doubtful."""

from __future__ import annotations

import re
import unicodedata

from vistka.dates.months import without_accents


def _words(text: str) -> frozenset[str]:
    return frozenset(without_accents(text).split())


# "1999 р.н.", "1999 года рождения", "born on", "2-го апреля", "2nd", "2 de abril de 1999".
_FILLERS = _words("""
    р н г рн гр рр гг гн род рожд рождения родился родилась год года году годов дата число числа го е
    нар народж народження народився народилась рік року роки нарадж нараджэння нарадзіўся
    born b birth date dob year yr y of the on in st nd rd th er
    geb geboren am den ne nee le en date ur urodzony urodzona rok roku r
    nacido nacida nascido nascida de del el em ano a
    в у
""")
_DOUBTFUL = _words("""
    около ок примерно приблизительно прибл предположительно предп возможно где то
    приблизно близько бл біля орієнтовно можливо каля прыблізна прыкладна
    circa ca c about approx approximately around abt est estimated possibly vers env environ etwa ungefahr około
    aprox aproximadamente cerca hacia
""")
_ABSENT = _words("""
    неизвестно неизв неизвестна невідомо невід невідома невядома нет немає няма unknown unk none null nan na nd nil nat
    нд desconocido desconhecido inconnu unbekannt nieznana nieznany
""")

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-") | {"≈": "~", "∼": "~"})
# What a tired hand or a scanner writes for a digit, in a number that has a true digit as well: "О2.О4.l999".
_DIGIT_LIKE = str.maketrans("оoзliі|", "0031111")
_NUMBER_LIKE = re.compile(r"(?<![^\W\d_])[\dоoзliі|]*\d[\dоoзliі|]*(?![^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")


def folded(text: str) -> str:
    """Lower case, plain digits and dashes, no accents, single spaces, look-alike letters in numbers made digits."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    plain = " ".join(without_accents(plain).split())
    return _NUMBER_LIKE.sub(lambda number: number[0].translate(_DIGIT_LIKE), plain)


def without_fillers(text: str) -> tuple[str, bool]:
    """The folded text without the words that add nothing, and whether one of them said that it is doubtful."""
    bare, doubtful = without_doubt(text)
    return _trimmed(_WORD.sub(lambda word: " " if word[0] in _FILLERS else word[0], bare)), doubtful


def without_doubt(text: str) -> tuple[str, bool]:
    """The folded text without "около", "circa", a leading "~", and whether there was one."""
    bare = _WORD.sub(lambda word: " " if word[0] in _DOUBTFUL else word[0], text)
    sure = _trimmed(bare).removeprefix("~")
    return _trimmed(sure), bare != text or sure != _trimmed(bare)


def _trimmed(text: str) -> str:
    return " ".join(text.strip(" .,;:()'\"«»").split())


def says_unknown(text: str) -> bool:
    """Whether the folded text only says that nothing is known: "-", "н/д", "неизвестно"."""
    words = "".join(_WORD.findall(text))
    return not any(letter.isdigit() for letter in text) and (not words or words in _ABSENT)
