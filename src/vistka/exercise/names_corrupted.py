"""Corruptions of names: what mothers, hotlines, newspapers and keyboards do to them.

Each changes a view and says whether it could; one that could not (a hyphen dropped where there was none) leaves no
trace in the truth.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

from vistka.exercise.grammar import CASES, feminine, oblique
from vistka.exercise.hands import NAME_COLUMNS, SYSTEMS_OF, Hand
from vistka.exercise.view import View

# What is written in the enquirer's language and letters; numbers, dates and codes are not.
TEXTS: Final = (
    *NAME_COLUMNS,
    "other_names",
    "callsign",
    "father_name",
    "mother_name",
    "mother_maiden_name",
    "military_rank",
    "marks",
    "birth_place",
    "residence",
    "unit",
)

# What a reporter's ear and eye make of a romanised name (patterns); each is one step, newspapers take one or two.
_REPORTERS: Final = (
    ("shch", "ch"),
    ("shch", "sh"),
    ("chtch", "ch"),
    ("schtsch", "sch"),
    ("szcz", "sz"),
    ("kh", "h"),
    ("kh", "k"),
    ("zh", "j"),
    ("zh", "sh"),
    ("ts", "c"),
    ("iy", "y"),
    ("ii", "i"),
    ("yy", "y"),
    ("ye", "e"),
    ("yu", "u"),
    ("ya", "ia"),
    ("ks", "x"),
    (r"ov\b", "off"),
    (r"ev\b", "eff"),
    ("ss", "s"),
    ("ll", "l"),
    ("nn", "n"),
    ("'", ""),
)

_OTHER_LANGUAGES: Final = {"ru": ("uk", "uk", "uk", "be"), "uk": ("ru",), "be": ("ru",)}


def other_language(view: View, rng: Random) -> bool:
    """The names in the equivalents and spelling of another language: Алексей, Олексій, Аляксей."""
    language = rng.choice(_OTHER_LANGUAGES[view.hand.language])
    before = [view.row[column] for column in NAME_COLUMNS]
    view.hand = Hand(language)
    for column in TEXTS:
        view.rewrite(column, rng)
    return before != [view.row[column] for column in NAME_COLUMNS]


def diminutive(view: View, rng: Random) -> bool:
    """Лёша for Алексей; now and then behind the full name: Алексей (Лёша)."""
    known_as = view.person.given.diminutives(view.hand.language)
    if not known_as or not view.row["given_name"]:
        return False
    short = rng.choice(known_as)
    view.row["given_name"] = f"{view.row['given_name']} ({short})" if rng.random() < 0.15 else short
    return True


def initials(view: View, rng: Random) -> bool:
    """Щербаков А. И."""
    if not view.row["given_name"]:
        return False
    view.row["given_name"] = f"{view.row['given_name'][0]}."
    if view.row["patronymic"]:
        view.row["patronymic"] = f"{view.row['patronymic'][0]}."
    return True


def no_given_name(view: View, _rng: Random) -> bool:
    """Only the family name is known."""
    had, view.row["given_name"] = view.row["given_name"], ""
    return bool(had)


def no_patronymic(view: View, _rng: Random) -> bool:
    """The patronymic is left out."""
    had, view.row["patronymic"] = view.row["patronymic"], ""
    return bool(had)


def patronymic_initial(view: View, _rng: Random) -> bool:
    """И. for Иванович."""
    if len(view.row["patronymic"]) < 3:
        return False
    view.row["patronymic"] = f"{view.row['patronymic'][0]}."
    return True


def feminine_family_name(view: View, _rng: Random) -> bool:
    """The mother writes her own form of the family name: Щербакова."""
    before = view.row["family_name"]
    if view.person.sex == "m":
        view.row["family_name"] = feminine(before, view.hand.language)
    return view.row["family_name"] != before


def maiden_name(view: View, _rng: Random) -> bool:
    """The mother's maiden name instead of the family name, as it stood in his first papers."""
    name = view.person.mothers_family.written(view.hand.language)
    if name == view.row["family_name"]:
        return False
    view.row["family_name"] = feminine(name, view.hand.language) if view.person.sex == "f" else name
    return True


def hyphen_dropped(view: View, rng: Random) -> bool:
    """Кара-Сал becomes Кара Сал or Карасал, in whichever names there is a hyphen."""
    space = rng.random() < 0.5
    return _in_double_names(view, lambda name: name.replace("-", " ") if space else _joined(name))


def part_dropped(view: View, rng: Random) -> bool:
    """Only one part of a double name is given."""
    return _in_double_names(view, lambda name: rng.choice(re.split(r"[- ]", name)))


def _joined(name: str) -> str:
    return name.replace("-", "").capitalize()


def _in_double_names(view: View, change: Callable[[str], str]) -> bool:
    columns = [column for column in ("family_name", "given_name") if re.search(r"\w-\w", view.row[column])]
    for column in columns:
        view.row[column] = change(view.row[column])
    return bool(columns)


def oblique_case(view: View, rng: Random) -> bool:
    """The names as they stand in a sentence: (письмо) Щербакову Алексею."""
    if view.person.sex == "f" or view.hand.language == "be":
        return False
    case = rng.choice(CASES)
    before = [view.row[column] for column in NAME_COLUMNS]
    for column in NAME_COLUMNS:
        if re.fullmatch(r"[^\W\d_]+", view.row[column]):
            view.row[column] = oblique(view.row[column], view.hand.language, case)
    return before != [view.row[column] for column in NAME_COLUMNS]


def latin(view: View, rng: Random) -> bool:
    """Everything in Latin letters by one system; a foreigner's name as in his passport."""
    language = view.hand.language
    view.hand = Hand(language, rng.choice(SYSTEMS_OF[language]))
    person = view.person
    passport = {
        name.written(language): name.latin
        for name in (person.family, person.given, person.birth_place.name, person.residence.name)
        if name.latin
    }
    for column in TEXTS:
        text = view.row.get(column)
        if text:
            view.row[column] = passport.get(text) or view.hand.text(text)
    return True


def newspaper(view: View, rng: Random) -> bool:
    """Latin letters by no system at all: Cherbakov."""
    latin(view, rng)
    for column in NAME_COLUMNS:
        for _ in range(rng.choice((1, 2))):
            view.row[column] = _reported(view.row[column], rng)
    return True


def _reported(name: str, rng: Random) -> str:
    steps = [step for step in _REPORTERS if re.search(step[0], name, flags=re.I)]
    if not steps:
        return name
    seen, written = rng.choice(steps)
    return re.sub(seen, lambda found: written.capitalize() if found[0][0].isupper() else written, name, flags=re.I)


def swapped_order(view: View, _rng: Random) -> bool:
    """Family and given name in each other's columns."""
    row = view.row
    row["family_name"], row["given_name"] = row["given_name"], row["family_name"]
    return row["family_name"] != row["given_name"]


def single_name(view: View, rng: Random) -> bool:
    """All names in one column, in the order of forms, of the press or of a telephone."""
    family, given, patronymic = (view.row[column] for column in NAME_COLUMNS)
    orders = ((family, given, patronymic), (given, patronymic, family), (given, family, patronymic))
    view.row["name"] = " ".join(filter(None, rng.choice(orders)))
    view.row.update(dict.fromkeys(NAME_COLUMNS, ""))
    return True


def in_letters(mistake: Callable[[str, Random], str]) -> Callable[[View, Random], bool]:
    """A corruption that makes a mistake of `vistka.exercise.letters` in one of the names."""

    def corrupt(view: View, rng: Random) -> bool:
        return view.change_name(lambda name: mistake(name, rng), rng)

    return corrupt
