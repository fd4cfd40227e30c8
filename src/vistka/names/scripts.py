"""Letters: one spelling of the same written word, and which script it is in.

The same name reaches a bureau typed on two keyboards at once, scanned, copied out of the machine-readable zone of
a passport, in capitals or with stress marks. `fold` takes all that away and keeps what can tell names apart:
й ё ї ў and the diacritics of Latin alphabets stay. What `fold` returns it returns again unchanged.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

# What is longer is a page pasted into a cell by mistake; the readers of names look at no more of it.
LONGEST_NAME = 300

_APOSTROPHES = "'ʼ’‘‛`´ʹʺʻʽʾʿ′″＇\u055a"
_DASHES = "-‐‑‒–—―−⁃﹘﹣－\u2e3a\u2e3b"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

# Also the letters that Unicode composes from a stress mark (ѐ ѝ), and the Turkish İ, whose lower case is two signs.
_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_INVISIBLE, ""),
        **{"ѐ": "е", "Ѐ": "Е", "ѝ": "и", "Ѝ": "И", "İ": "I"},
    }
)
# Marks that no letter absorbed in composition: stress on Cyrillic vowels, the ties of ALA-LC (i͡a).
_STRAY_MARKS = re.compile("[\u0300-\u036f\ufe20-\ufe2f]+")
_SPACES = re.compile(r"\s+")
_AROUND_HYPHEN = re.compile(r"(?: *-)+ *")
_APOSTROPHE_RUN = re.compile(r"'{2,}")
_WORD = re.compile(r"[^\W_]+")
# Words of one script in lower case with nothing left to fold: nearly all that a register holds.
_LATIN, _CYRILLIC = "[a-zß-öø-ıĵ-ľł-ňŋ-ž]", "[а-яё-ќўџґ-ӹ]"
_ONE_WORD = "(?:" + "|".join(f"{letter}+(?:['-]{letter}+)*'?" for letter in (_LATIN, _CYRILLIC)) + ")"
_PLAIN = re.compile(f"{_ONE_WORD}(?: {_ONE_WORD})*")

# What the eye takes for the same letter. Case matters: B looks like В, but b like ь.
_LOOKS_CYRILLIC = dict(
    zip(
        "acekmoptxyijsbhëïáéóýíABCEHIKMOPTXYSJËÏÁÉÓÝ",
        "асекмортхуіјѕьһёїаеоуіАВСЕНІКМОРТХУЅЈЁЇАЕОУ",
        strict=True,
    )
)
_LOOKS_LATIN = dict(zip("асекмортхуіјѕһёїАВСЕНІКМОРТХУЅЈЁЇ", "acekmoptxyijshëïABCEHIKMOPTXYSJËÏ", strict=True))
# Digits that a scanner reads for letters, used only between two letters.
_SCANNED = {
    "cyrillic": {"0": "о", "1": "і", "3": "з", "4": "ч", "6": "б", "8": "в"},
    "latin": {"0": "o", "1": "i", "5": "s"},
}

# The machine-readable zone of the Russian internal passport writes Cyrillic with one sign a letter.
_ZONE = dict(
    zip(
        "abvgde2jziqklmnoprstufhc34wxy9678",
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        strict=True,
    )
)
# A last digit stands where Russian words end so (-ич, -ач, -ль, -ия); else it numbers a row ("Ivanov2").
_ZONE_WORD = re.compile(
    r"(?=[a-z]*[2346789])(?=(?:[2346789]*[a-z]){2})[a-z2346789]{2,}"
    r"(?:[a-z]|(?<=[aeiou])3|(?<=[lrntds])9|(?<=[ain9])8)"
)

_BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "latin"),
    (0x0250, 0x02AF, "latin"),
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0531, 0x058F, "armenian"),
    (0x0600, 0x077F, "arabic"),
    (0x08A0, 0x08FF, "arabic"),
    (0x10A0, 0x10FF, "georgian"),
    (0x1100, 0x11FF, "hangul"),
    (0x1C80, 0x1C8F, "cyrillic"),
    (0x1C90, 0x1CBF, "georgian"),
    (0x1E00, 0x1EFF, "latin"),
    (0x1F00, 0x1FFF, "greek"),
    (0x3040, 0x30FF, "kana"),
    (0x3130, 0x318F, "hangul"),
    (0x3400, 0x4DBF, "han"),
    (0x4E00, 0x9FFF, "han"),
    (0xA640, 0xA69F, "cyrillic"),
    (0xAC00, 0xD7AF, "hangul"),
    (0xF900, 0xFAFF, "han"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFF, "arabic"),
    (0x20000, 0x3FFFF, "han"),
)


@lru_cache(maxsize=4096)
def _script_of_letter(letter: str) -> str:
    code = ord(letter)
    return next((name for first, last, name in _BLOCKS if first <= code <= last), "other")


def script_of(token: str) -> str:
    """Name the script of a word by its first letter: `cyrillic`, `latin`, `han` …, or `other`.

    >>> script_of("Щербаков"), script_of("O'Brien"), script_of("1999")
    ('cyrillic', 'latin', 'other')
    """
    for letter in token:
        if letter.isalpha():
            return _script_of_letter(letter)
    return "other"


def is_plain(folded: str) -> bool:
    """Tell whether a folded text is words of Cyrillic or Latin letters and nothing else but hyphens, apostrophes."""
    return bool(_PLAIN.fullmatch(folded))


def fold(text: str) -> str:
    """Give one spelling of the same written text: lower case, one script a word, one apostrophe, one hyphen.

    >>> fold("  ЩЕРБАКО\u0301В –  Сhеrnоv ")
    'щербаков-chernov'
    >>> fold("IVANOVI3")
    'иванович'
    """
    lower = text.lower()
    if _PLAIN.fullmatch(lower) and "eq" not in lower:
        return lower
    folded = _fold_once(text)
    while (again := _fold_once(folded)) != folded:  # lower case and composition can each make work for the other
        folded = again
    return folded


def _fold_once(text: str) -> str:
    text = unicodedata.normalize("NFKC", text.translate(_PUNCTUATION))
    text = _STRAY_MARKS.sub("", text)
    text = _read_zone(text) if text.isascii() else _WORD.sub(lambda word: _in_one_script(word[0]), text)
    if any(character.isdigit() for character in text):
        text = _WORD.sub(lambda word: _without_scanned_digits(word[0]), text)
    text = unicodedata.normalize("NFC", text.lower())
    text = _AROUND_HYPHEN.sub("-", _SPACES.sub(" ", text))
    return _APOSTROPHE_RUN.sub("'", text).strip(" -")


def _in_one_script(word: str) -> str:
    """Put right the letters that were typed in the other alphabet, if one alphabet can hold the whole word."""
    if word.isascii():
        return word
    scripts = [_script_of_letter(letter) for letter in word if letter.isalpha()]
    cyrillic, latin = scripts.count("cyrillic"), scripts.count("latin")
    if not cyrillic or not latin or cyrillic + latin < len(scripts):
        return word
    readings = [_respelt(word, "cyrillic", _LOOKS_CYRILLIC), _respelt(word, "latin", _LOOKS_LATIN)]
    if latin > cyrillic:
        readings.reverse()
    return next((reading for reading in readings if reading is not None), word)


def _respelt(word: str, script: str, look_alikes: dict[str, str]) -> str | None:
    letters = []
    for letter in word:
        if letter.isalpha() and _script_of_letter(letter) != script:
            if letter not in look_alikes:
                return None
            letter = look_alikes[letter]
        letters.append(letter)
    return "".join(letters)


def _without_scanned_digits(word: str) -> str:
    if word.isalpha() or not word[0].isalpha():
        return word
    letters = _SCANNED.get(script_of(word), {})
    spelt = list(word)
    for place, (before, digit) in enumerate(pairwise(word), start=1):
        if before.isalpha() and digit in letters and word[place + 1 : place + 2].isalpha():
            spelt[place] = letters[digit]
    return "".join(spelt)


def _read_zone(text: str) -> str:
    words = _WORD.findall(text)
    if not any(_is_zone_word(word) for word in words):
        return text
    whole = text.isupper()  # the zone is printed in capitals: then its neighbours are in it too
    return _WORD.sub(lambda word: read_zone_word(word[0]) if whole or _is_zone_word(word[0]) else word[0], text)


def _is_zone_word(word: str) -> bool:
    """Only digits betray the zone, and -EQ, which ends no other people's names (АЛЕКСЕЙ, СЕРГЕЙ, АНДРЕЙ)."""
    lower = word.lower()
    return bool(_ZONE_WORD.fullmatch(lower)) or lower.endswith("eq")


def read_zone_word(word: str) -> str:
    """Read a word of the Russian internal passport's machine-readable zone in Cyrillic, or return it unchanged.

    One sign stands for one letter (Ч 3, Ш 4, Э 6, Ю 7, Я 8, Ь 9, Ё 2, Щ W, Х H, Ц C, Й Q, Ы Y, Ж J, Ъ X);
    order of the Russian Ministry of the Interior on the form of the internal passport.

    >>> read_zone_word("WERBAKOV"), read_zone_word("7RIQ")
    ('щербаков', 'юрий')
    """
    lower = word.lower()
    if not all(sign in _ZONE for sign in lower):
        return word
    return "".join(_ZONE[sign] for sign in lower)


def to_readable(token: str) -> str:
    """Spell a word of any script other than Cyrillic and Latin in Latin letters, roughly; others as they are.

    >>> to_readable("გიორგი")
    'giorgi'
    """
    if script_of(token) in ("cyrillic", "latin"):
        return token
    from anyascii import anyascii

    return " ".join(re.findall(r"[a-z'-]+", anyascii(token).lower()))
