"""The corruptions by which a person becomes an enquiry, in the order in which they happen to him.

They come in stages: first the language and the words, then letters, then columns, then facts. Of one stage at most one
corruption happens, each as often as the table says in a ``mild`` exercise (a mother with his papers before her) or in a
``hard`` one (a hotline, a newspaper, a scan).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Final, Literal, NamedTuple

from vistka.exercise import facts_corrupted as facts
from vistka.exercise import letters
from vistka.exercise import names_corrupted as names
from vistka.exercise.view import View

Level = Literal["mild", "hard"]


class Corruption(NamedTuple):
    """What may happen to a view: its word in the truth, its chances, and what does it.

    `needs` is a column that a list must have for it to be possible.
    """

    kind: str
    mild: float
    hard: float
    apply: Callable[[View, Random], bool]
    needs: str = "id"


STAGES: Final[tuple[tuple[Corruption, ...], ...]] = (
    (Corruption("other_language", 0.12, 0.20, names.other_language),),
    (
        Corruption("diminutive", 0.10, 0.16, names.diminutive),
        Corruption("initials", 0.02, 0.05, names.initials),
        Corruption("no_given_name", 0.005, 0.015, names.no_given_name),
    ),
    (
        Corruption("no_patronymic", 0.25, 0.42, names.no_patronymic),
        Corruption("patronymic_initial", 0.03, 0.06, names.patronymic_initial),
    ),
    (
        Corruption("hyphen_dropped", 0.35, 0.40, names.hyphen_dropped),
        Corruption("part_dropped", 0.10, 0.30, names.part_dropped),
    ),
    (
        Corruption("feminine_family_name", 0.03, 0.07, names.feminine_family_name),
        Corruption("maiden_name", 0.005, 0.015, names.maiden_name),
        Corruption("oblique_case", 0.02, 0.06, names.oblique_case),
    ),
    (
        Corruption("no_place", 0.20, 0.30, facts.no_place),
        Corruption("place_in_district", 0.12, 0.15, facts.place_in_district),
        Corruption("place_of_residence", 0.02, 0.05, facts.place_of_residence),
        Corruption("wrong_place", 0.02, 0.05, facts.wrong_place),
    ),
    (
        Corruption("no_unit", 0.30, 0.40, facts.no_unit),
        Corruption("unit_synonym", 0.20, 0.25, facts.unit_synonym),
        Corruption("wrong_unit", 0.02, 0.07, facts.wrong_unit),
    ),
    (Corruption("number_off", 0.05, 0.15, facts.number_off, needs="service_number"),),
    (
        Corruption("latin", 0.25, 0.33, names.latin),
        Corruption("newspaper", 0.04, 0.10, names.newspaper),
    ),
    (
        Corruption("keyboard_slip", 0.020, 0.040, names.in_letters(letters.keyboard_slip)),
        Corruption("misheard", 0.030, 0.080, names.in_letters(letters.misheard)),
        Corruption("letter_missing", 0.020, 0.040, names.in_letters(letters.letter_missing)),
        Corruption("letter_added", 0.010, 0.020, names.in_letters(letters.letter_added)),
        Corruption("letter_doubled", 0.015, 0.030, names.in_letters(letters.letter_doubled)),
        Corruption("letters_swapped", 0.015, 0.030, names.in_letters(letters.letters_swapped)),
    ),
    (
        Corruption("misread", 0.020, 0.080, names.in_letters(letters.misread)),
        Corruption("look_alike", 0.020, 0.040, names.in_letters(letters.look_alike)),
    ),
    (
        Corruption("year_only", 0.15, 0.20, facts.year_only),
        Corruption("year_off", 0.04, 0.08, facts.year_off),
        Corruption("day_and_month_swapped", 0.02, 0.05, facts.day_and_month_swapped),
        Corruption("digit_off", 0.02, 0.06, facts.digit_off),
        Corruption("age", 0.05, 0.08, facts.age, needs="age"),
        Corruption("no_birth", 0.08, 0.20, facts.no_birth),
    ),
    (Corruption("other_date_format", 0.15, 0.25, facts.other_date_format),),
    (
        Corruption("swapped_order", 0.03, 0.08, names.swapped_order),
        Corruption("single_name", 0.08, 0.12, names.single_name, needs="name"),
    ),
)


def corrupt(view: View, level: Level, rng: Random) -> None:
    """Let each stage happen to a view; what did is in ``view.corruptions``."""
    for stage in STAGES:
        corruption = _drawn(stage, level, rng)
        if corruption and corruption.needs in view.row and corruption.apply(view, rng):
            view.corruptions.append(corruption.kind)


def kinds() -> Iterator[str]:
    """The words that may stand in a truth for what was corrupted."""
    return (corruption.kind for stage in STAGES for corruption in stage)


def _drawn(stage: tuple[Corruption, ...], level: Level, rng: Random) -> Corruption | None:
    chance = rng.random()
    for corruption in stage:
        chance -= corruption.mild if level == "mild" else corruption.hard
        if chance < 0:
            return corruption
    return None
