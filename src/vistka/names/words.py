"""The words of a name in one cell: what belongs together, what stands beside it, what the writing says of it.

"рядовой ЩЕРБАКОВ, А. И. «Лис»" is a rank, a family name (capitals and comma say so), two initials and a callsign.
"Мамедов Эльчин Рауф оглы" is three words, not four, and so is "Abd al-Rahman bin Khalid al-Masri".
"""

import re
from dataclasses import dataclass

from vistka.names.function_words import (
    CALLSIGN_WORDS,
    DAUGHTER_WORDS,
    DAUGHTER_WORDS_BEFORE,
    LEADING_WORDS,
    RANK_WORDS,
    SON_WORDS,
    SON_WORDS_BEFORE,
)
from vistka.names.scripts import LONGEST_NAME, fold, is_plain, script_of, to_readable

CALLSIGN, BRACKETED, RANK = "callsign", "name in brackets", "rank"


@dataclass(frozen=True, slots=True)
class NameWords:
    """The folded words of one name, in order; groups that belong together are one word with spaces in it."""

    words: tuple[str, ...]
    in_capitals: frozenset[str] = frozenset()
    before_comma: int = 0
    others: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


_QUOTED = re.compile(r"[«„“\"”]([^«»„“”\"]+)[»“”\"]")
_BRACKETED = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_WORDS = re.compile(r"[^\W\d_](?:[^\W_]|-(?=\w)|')*\.?|,")
_ABBREVIATED = re.compile(r"[^\W\d_]{2,4}\.")  # Дж., Mikh.
_TWO_CAPITALS = re.compile(r"[A-ZА-ЯЁІЇЄҐЎ]{2}")
_WRITTEN_WORDS = re.compile(r"[^\W\d_]{2}(?:[^\W\d_]|['’-])*")
_CHILD_WORDS = SON_WORDS | DAUGHTER_WORDS
_LEADS = LEADING_WORDS | SON_WORDS_BEFORE | DAUGHTER_WORDS_BEFORE
_SPECIAL_WORDS = RANK_WORDS | CALLSIGN_WORDS | _CHILD_WORDS | _LEADS
# A row's number before the name, and whatever follows a number behind it ("1999 г.р.").
_NUMBERS = re.compile(r"^[\W\d]*\d[.)\s]+(?=\S)|[\s,]\d[\d.\-/]*(?![^\W\d_]{2}).*$")
_HAN_OR_HANGUL = {"han", "hangul"}


def name_words(text: str) -> NameWords:
    """Take a cell apart into the words of the name and what stands beside it.

    >>> name_words("рядовой ЩЕРБАКОВ Алексей «Лис»")
    NameWords(words=('щербаков', 'алексей'), in_capitals=frozenset({'щербаков'}), before_comma=0, \
others=('лис',), notes=('callsign', 'rank'))
    """
    text = text[:LONGEST_NAME]
    folded = fold(text)
    capitals: frozenset[str] = _capitals(text) if _TWO_CAPITALS.search(text) else frozenset()
    if is_plain(folded):
        written = folded.split(" ")
        if _SPECIAL_WORDS.isdisjoint(written):
            return NameWords(tuple(written), capitals)
    others: list[str] = []
    notes: list[str] = []
    written = _WORDS.findall(fold(_without_asides(text, others, notes)))
    _take_callsign(written, others, notes)
    _take_ranks(written, notes)
    words = _grouped(written)
    before_comma = words.index(",") if "," in words else 0
    names = tuple(word for word in words if word != ",")
    return NameWords(names, capitals, before_comma, tuple(others), tuple(notes))


def _without_asides(text: str, others: list[str], notes: list[str]) -> str:
    """Move what stands in quotation marks or brackets to `others`; read the fillers of a passport's zone."""
    text = re.sub(r"<+", " ", text.replace("<<", ", ", 1))
    text = _NUMBERS.sub("", text)
    for pattern, note in ((_QUOTED, CALLSIGN), (_BRACKETED, BRACKETED)):
        for aside in pattern.findall(text):
            if folded := fold(aside):
                others.append(folded)
                notes.append(note)
        text = pattern.sub(" ", text)
    return text


def _take_callsign(written: list[str], others: list[str], notes: list[str]) -> None:
    place = next((place for place, word in enumerate(written) if word.rstrip(".") in CALLSIGN_WORDS), None)
    if place is not None:
        others += [word.rstrip(".") for word in written[place + 1 : place + 2]]
        notes += [CALLSIGN] if CALLSIGN not in notes else []
        del written[place : place + 2]


def _take_ranks(written: list[str], notes: list[str]) -> None:
    """Take ranks off both ends; the last word stays whatever it is, because Майор is a family name too."""
    first, last = 0, len(written)
    while last - first > 1 and written[first].rstrip(".") in RANK_WORDS:
        first += 1
    while last - first > 1 and (written[last - 1] == "," or written[last - 1].rstrip(".") in RANK_WORDS):
        last -= 1
    if last - first < len(written):
        notes.append(RANK)
        written[:] = written[first:last]


def _grouped(written: list[str]) -> list[str]:
    """Put together what is one name: Рауф оглы, bin Khalid, von Berg, Abd al-Rahman; part Han and Hangul names."""
    words: list[str] = []
    leads = False
    for word in written:
        bare = word if _ABBREVIATED.fullmatch(word) else word.rstrip(".")
        if words and words[-1] != "," and word != "," and (leads or bare in _CHILD_WORDS):
            words[-1] += " " + bare
        elif script_of(bare) in ("cyrillic", "latin") or bare == ",":
            words.append(bare)
        else:
            words.extend(filter(None, _in_latin(bare)))
        leads = bare in _LEADS
    return words


def _in_latin(word: str) -> list[str]:
    """Spell a word of another script in Latin; in Han and Hangul the first sign is the family name."""
    if script_of(word) in _HAN_OR_HANGUL and 1 < len(word) < 5:
        return [to_readable(word[0]), to_readable(word[1:])]
    return [to_readable(word)]


def _capitals(text: str) -> frozenset[str]:
    """Give the words written all in capitals, if others are not."""
    written = _WRITTEN_WORDS.findall(text)
    capitals = [word for word in written if word.isupper()]
    return frozenset(map(fold, capitals)) if 0 < len(capitals) < len(written) else frozenset()
