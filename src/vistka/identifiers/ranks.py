"""Military ranks, land and naval, in Russian, Ukrainian, Belarusian and English, on one scale.

A rank is a base word ("sergeant") with what stands before it ("junior"); each is known by its beginning, so that
declined forms ("старшего сержанта", "рядовому") need no table of their own. Naval ranks stand level with those of the
land forces: капитан 3 ранга is a major. Two lists of one person are often a promotion apart, so one compares levels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from vistka.identifiers.letters import cyrillic_words, plain_text

Category = Literal["private", "nco", "warrant officer", "officer"]


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank: its level (1 private … 19 general of the army), its name in English, and the category."""

    level: int
    name: str
    category: Category


# The words of a rank by their beginning or, with "=", the whole word; first match wins.
_WORDS: Final = (
    ("junior", "мл младш молодш малодш =jr junior =jun"),
    ("staff", "штаб staff"),
    ("warrant", "прапорщ прапор прапар =пр-к =пр-щик =прап warrant =wo ensign praporshch"),
    ("midshipman", "мичман мічман michman midshipman"),
    ("master", "майстер майстр master"),
    ("petty", "=ст-на =с-на старшин старшын petty starshina =po"),
    ("senior", "старш =ст =стар senior =sr =snr"),
    ("1", "перв перш"),
    ("2", "втор друг"),
    ("3", "трет third"),
    ("first", "first =1st"),
    ("second", "second =2nd"),
    ("chief", "гл главн головн галоўн chief"),
    ("ship", "корабельн карабельн"),
    ("lieutenant colonel", "подполк підполк падпалк =п/п-к =п/полк =п/п =пп-к =ppk =ltcol"),
    ("colonel", "полков палкоў =п-к =полк colonel =col polkovnik"),
    ("lieutenant", "лейт =л-т =л-нт =л-та =л-ту lieut =lt leitenant"),
    ("captain", "капит капіт =к-н =кап =кп =к-на captain =capt =cpt kapitan"),
    ("major", "майор маёр маер =м-р =м-ра major =maj =mjr"),
    ("corporal", "капрал corporal =cpl"),
    ("lance corporal", "ефр яфр lance efreitor =lcpl"),
    ("sergeant", "сержант сяржант =с-т =с-нт =с-та =с-ту =серж =сер =сжт serge sargent =sgt serzhant"),
    ("private", "ряд радав =р-й солдат салдат private =pvt =pte soldier soldado рекрут recruit курсант cadet"),
    ("seaman", "матрос краснофлот seaman sailor"),
    ("general", "генер =ген general =gen"),
    ("brigadier", "бригад brigadier"),
    ("army", "арм army"),
    ("admiral", "адмир адмір admiral"),
    ("rear", "контр =к rear"),
    ("vice", "вице віце vice"),
    ("fleet", "флота флоту fleet"),
    ("rank", "ранг ранк rank"),
    ("class", "стать статт класс класу class article"),
    ("grade", "grade"),
)
_COMPOUND = re.compile(
    r"(генерал|ген|general|контр|вице|віце|капитан|капітан|штаб|майстер|кап)\.?\s*-\s*(?=[^\W\d_]{3})"
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "і": "1", "іі": "2", "ііі": "3"}

# Level, name, category: the ways to write it, as sequences of the words above in the order in which they are written.
_RANKS: Final[tuple[tuple[int, str, Category, str], ...]] = (
    (1, "private", "private", "private|seaman"),
    (2, "senior private", "private", "lance corporal|senior private|senior seaman|private first class|corporal lance"),
    (2, "senior private", "private", "lance corporal corporal|first class private"),
    (3, "junior sergeant", "nco", "junior sergeant|petty 2 class|petty second class|corporal|sergeant junior"),
    (4, "sergeant", "nco", "sergeant|petty 1 class|petty first class"),
    (5, "senior sergeant", "nco", "senior sergeant|chief petty|sergeant senior|sergeant first class"),
    (6, "sergeant major", "nco", "petty|chief ship petty|chief sergeant|sergeant major|petty petty|ship petty"),
    (7, "staff sergeant", "nco", "staff sergeant|staff petty"),
    (8, "master sergeant", "nco", "master sergeant|senior master sergeant|chief master sergeant|master petty"),
    (8, "master sergeant", "nco", "senior master petty|chief master petty"),
    (7, "warrant officer", "warrant officer", "warrant|midshipman|warrant officer"),
    (8, "senior warrant officer", "warrant officer", "senior warrant|senior midshipman|chief warrant"),
    (9, "junior lieutenant", "officer", "junior lieutenant|second lieutenant"),
    (10, "lieutenant", "officer", "lieutenant"),
    (11, "senior lieutenant", "officer", "senior lieutenant|first lieutenant"),
    (12, "captain", "officer", "captain|captain lieutenant|lieutenant captain"),
    (13, "major", "officer", "major|captain 3 rank"),
    (14, "lieutenant colonel", "officer", "lieutenant colonel|captain 2 rank|captain second rank"),
    (15, "colonel", "officer", "colonel|captain 1 rank|captain first rank"),
    (16, "major general", "officer", "general major|major general|rear admiral|brigadier general|general brigadier"),
    (17, "lieutenant general", "officer", "general lieutenant|lieutenant general|vice admiral"),
    (18, "colonel general", "officer", "general colonel|colonel general|admiral"),
    (19, "general of the army", "officer", "general army|army general|general|fleet admiral|admiral fleet"),
)
_BY_WORDS: Final = {
    way: Rank(level, name, category) for level, name, category, ways in _RANKS for way in ways.split("|")
}


def _beginnings() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    whole: dict[str, str] = {}
    beginnings: list[tuple[str, str]] = []
    for meaning, signs in _WORDS:
        for sign in signs.split():
            if sign.startswith("="):
                whole[sign[1:]] = meaning
            else:
                beginnings.append((sign, meaning))
    return whole, tuple(beginnings)


_WHOLE, _BEGINNINGS = _beginnings()
_TOKEN = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+)?|\d")


def read_rank(text: str) -> Rank | None:
    """The rank, in any grammatical case, "гвардии", "запаса", "медичної служби" and the like left out; None if none.

    >>> read_rank("гв. ст. сержант").level, read_rank("капитану 3 ранга").name
    (5, 'major')
    """
    plain = _COMPOUND.sub(r"\1 ", cyrillic_words(plain_text(text[:100])))
    words = [meaning for token in _TOKEN.findall(plain) if (meaning := _meaning(token))]
    for length in range(min(len(words), 4), 0, -1):
        rank = _BY_WORDS.get(" ".join(words[:length]))
        if rank:
            return rank
    return None


def _meaning(token: str) -> str:
    """What a word of a rank means; "" for a word that adds nothing to it."""
    token = _ROMAN.get(token, token)
    if token.isdecimal():
        return token
    return _WHOLE.get(token) or next((meaning for sign, meaning in _BEGINNINGS if token.startswith(sign)), "")
