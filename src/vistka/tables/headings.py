"""Which column a heading means: "Прізвище / Surname", "Дата рождения (дд.мм.гггг):", "FAMILY_NAME", "№ жетона".

A heading is folded to words without case, accents, apostrophes and punctuation, and with look-alike letters of the
other alphabet put right; then it must *equal* a known one (`aliases.tsv`), apart from the order of its words and
from words that only say whose list it is ("of the prisoner"). Nothing is matched by likeness: a column read under
a wrong heading is worse than one that is reported as unknown, so likeness only serves to suggest.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TypeVar

from vistka.tables.columns import aliases

_APOSTROPHES = "'`´‘’‛ʼʹʻ′＇"
_POSSESSIVE = re.compile(rf"(?<=[A-Za-z])[{_APOSTROPHES}]s\b|(?<=s)[{_APOSTROPHES}](?=\s)", re.IGNORECASE)
_INNER_APOSTROPHE = re.compile(rf"[{_APOSTROPHES}]|(?<=\w)[\"*](?=\w)")
_CAMEL = re.compile(r"(?<=[a-zа-яіїєґ])(?=[A-ZА-ЯІЇЄҐ])")
_WORD = re.compile(r"[^\W_]+")
_ENUMERATION = re.compile(r"^\s*\d+\s*[.)]\s*")
_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")
_PART_SEPARATORS = re.compile(r"\s*[/|\\;,\n\r]+\s*|\s+[-–—]\s+")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))

_NUMBER_SIGNS = dict.fromkeys(map(ord, "№#"), " nr ")

# Letters without a canonical decomposition, which NFD therefore leaves alone.
_STROKED = str.maketrans("łøđ", "lod")
_LATIN, _CYRILLIC = "aeopcxyikmthb", "аеорсхуікмтнв"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)

_SAME_WORD = dict.fromkeys(("номер", "number", "numbers", "no", "num", "numer", "numero", "nummer", "n", "nb"), "nr")
_SAME_WORD |= {"fathers": "father", "mothers": "mother"}

_PERSON_PHRASE = re.compile(
    r"\bmissing persons?\b|\bзниклого безвісти\b|\bбезвісти зниклого\b|\bпропавшего без вести\b", re.IGNORECASE
)

# What a heading that names several parts of a name holds, "Фамилия, имя" or "First / last".
_PARTS_OF_A_NAME = {
    frozenset({"family_name", "given_name"}): "name",
    frozenset({"family_name", "given_name", "patronymic"}): "name",
    frozenset({"given_name", "patronymic"}): "given_name",
}

_BARE_NAME = frozenset({"name", "names", "nom", "noms", "nome", "nombre"})


def recognise(heading: str) -> str | None:
    """The canonical column that `heading` stands for, or None when it is not certain.

    >>> recognise("Дата рождения (дд.мм.гггг):"), recognise("Прізвище / Surname"), recognise("Прізвище заявника")
    ('birth_date', 'family_name', None)
    """
    text = _ENUMERATION.sub("", heading.translate(_INVISIBLE))
    return _look_up(text) or _with_hint(text) or _of_parts(text)


def is_bare_name(heading: str) -> bool:
    """Whether the heading is just "Name", which next to "Surname" means the given name, next to "Vorname" the other.

    >>> is_bare_name("NAME:"), is_bare_name("Full name")
    (True, False)
    """
    words = [word for word in fold(heading) if word not in _words("person")]
    return len(words) == 1 and words[0] in _BARE_NAME


def nearest(heading: str) -> str | None:
    """A known heading that looks like `heading`, for "did you mean": never used to read a column.

    >>> nearest("Дата рожденя")
    'дата рождения'
    """
    found = difflib.get_close_matches("".join(fold(heading)), _columns_by_spelling(), n=1, cutoff=0.85)
    return _spellings()[found[0]] if found else None


def fold(heading: str) -> tuple[str, ...]:
    """The words of a heading without case, accents, apostrophes and punctuation; a word of mixed alphabet in one.

    >>> fold("  Ім’я_БAТЬКA  №:")
    ('імя', 'батька', 'nr')
    """
    text = _POSSESSIVE.sub("", heading.translate(_INVISIBLE).translate(_NUMBER_SIGNS))
    text = unicodedata.normalize("NFKC", _CAMEL.sub(" ", _INNER_APOSTROPHE.sub("", text))).casefold()
    text = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    words = (_one_alphabet(word) for word in _WORD.findall(text.translate(_STROKED)))
    return tuple(_SAME_WORD.get(word, word) for word in words)


def _one_alphabet(word: str) -> str:
    """Undo look-alike letters: a word in two alphabets is Cyrillic if it can be, else Latin if it can be."""
    if word.isascii() or not _has_latin(word):
        return word
    cyrillic, latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    if not _has_latin(cyrillic):
        return cyrillic
    return latin if latin.isascii() else word


def _has_latin(word: str) -> bool:
    return any(letter.isascii() and letter.isalpha() for letter in word)


def _look_up(text: str) -> str | None:
    """The column of the alias that has the same words, in this or another order."""
    if found := _columns_by_spelling().get("".join(fold(text))):
        return found
    words = _sorted_words(text)
    if found := _columns_by_words().get(words):
        return found
    impersonal = tuple(word for word in _sorted_words(_PERSON_PHRASE.sub(" ", text)) if word not in _words("person"))
    # "Place" alone is read as the place of birth, but "place of prisoner" is where he is.
    return None if impersonal == ("place",) else _columns_by_words().get(impersonal)


def _sorted_words(text: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in fold(text) if word not in _words("connecting")))


def _with_hint(text: str) -> str | None:
    """A heading whose brackets explain it ("Прізвище (як у паспорті)") but do not turn it into another."""
    hints = _BRACKETS.findall(text)
    bare = _BRACKETS.sub(" ", text)
    if not hints or any(word in _words("somebody else") for hint in hints for word in fold(hint)):
        return None
    column = _look_up(bare) or _of_parts(bare)
    inner = {found for hint in hints if (found := _look_up(hint) or _of_parts(hint))}
    return column if inner <= {column} else None


def _of_parts(text: str) -> str | None:
    """A heading in two languages, or one that lists the parts of a name."""
    parts = [part for part in _PART_SEPARATORS.split(text) if fold(part)]
    if len(parts) < 2:
        parts = _by_alphabet(text)
    found = [(part, _look_up(part) or _after_and(part)) for part in parts]
    known = {column for _, column in found if column}
    alphabets = {_alphabet(part) for part, column in found if column}
    # "Дата рождения / смерти" is not a date of birth: an unknown part must at least be in another alphabet.
    if not known or any(_alphabet(part) in alphabets for part, column in found if not column):
        return None
    return known.pop() if len(known) == 1 else _PARTS_OF_A_NAME.get(frozenset(known))


def _after_and(part: str) -> str | None:
    """The last member of an enumeration: "та по батькові"."""
    words = fold(part)
    return _look_up(" ".join(words[1:])) if words and words[0] in _words("and") else None


def _by_alphabet(text: str) -> list[str]:
    """The words of each alphabet apart, for "Прізвище Surname"."""
    groups: dict[str, list[str]] = {}
    for word in fold(text):
        groups.setdefault(_alphabet(word), []).append(word)
    return [" ".join(words) for words in groups.values()] if len(groups) > 1 else []


def _alphabet(text: str) -> str:
    """LATIN, CYRILLIC, CJK …, as the Unicode name of the first letter begins."""
    letter = "".join(fold(text))[:1]
    return unicodedata.name(letter, "").partition(" ")[0]


@cache
def _words(kind: str) -> frozenset[str]:
    """Words, folded, that play a part in a heading without being a heading: see `heading-words.tsv`."""
    lines = files(__package__).joinpath("heading-words.tsv").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line.split("\t")[0] == kind for word in fold(line.split("\t")[2]))


@cache
def _spellings() -> dict[str, str]:
    """Alias as written, by its letters run together."""
    return _first_wins(("".join(fold(alias.text)), alias.text) for alias in aliases())


@cache
def _columns_by_spelling() -> dict[str, str]:
    """Column by the letters of an alias run together, so that "familyname" and "д.р." are found."""
    return _first_wins(("".join(fold(alias.text)), alias.column) for alias in aliases())


@cache
def _columns_by_words() -> dict[tuple[str, ...], str]:
    """Column by the words of an alias in alphabetical order."""
    return _first_wins((_sorted_words(alias.text), alias.column) for alias in aliases())


_Key = TypeVar("_Key")


def _first_wins(pairs: Iterable[tuple[_Key, str]]) -> dict[_Key, str]:
    """Where two columns share a word ("alias" in three languages), the first in `aliases.tsv` keeps it."""
    table: dict[_Key, str] = {}
    for key, value in pairs:
        table.setdefault(key, value)
    return table
