"""Full names: which word is the family name, which the given name, which the patronymic.

One cell may hold "Щербаков Алексей Иванович", "Shcherbakov, Aleksei I.", "рядовой А. И. Щербаков «Лис»" or "Juan
Carlos Pérez García". Every order that a name of so many words can have is weighed: how usual the order is, times how
likely each word is in its role (`roles`). The best few come back as readings with their share of the likelihood, so a
matcher can try the second where the first finds nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import exp, log
from operator import getitem, itemgetter
from typing import cast

from vistka.names.cases import nominatives
from vistka.names.gender import masculine_forms
from vistka.names.knowledge import Knowledge
from vistka.names.roles import RoleEvidence, role_evidence
from vistka.names.scripts import LONGEST_NAME, fold
from vistka.names.words import NameWords, name_words

_KNOWN = Knowledge.shipped()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name. Parts are folded, empty where the name has none; `sureness` is 0 to 1.

    `others` are former names and callsigns; `notes` say what was done to read it so.
    """

    family: str
    given: str
    patronymic: str
    others: tuple[str, ...] = ()
    sureness: float = 1.0
    notes: tuple[str, ...] = ()


OBLIQUE, REPAIRED, SWAPPED = "oblique case", "parts put right", "family and given name exchanged"

_MOST_READINGS = 4
_LEAST_SHARE = log(0.02)  # of the likelihood of the best
# Roles of the words in order (family, given, patronymic, other) and how usual the order is. Lists put the family name
# first, the press the given name; a Cuban has two family names, a Nepali or an Arab several given ones.
_ORDERS: dict[int, tuple[tuple[str, float], ...]] = {
    1: (("F", 0.55), ("G", 0.4), ("P", 0.05)),
    2: (("FG", 0.63), ("GF", 0.35), ("GP", 0.01), ("FP", 0.005), ("PF", 0.005)),
    3: (
        ("FGP", 0.56),
        ("GPF", 0.3),
        ("GGF", 0.06),
        ("FGG", 0.04),
        ("GFF", 0.01),
        ("GFP", 0.002),
        ("FPG", 0.002),
        ("FFG", 0.002),
    ),
    4: (
        ("FGGP", 0.15),
        ("FFGP", 0.15),
        ("GPFF", 0.1),
        ("GGPF", 0.1),
        ("GGFF", 0.3),
        ("GGGF", 0.1),
        ("FGPO", 0.05),
        ("GPFO", 0.05),
    ),
}
_ROLES = "FGPO"  # in the order of the fields of RoleEvidence
_FAMILY, _GIVEN, _PATRONYMIC, _OTHER = range(len(_ROLES))
_WEIGHED_ORDERS = {
    count: tuple((tuple(map(_ROLES.index, roles)), log(share)) for roles, share in orders)
    for count, orders in _ORDERS.items()
}
_MOST_WORDS = max(_ORDERS)

_IN_CAPITALS = log(40.0)  # "ЩЕРБАКОВ Алексей": capitals mark the family name
_BEFORE_COMMA = log(100.0)  # "Shcherbakov, Aleksei"

# How likely marked cells are to hold what their heading says: as they stand, family and given name exchanged, any
# other exchange. Cells by role: permutation[role] is the cell that holds it.
_EXCHANGES = tuple(
    (cells, log(share))
    for cells, share in (
        ((0, 1, 2), 0.93),
        ((1, 0, 2), 0.05),
        ((2, 0, 1), 0.0005),
        ((0, 2, 1), 0.005),
        ((1, 2, 0), 0.0005),
        ((2, 1, 0), 0.0005),
    )
)
_EXCHANGE_NOTES: dict[tuple[int, ...], tuple[str, ...]] = {(0, 1, 2): (), (1, 0, 2): (SWAPPED,)}
_NO_EVIDENCE = RoleEvidence(0.0, 0.0, 0.0, 0.0)
_EMPTY = RoleEvidence(family=log(1e-3), given=log(1e-3), patronymic=log(0.2), other=0.0)  # how usual an empty cell is
_weight_in = cast(Callable[[RoleEvidence, int], float], getitem)  # in C, for a loop that runs ten million times
_Scored = tuple[float, tuple[int, ...]]  # log-likelihood or share, and what it belongs to


def read_name(text: str) -> tuple[Reading, ...]:
    """Read a full name of unmarked parts; the likeliest reading first, at most four, none for text without letters.

    >>> best = read_name("рядовой Щербаков А. И.")[0]
    >>> best.family, best.given, best.patronymic, best.notes
    ('щербаков', 'а', 'и', ('rank',))
    """
    name = name_words(text)
    readings = _weigh(name)
    if not name.others and not name.notes:
        return readings
    return tuple(
        replace(reading, others=name.others + reading.others, notes=name.notes + reading.notes) for reading in readings
    )


def read_parts(family: str, given: str, patronymic: str) -> tuple[Reading, ...]:
    """Read a name whose parts are marked: as the cells say, and put right where their words speak against it.

    >>> [(reading.family, reading.given, reading.notes) for reading in read_parts("Алексей", "Щербаков", "")][0]
    ('щербаков', 'алексей', ('family and given name exchanged',))
    """
    filled = [cell for cell in (family, given, patronymic) if any(map(str.isalpha, cell))]
    if not filled:
        return ()
    if len(filled) == 1 and len(name_words(filled[0]).words) > 1:
        return tuple(replace(reading, notes=(*reading.notes, REPAIRED)) for reading in read_name(filled[0]))
    cells = _folded_cells(family, given, patronymic)
    if not cells[2] and (split := _split_given(cells[1])):
        cells = (cells[0], *split)
        return tuple(replace(reading, notes=(*reading.notes, REPAIRED)) for reading in _exchanged(cells))
    return _exchanged(cells)


def _folded_cells(*cells: str) -> tuple[str, ...]:
    """Fold the cells, together where one has a digit: the passport's zone is known by the digits of one word."""
    short = [cell[:LONGEST_NAME].replace("<", " ") for cell in cells]
    if any(character.isdigit() for cell in short for character in cell):
        return tuple(cell.strip() for cell in fold(" < ".join(short)).split("<"))
    return tuple(map(fold, short))


def _split_given(given: str) -> tuple[str, str] | None:
    """Part "Алексей Иванович" and "А. И.", which lists without a column for the patronymic put in one cell."""
    words = name_words(given).words if not given.isalpha() else ()
    if len(words) < 2:
        return None
    *names, last = words
    evidence = role_evidence(last)
    if evidence.is_initial or evidence.patronymic > max(evidence.family, evidence.given):
        return " ".join(names), last
    return None


def _exchanged(cells: tuple[str, ...]) -> tuple[Reading, ...]:
    """Weigh the cells as they stand against every exchange of them."""
    evidence = [role_evidence(cell) if cell else _EMPTY for cell in cells]
    scored: list[_Scored] = [
        (share + evidence[order[0]].family + evidence[order[1]].given + evidence[order[2]].patronymic, order)
        for order, share in _EXCHANGES
    ]
    readings: dict[tuple[str, ...], Reading] = {}
    for sureness, order in _likeliest(scored):
        names = tuple(cells[cell] for cell in order)
        notes = _EXCHANGE_NOTES.get(order, (REPAIRED,))
        reading = Reading(names[0], names[1], names[2], sureness=sureness, notes=notes)
        readings.setdefault(names, _in_nominative(reading, evidence[order[1]], evidence[order[2]]))
    return tuple(readings.values())


def _weigh(name: NameWords) -> tuple[Reading, ...]:
    """Weigh every usual order of the words."""
    words = name.words
    middle: tuple[str, ...] = ()
    if len(words) > _MOST_WORDS:
        words, middle = words[:2] + words[-2:], words[2:-2]
    if not words:
        return ()
    evidence = [role_evidence(word) for word in words]
    scored: list[_Scored] = [
        (share + sum(map(_weight_in, evidence, roles)), roles) for roles, share in _WEIGHED_ORDERS[len(words)]
    ]
    if name.in_capitals or name.before_comma:
        scored = [(share + _as_written(name, words, roles), roles) for share, roles in scored]
    return tuple(_assembled(words, roles, evidence, sureness, middle) for sureness, roles in _likeliest(scored))


def _as_written(name: NameWords, words: tuple[str, ...], roles: tuple[int, ...]) -> float:
    """Reward an order in which just the words in capitals, or before the comma, are the family name."""
    family = [word for word, role in zip(words, roles, strict=True) if role == _FAMILY]
    reward = 0.0
    if name.in_capitals and family and name.in_capitals.issuperset(family):
        reward += _IN_CAPITALS
    if name.before_comma and family == list(words[: name.before_comma]):
        reward += _BEFORE_COMMA
    return reward


def _likeliest(scored: list[_Scored]) -> list[_Scored]:
    """Turn log-likelihoods into shares of the whole and keep the best few, best first."""
    scored.sort(key=itemgetter(0), reverse=True)
    best = scored[0][0]
    weighed = [(exp(score - best), order) for score, order in scored if score > best + _LEAST_SHARE]
    total = sum(share for share, _ in weighed)
    return [(share / total, order) for share, order in weighed[:_MOST_READINGS]]


def _assembled(
    words: tuple[str, ...],
    roles: tuple[int, ...],
    evidence: list[RoleEvidence],
    sureness: float,
    middle: tuple[str, ...],
) -> Reading:
    parts = ["", "", "", ""]
    sources = [_NO_EVIDENCE] * len(parts)
    for word, role, source in zip(words, roles, evidence, strict=True):
        parts[role] = f"{parts[role]} {word}" if parts[role] else word
        sources[role] = source
    others = (parts[_OTHER], *middle) if parts[_OTHER] else middle
    reading = Reading(parts[_FAMILY], parts[_GIVEN], parts[_PATRONYMIC], others, sureness)
    return _in_nominative(reading, sources[_GIVEN], sources[_PATRONYMIC])


def _in_nominative(reading: Reading, given: RoleEvidence, patronymic: RoleEvidence) -> Reading:
    """Put a name out of a sentence in the nominative, where its given name or patronymic shows that it is declined."""
    if not given.declined_given and not patronymic.declined_patronymic:
        return reading
    family = reading.family
    candidates = masculine_forms(family) + nominatives(family, "family")
    if candidates:
        family = max(candidates, key=_KNOWN.family_name_frequency)
    return replace(
        reading,
        family=family,
        given=given.declined_given or reading.given,
        patronymic=patronymic.declined_patronymic or reading.patronymic,
        notes=(*reading.notes, OBLIQUE),
    )
