"""The forms of one cell by which a name is compared.

A family name may stand in the list joined or hyphenated, as one half of a double name, as a woman's form, in the
genitive, with or without "al-"; a patronymic names a father. Each form says why it is there, so that an agreement by
way of it can cost what it should and be explained. The first form is always the whole name as written, joined: so
Абдул-Хамид, Абдул Хамид and Абдулхамид are one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from vistka.names.cases import Role, nominatives
from vistka.names.function_words import PARTICLES
from vistka.names.gender import masculine_forms
from vistka.names.knowledge import Knowledge
from vistka.names.patronymics import fathers_names
from vistka.names.scripts import LONGEST_NAME, fold, script_of, to_readable

_KNOWN = Knowledge.shipped()


@dataclass(frozen=True, slots=True)
class Form:
    """A folded, joined spelling to compare, and why it stands for the name."""

    text: str
    why: str


AS_WRITTEN, PART, MASCULINE, NOMINATIVE = "as written", "part", "masculine", "nominative"
FATHER, INITIAL, WITHOUT_PARTICLE = "father", "initial", "without particle"

_NOT_LETTERS = re.compile(r"[\W\d_]+")
_BETWEEN_PARTS = re.compile(r"[-\s]+")
_INITIAL = re.compile(r"[^\W\d_]\.?|[^\W\d_]{2,3}\.")
_SHORTEST_PART = 3


def family_forms(cell: str) -> tuple[Form, ...]:
    """Give the forms of a family name; none for an empty cell.

    >>> [form.text for form in family_forms("Кара-Сал")], [form.text for form in family_forms("Щербакова")]
    (['карасал', 'кара', 'сал'], ['щербакова', 'щербаков'])
    """
    return _forms(cell, _other_family_forms)


def given_forms(cell: str) -> tuple[Form, ...]:
    """Give the forms of a given name: whole, parts of a double one, nominative of an oblique one, or an initial."""
    return _forms(cell, _other_given_forms)


def patronymic_forms(cell: str) -> tuple[Form, ...]:
    """Give the forms of a patronymic: whole, then the fathers it may name.

    >>> [(form.text, form.why) for form in patronymic_forms("Ильинична")]
    [('ильинична', 'as written'), ('илья', 'father')]
    """
    return _forms(cell, _fathers)


def is_initial(folded: str) -> bool:
    """Tell whether a folded cell is an initial: one letter, or up to three with a dot (Дж.)."""
    return bool(_INITIAL.fullmatch(folded))


def _forms(cell: str, others: Callable[[str], Iterable[Form]]) -> tuple[Form, ...]:
    folded = fold(cell[:LONGEST_NAME])
    if folded.isalpha():
        if script_of(folded) not in ("cyrillic", "latin"):
            folded = to_readable(folded)
        whole = folded
    else:
        folded = _readable(folded)
        whole = _NOT_LETTERS.sub("", folded)
    if len(folded) < _SHORTEST_PART + 2 and is_initial(folded):
        return (Form(whole, INITIAL),)
    if not whole:
        return ()
    forms = {whole: Form(whole, AS_WRITTEN)}
    for form in others(folded):
        forms.setdefault(form.text, form)
    return tuple(forms.values())


def _readable(folded: str) -> str:
    words = _BETWEEN_PARTS.split(folded)
    if all(script_of(word) in ("cyrillic", "latin", "other") for word in words):
        return folded
    return " ".join(map(to_readable, words))


def _other_family_forms(folded: str) -> Iterator[Form]:
    yield from _parts(folded)
    words = folded.split("-") if "-" in folded else folded.split(" ")
    masculine = _each_word(words, masculine_forms)
    yield from (Form(text, MASCULINE) for text in masculine)
    if not masculine and len(words) == 1:
        yield from _from_oblique(folded, "family", _KNOWN.family_name_frequency)


def _other_given_forms(folded: str) -> Iterator[Form]:
    yield from _parts(folded)
    yield from _from_oblique(folded, "given", _KNOWN.given_name_frequency)


def _fathers(folded: str) -> Iterator[Form]:
    nominative = () if fathers_names(folded) else nominatives(folded, "patronymic")
    yield from (Form(text, NOMINATIVE) for text in nominative)
    for patronymic in (folded, *nominative):
        yield from (Form(_NOT_LETTERS.sub("", father), FATHER) for father in fathers_names(patronymic))


def _parts(folded: str) -> Iterator[Form]:
    if folded.isalpha():
        return
    words = [word for word in _BETWEEN_PARTS.split(folded) if word]
    if len(words) < 2:
        return
    first = next((place for place, word in enumerate(words) if word not in PARTICLES), 0)
    if first:
        yield Form(_NOT_LETTERS.sub("", "".join(words[first:])), WITHOUT_PARTICLE)
    for word in words:
        part = _NOT_LETTERS.sub("", word)
        if len(part) >= _SHORTEST_PART and word not in PARTICLES:
            yield Form(part, PART)


def _each_word(words: list[str], exchange: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """Exchange every word that can be; a double name gives its one form with all of them exchanged."""
    if len(words) == 1:
        return exchange(words[0])
    exchanged = [(exchange(word) or (word,))[0] for word in words]
    return () if exchanged == words else (_NOT_LETTERS.sub("", "".join(exchanged)),)


def _from_oblique(folded: str, role: Role, frequency: Callable[[str], float]) -> Iterator[Form]:
    """Only an unknown name with a known nominative is put in it: an ending alone would decline half the register."""
    candidates = nominatives(folded, role)
    if candidates and not frequency(folded):
        yield from (Form(text, NOMINATIVE) for text in candidates if frequency(text))
