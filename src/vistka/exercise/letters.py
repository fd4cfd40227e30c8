"""What a hand, an ear, an eye or a machine does to single letters.

Each function takes a word and a generator and gives the word with one such mistake, or the same word if it has no
letter that can be mistaken so.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Final

_KEYBOARDS: Final = (
    ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    ("йцукенгшщзхї", "фівапролджє", "ячсмитьбю"),
    ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
)


def _neighbours() -> dict[str, str]:
    """The keys beside, above and below each key; a row is shifted by half a key against the one above."""
    found: dict[str, set[str]] = {}
    for rows in _KEYBOARDS:
        keys = {(r, c): key for r, row in enumerate(rows) for c, key in enumerate(row)}
        for (r, c), key in keys.items():
            around = ((r, c - 1), (r, c + 1), (r - 1, c), (r - 1, c + 1), (r + 1, c - 1), (r + 1, c))
            found.setdefault(key, set()).update(keys[at] for at in around if at in keys)
    return {key: "".join(sorted(near)) for key, near in found.items()}


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, _, other in (pair.partition("~") for pair in text.split()))


def _both_ways(pairs: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for one, other in _pairs(pairs):
        table[one] = table.get(one, "") + other
        table[other] = table.get(other, "") + one
    return table


NEIGHBOURS: Final = _neighbours()

# Sounds that a bad telephone line confuses.
MISHEARD: Final = _both_ways(
    "о~а е~и и~ы б~п г~к г~х д~т з~с ж~ш в~ф ц~с ё~е і~и б~в м~н b~p d~t g~k v~f m~n o~a e~i z~s"
)

# Cyrillic letters with a Latin double.
LOOK_ALIKES: Final = dict(zip("АВЕКМНОРСТХІаеорсухі", "ABEKMHOPCTXIaeopcyxi", strict=True))

# What optical character recognition and a tired reader of handwriting take for something else; here ~ is "read as".
OCR: Final = _pairs(
    "и~н н~п п~л ш~щ з~3 З~3 о~0 О~0 б~6 ч~4 Ч~4 т~г ы~ьі ц~ц. л~а м~и к~н і~1 й~и В~8 "
    "rn~m m~rn cl~d d~cl l~1 I~l O~0 o~0 S~5 B~8 vv~w i~l h~b u~ii g~9 e~c"
)


def _exchanged(word: str, rng: Random, table: Mapping[str, str]) -> str:
    at = [i for i, letter in enumerate(word) if letter.lower() in table]
    if not at:
        return word
    i = rng.choice(at)
    new = rng.choice(table[word[i].lower()])
    return word[:i] + (new.upper() if word[i].isupper() else new) + word[i + 1 :]


def keyboard_slip(word: str, rng: Random) -> str:
    """One letter becomes a neighbour on its keyboard: Щербаков, Щерьаков."""
    return _exchanged(word, rng, NEIGHBOURS)


def misheard(word: str, rng: Random) -> str:
    """One sound becomes a like one: Щербаков, Щирбаков."""
    return _exchanged(word, rng, MISHEARD)


def letter_missing(word: str, rng: Random) -> str:
    """One letter after the first is lost: Щербаков, Щербков."""
    if len(word) < 3:
        return word
    i = rng.randrange(1, len(word))
    return word[:i] + word[i + 1 :]


def letter_doubled(word: str, rng: Random) -> str:
    """One letter after the first is typed twice: Щербаков, Щерббаков."""
    at = [i for i in range(1, len(word)) if word[i].isalpha()]
    if not at:
        return word
    i = rng.choice(at)
    return word[:i] + word[i] + word[i:]


def letter_added(word: str, rng: Random) -> str:
    """A neighbouring key is struck as well: Щербаков, Щеробаков."""
    at = [i for i in range(1, len(word)) if word[i] in NEIGHBOURS]
    if not at:
        return word
    i = rng.choice(at)
    return word[:i] + rng.choice(NEIGHBOURS[word[i]]) + word[i:]


def letters_swapped(word: str, rng: Random) -> str:
    """Two letters after the first change places: Щербаков, Щербкаов."""
    at = [i for i in range(1, len(word) - 1) if word[i] != word[i + 1] and word[i : i + 2].isalpha()]
    if not at:
        return word
    i = rng.choice(at)
    return word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def look_alike(word: str, rng: Random) -> str:
    """Cyrillic letters typed with their Latin doubles, each with an even chance, at least one."""
    at = [i for i, letter in enumerate(word) if letter in LOOK_ALIKES]
    if not at:
        return word
    chosen = {i for i in at if rng.random() < 0.5} or {rng.choice(at)}
    return "".join(LOOK_ALIKES[letter] if i in chosen else letter for i, letter in enumerate(word))


def misread(word: str, rng: Random) -> str:
    """One letter or pair as a scanner reads it: Щербаков, Щер6аков."""
    readings = [(i, seen, read) for seen, read in OCR for i in range(len(word)) if word.startswith(seen, i)]
    if not readings:
        return word
    i, seen, read = rng.choice(readings)
    return word[:i] + read + word[i + len(seen) :]
