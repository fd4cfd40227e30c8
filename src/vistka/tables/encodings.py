"""In which encoding a list was saved: told from its first bytes, as no list says it itself.

A byte order mark settles it. Else UTF-16 shows by its zero bytes, and UTF-8 by being valid, which text in another
encoding almost never is. What remains are the one-byte code pages. They are told apart by reading the text in each
and asking whether it looks like words: Cyrillic letters as frequent as in Russian and Ukrainian, capitals first,
accented Latin letters beside plain ones.
"""

import codecs
import math
import re
from itertools import pairwise
from typing import NamedTuple

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# KOI8-U and CP1125 hold all that KOI8-R and CP866 hold for Russian, and the Ukrainian letters too.
CODE_PAGES = ("cp1251", "koi8-u", "cp1125", "cp1252", "cp1250")

# Letters in ten thousand of running Russian and Ukrainian text taken together, rounded; the rest count as one.
_FREQUENCY = dict(
    zip(
        "оаенитвсрлкмдупяьыізбгчйхжшюцщєїфґэёъ",
        (
            *(1000, 840, 680, 660, 610, 560, 500, 490, 450, 400, 350, 310, 310, 300, 280, 220, 180, 95, 280, 190, 165),
            *(165, 140, 100, 105, 85, 75, 65, 45, 40, 30, 30, 30, 2, 17, 2, 2),
        ),
        strict=True,
    )
)
_LETTER = {letter: math.log(count / 10_000) for letter, count in _FREQUENCY.items()}
_ACCENTED = frozenset("áâãàäåæçéêèëíîìïñóôõòöøúûùüýÿßœšžąćęłńśźżčďěňřťůőűășțđ")
_PUNCTUATION = frozenset("«»„“”’‘–—№…°ºª§· ")
_ACCENTED_SCORE, _PUNCTUATION_SCORE, _UNLIKELY = math.log(0.01), math.log(0.001), math.log(1e-5)
_WRONG_CASE = -3.0
# Text of the right code page scores about -3 a letter, in a wrong one -6 and less.
_READABLE = -5.5

_WORDS = re.compile(r"[^\W\d_]+|[^\x00-\x7f]")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")
_SCORED_WORDS = 5_000


class Encoding(NamedTuple):
    """A Python codec, how many bytes of byte order mark to skip, and whether it was told by likeness only."""

    codec: str
    mark: int = 0
    guessed: bool = False


def detect(sample: bytes) -> Encoding | None:
    """The encoding of a text from its beginning, or None when it is no text in any that is known.

    The sample may end within a character.

    >>> detect("Прізвище;Ім'я\\nЩербаков;Олексій\\n".encode("cp1251"))
    Encoding(codec='cp1251', mark=0, guessed=True)
    """
    for mark, codec in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return Encoding(codec, len(mark))
    if wide := _utf16_without_mark(sample):
        return Encoding(wide)
    if len(_CONTROLS.findall(sample)) > 16 + len(sample) // 50 or sample.count(0) > len(sample) // 20:
        return None
    if _is_utf8(sample):
        return Encoding("utf-8")
    scores = {codec: _likeness(sample, codec) for codec in CODE_PAGES}
    best = max(scores, key=lambda codec: scores[codec])
    return Encoding(best, guessed=True) if scores[best] >= _READABLE else None


def _utf16_without_mark(sample: bytes) -> str | None:
    """Latin has 00 or 01 as the high byte of nearly every character, Cyrillic 04; bytes rare in other encodings."""
    pairs = len(sample) // 2
    if pairs < 4:
        return None
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if sum(map(high.count, (0, 1, 4))) > 0.9 * pairs and high.count(0) > 0.02 * pairs:
            return codec
    return None


def _is_utf8(sample: bytes) -> bool:
    """Whether this is UTF-8, perhaps with a damaged byte here and there."""
    text = codecs.getincrementaldecoder("utf-8")("backslashreplace").decode(sample)
    damaged = text.count("\\x") - sample.count(b"\\x")
    return damaged * 50 <= sum(not character.isascii() for character in text)


def _likeness(sample: bytes, codec: str) -> float:
    """Mean log-likelihood of the non-ASCII letters of the text read in this code page."""
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return -math.inf
    words = [word for word in _WORDS.findall(text) if not word.isascii()][:_SCORED_WORDS]
    letters = sum(len(word) for word in words)
    return sum(map(_word_score, words)) / letters if letters else -math.inf


def _word_score(word: str) -> float:
    latin = any(letter.isascii() for letter in word)
    return _WRONG_CASE * _case_breaks(word) + sum(_letter_score(letter, latin) for letter in word)


def _letter_score(letter: str, latin: bool) -> float:
    """How likely this letter is in a word that has (or has not) plain Latin letters."""
    small = letter.lower()
    if letter in _PUNCTUATION:
        return _PUNCTUATION_SCORE
    if latin:
        return _ACCENTED_SCORE if letter.isascii() or small in _ACCENTED else _UNLIKELY
    return _LETTER.get(small, _UNLIKELY)


def _case_breaks(word: str) -> int:
    """Capitals after small letters, as in "йВАНОВ": the mark of KOI8 read as CP1251."""
    return sum(a.islower() and b.isupper() for a, b in pairwise(word))
