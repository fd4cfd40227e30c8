"""Patronymics: the middle name that names the father.

Иванович is the son of Иван, Іванівна the daughter of Іван, Рауф оглы the son of Рауф. A bureau may ask a prisoner only
for the first name of his father (Geneva Convention III art. 17, 122), so the patronymic that a mother writes and the
father whom her son names are one piece of evidence. Here a patronymic is recognised in Cyrillic and in every common
romanisation, with a sureness, because -ович also ends family names (Абрамович), and with the fathers it may name.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from vistka.names.function_words import DAUGHTER_WORDS, DAUGHTER_WORDS_BEFORE, SON_WORDS, SON_WORDS_BEFORE
from vistka.names.knowledge import Knowledge

_KNOWN = Knowledge.shipped()


class Patronymic(NamedTuple):
    """What a word says as a patronymic: the fathers it may name, best first; how sure it is one; whose child."""

    fathers: tuple[str, ...]
    sureness: float
    sex: str | None


_AT_MOST_FATHERS = 3

# Fathers whose name changes in the patronymic, or is another in the second language; the stem is what is left of it.
_IRREGULAR_FATHERS: dict[str, tuple[str, ...]] = {
    "антон": ("антон", "антін"),
    "гаврил": ("гавриил", "гаврила", "гаврило"),
    "григор": ("григорій", "григорий"),
    "данил": ("даниил", "данила", "данило"),
    "дмитр": ("дмитро", "дмитрий"),
    "иаковл": ("иаков",),
    "измайл": ("измаил",),
    "корнил": ("корнилий", "корнил"),
    "леонть": ("леонтий",),
    "льв": ("лев",),
    "лв": ("лев",),
    "марк": ("марк", "марко"),
    "микола": ("микола", "миколай"),
    "михайл": ("михаил", "михайло"),
    "михал": ("михаил",),
    "мікола": ("мікола", "мікалай"),
    "міхайл": ("міхаіл", "міхайла"),
    "олекс": ("олекса",),
    "павл": ("павел", "павло"),
    "пал": ("павел",),
    "паўл": ("павел", "павал"),
    "петр": ("петр", "петро"),
    "прокоп": ("прокіп", "прокоп"),
    "пятр": ("пётр", "пятро"),
    "самойл": ("самуил", "самойло"),
    "сан": ("александр",),
    "сидор": ("сидор", "сидір"),
    "федор": ("федор", "федір"),
    "як": ("яків",),
    "яковл": ("яков",),
    "якаўл": ("якаў",),
}
# Fathers in -а and -я take a bare -ич; without this list every Гринич and Монич would be somebody's son.
_FATHERS_OF_ICH: dict[str, str] = {
    "аник": "аника",
    "вавил": "вавила",
    "иль": "илья",
    "илл": "илья",
    "кузьм": "кузьма",
    "кузм": "кузьма",
    "лук": "лука",
    "микит": "микита",
    "мікіт": "мікіта",
    "никит": "никита",
    "нікіт": "нікіта",
    "савв": "савва",
    "фок": "фока",
    "фом": "фома",
    "хом": "хома",
    "ілл": "ілля",
    "іль": "ілля",
}

_CYRILLIC = re.compile(
    r"(?P<stem>.{2,}?)(?P<ending>"
    r"йович|йовіч|ьович|ьовіч|ович|овіч|авіч|ивич|евич|евіч|євич|євіч|эвіч|ёвич|ёвіч|"
    r"йовна|ївна|івна|овна|аўна|оўна|евна|еўна|євна|ёвна|ёўна|эўна|"
    r"еич|аич|ыч|инична|інічна|ична|ічна|ич|іч)"
)
# -ич as Latin alphabets write it, from ICAO -ich to Latvian -ičs; plain c where a list has lost its diacritics.
_ICH = r"[iyíïĭı](?:tsch|tsj|tch|sch|sh|tx|čius|čs|ch|cz|cs|ci|tj|tš|tś|ts|č|ć|ĉ|ç|c|x|š)"
_LATIN_SON = re.compile(rf"(?P<stem>.{{1,}}?)(?P<link>[oeaiyèêëėóö])[vwŭ]{_ICH}")
_LATIN_DAUGHTER = re.compile(r"(?P<stem>.{2,}?)(?P<link>[oeaiyèêëėóöïĭ])[vwuŭ]n[ae]h?")
_LATIN_ICH = re.compile(
    rf"(?P<stem>[nm][iy]k[iy]t|ku[zs]'?m|[fh]om|khom|luk|il['lyij]*|sa[vw][vw]|fok)(?:{_ICH}|(?:[iy]n)?{_ICH}n[ae])"
)
_LATIN_IRREGULAR = (
    (re.compile(r"(pa[vwu])'?([lł])'?"), r"\1e\2"),
    (re.compile(r"l['e]?([vw])"), r"le\1"),
    (re.compile(r"([ijy]?[ij]?ako[vw])[lł]['yij]?"), r"\1"),
    (re.compile(r"(m[iy](?:ch|kh|h|c)a)[jyiïĭ]([lł])"), r"\1i\2"),
)
# Fathers in -ий lose it before a bare -evich where a romanisation drops the soft sign (Yurevich, Grigorevich).
_LATIN_SOFT = re.compile(
    r".*(?:[ij]?ur|yur|gr[iy]g[oó]r|ann?at[oó][lł]|[vw]ass?[iy][lł]|[vw][iy]tal|e?[vw][gh]u?en|genn?ad|[vw]aler|arkad|"
    r"pr[oó]kof|g[eé]org|leont|makar|art?em)"
)

_CHILD_WORDS = {**dict.fromkeys(SON_WORDS, "m"), **dict.fromkeys(DAUGHTER_WORDS, "f")}
_CHILD_WORDS_BEFORE = {**dict.fromkeys(SON_WORDS_BEFORE, "m"), **dict.fromkeys(DAUGHTER_WORDS_BEFORE, "f")}
_GLUED = re.compile(
    r"(?P<stem>.{3,}?)[- ]?(?P<child>оглы|оглу|улы|ұлы|уулу|ўғли|угли|кызы|қызы|гызы|"
    r"oğlu|oglu|ogly|oghlu|o'g'li|ogli|ugli|uulu|uly|qyzy|kyzy|qizi|qızı|kizi)"
)
_TAJIK = re.compile(r"(?P<stem>.{3,}?)-?(?:зода|зоде|заде|zoda|zade|zadeh)")


@lru_cache(maxsize=65536)
def read_patronymic(folded: str) -> Patronymic | None:
    """Read a folded word, or a name with its оглы after it, as a patronymic; None if it has no such shape.

    >>> read_patronymic("ильинична")
    Patronymic(fathers=('илья',), sureness=0.97, sex='f')
    """
    for reader in (_child_of, _cyrillic, _latin_ich, _latin, _tajik):
        if found := reader(folded):
            return found
    return None


def fathers_names(patronymic: str) -> tuple[str, ...]:
    """Give the given names that the father of this folded patronymic may bear, best first, in the same script.

    >>> fathers_names("яковлевич"), fathers_names("ivanovich"), fathers_names("рауф оглы")
    (('яков',), ('ivan',), ('рауф',))
    """
    found = read_patronymic(patronymic)
    return found.fathers if found else ()


def patronymic_sureness(token: str) -> float:
    """Say how surely a folded word is a patronymic, 0 to 1; -ович of an unknown father may be a family name."""
    found = read_patronymic(token)
    return found.sureness if found else 0.0


def _child_of(token: str) -> Patronymic | None:
    first, _, father = token.partition(" ")
    if father and first in _CHILD_WORDS_BEFORE:
        return Patronymic((father,), 0.95, _CHILD_WORDS_BEFORE[first])
    father, _, last = token.rpartition(" ")
    if not father:
        father, _, last = token.rpartition("-")
    if father and last in _CHILD_WORDS:
        return Patronymic((father,), 0.98, _CHILD_WORDS[last])
    glued = _GLUED.fullmatch(token)
    if glued is None:
        return None
    known = bool(_KNOWN.given_name_frequency(glued["stem"]))
    # Turkish family names are built alike (Hasanoğlu).
    return Patronymic((glued["stem"],), 0.85 if known else 0.5, _CHILD_WORDS[glued["child"]])


def _tajik(token: str) -> Patronymic | None:
    found = _TAJIK.fullmatch(token)
    # In Tajikistan -зода has replaced both -ов and -ович; it is more often the family name.
    return Patronymic((found["stem"],), 0.3, None) if found else None


def _cyrillic(token: str) -> Patronymic | None:
    found = _CYRILLIC.fullmatch(token.replace("'", "ь"))
    if found is None:
        return None
    stem, ending = found["stem"], found["ending"]
    sex = "f" if ending.endswith("на") else "m"
    fathers = _FATHERS_BY_ENDING[ending](stem)
    if not fathers:
        return None
    known = stem in _IRREGULAR_FATHERS or _is_known(fathers)
    if ending == "ыч" and not _is_known((stem, *_IRREGULAR_FATHERS.get(stem, ()))):
        return None  # colloquial Иваныч, but also the family name Бабыч
    if sex == "f":
        return Patronymic(fathers, 0.97, sex)
    return Patronymic(fathers, 0.93 if known else 0.55, sex)


def _is_known(fathers: Iterable[str]) -> bool:
    return any(_KNOWN.given_name_frequency(father) or _KNOWN.given_classes(father) for father in fathers)


def _best(candidates: Iterable[str], default: int = 1) -> tuple[str, ...]:
    """Order the fathers by how common they are; if nobody knows any of them, keep the first `default`."""
    names = list(dict.fromkeys(candidates))
    known = [name for name in names if _KNOWN.given_name_frequency(name)]
    known.sort(key=_KNOWN.given_name_frequency, reverse=True)
    return tuple(known[:_AT_MOST_FATHERS] or names[:default])


def _hard(stem: str) -> tuple[str, ...]:
    """Иван-ович; Абдулл-ович, Дмитр-ович and Микол-ович have lost a vowel."""
    if stem in _IRREGULAR_FATHERS:
        return _IRREGULAR_FATHERS[stem]
    if stem.endswith("улл"):
        return (stem + "а",)
    if _KNOWN.given_name_frequency(stem):
        return (stem,)
    return _best((stem, stem + "а", stem + "о", stem + "и", stem + "ь"))


def _daughter(stem: str) -> tuple[str, ...]:
    """Ukrainian -івна hides whether the father was hard (Іван) or soft (Василь)."""
    if stem in _IRREGULAR_FATHERS:
        return _IRREGULAR_FATHERS[stem]
    return _best((stem, stem + "ь", stem + "о", stem + "а"), default=2 if stem[-1] in "лнрт" else 1)


def _glide(stem: str) -> tuple[str, ...]:
    return _IRREGULAR_FATHERS.get(stem) or (stem + "й",)


def _softened(stem: str) -> tuple[str, ...]:
    return (stem + "ь",)


def _soft(stem: str) -> tuple[str, ...]:
    """Алексе-евич, Анатоль-евич, Игор-евич, Муса-евич: the ending is the same, the father's is not."""
    if stem in _IRREGULAR_FATHERS:
        return _IRREGULAR_FATHERS[stem]
    base, last = stem[:-1], stem[-1]
    if last == "ь":
        if any(letter in "іў" for letter in base):
            return _best((base + "ь", base + "ій", base + "ый"), default=2)
        return _best((base + "ий", base + "ій", base + "ый", base + "ь"), default=1)
    if last in "аи":
        return _best((stem + "й", stem), default=2)
    if last in "еоуыэіїяюё":
        return (stem + "й",)
    if last in "жшчщц":
        return (stem,)
    return _best((stem + "ь", stem + "ий", stem + "ій", stem), default=2)


def _short(stem: str) -> tuple[str, ...]:
    father = _FATHERS_OF_ICH.get(stem)
    return (father,) if father else ()


def _contracted(vowel: str) -> Callable[[str], tuple[str, ...]]:
    return lambda stem: _best((stem + vowel + "й",))


_FATHERS_BY_ENDING: dict[str, Callable[[str], tuple[str, ...]]] = {
    **dict.fromkeys(("йович", "йовіч", "йовна", "ївна"), _glide),
    **dict.fromkeys(("ьович", "ьовіч"), _softened),
    **dict.fromkeys(("ович", "овіч", "авіч", "ивич", "овна", "аўна", "оўна", "ыч"), _hard),
    "івна": _daughter,
    **dict.fromkeys(
        ("евич", "евіч", "євич", "євіч", "эвіч", "ёвич", "ёвіч", "евна", "еўна", "євна", "ёвна", "ёўна", "эўна"), _soft
    ),
    **dict.fromkeys(("ич", "іч", "ична", "ічна", "инична", "інічна"), _short),
    "еич": _contracted("е"),
    "аич": _contracted("а"),
}


def _latin_ich(token: str) -> Patronymic | None:
    found = _LATIN_ICH.fullmatch(token)
    if found is None:
        return None
    stem = found["stem"]
    father = "ilia" if stem.startswith("il") else stem + "a"
    return Patronymic((father,), 0.9, "f" if token[-1] in "ae" else "m")


def _latin(token: str) -> Patronymic | None:
    found = _LATIN_SON.fullmatch(token)
    sex = "m" if found else "f"
    found = found or _LATIN_DAUGHTER.fullmatch(token)
    if found is None:
        return None
    fathers = _latin_fathers(found["stem"], found["link"])
    known = _is_known(fathers)
    if sex == "f":
        return Patronymic(fathers, 0.95 if known else 0.6, sex)
    return Patronymic(fathers, 0.9 if known else 0.5, sex)


def _latin_fathers(stem: str, link: str) -> tuple[str, ...]:
    for pattern, father in _LATIN_IRREGULAR:
        if pattern.fullmatch(stem):
            return (pattern.sub(father, stem),)
    base, last = stem[:-1], stem[-1]
    if link in "iïĭ" and last in "aeiou":  # Serhi-ivna, Mykola-ivna
        return (stem + link, stem) if last == "a" else (stem + link,)
    if last in "yijïĭýí'" and base:
        if base[-1] in "aeiouyèéêëïĭ":  # Aleksey-evich, Serhii-ovych, Mykolai-ovych
            return (stem, base) if base[-1] == "a" else (stem,)
        return (base + ("i" if last in "j'" else last), base)  # Grigory-evich, Vital'-evich; but Kamil-evich
    if link in "oaiy":
        return (stem + "a",) if stem.endswith("ull") else (stem,)
    if last in "aeou":
        return (stem + "i", stem) if last == "a" else (stem + "i",)
    return (stem + "i", stem) if _LATIN_SOFT.fullmatch(stem) else (stem,)
