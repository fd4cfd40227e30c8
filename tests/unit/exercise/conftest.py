from collections.abc import Callable
from datetime import date
from random import Random

import pytest

from vistka.exercise.hands import ENQUIRY_COLUMNS, Hand, unit_short, write_down
from vistka.exercise.persons import People, Person, Unit
from vistka.exercise.pools import Name, Place, UnitKind, Wording
from vistka.exercise.view import View

UZDEY = Place(Name("Нижний Уздей", "Нижній Уздей", "Ніжні Уздзей"), "с", "Сут-Хольский район", "Республика Тыва")
BIYSK = Place(Name("Бийск", "Бійськ", "Бійск"), "г", "", "Алтайский край")


@pytest.fixture
def rng() -> Random:
    return Random(1)


@pytest.fixture
def alexei() -> Person:
    """Щербаков Алексей Иванович, born 2 April 1999 at Бийск, of the 11th tank regiment."""
    return Person(
        people=People("Russian", "russian", "slavic", "slavic", 0, 0, 1, "russia", 0, "Россия"),
        sex="m",
        family=Name("Щербаков", "Щербаков", "Шчарбакоў"),
        given=Name("Алексей", "Олексій", "Аляксей", "", ("Лёша",), ("Льоша",)),
        father=Name("Иван", "Іван", "Іван"),
        son_of=None,
        born=date(1999, 4, 2),
        birth_place=BIYSK,
        residence=UZDEY,
        mother=Name("Елена", "Олена", "Алена"),
        mothers_father=Name("Пётр", "Петро", "Пётр"),
        mothers_family=Name("Кудрявцев", "Кудрявцев", "Кудраўцаў"),
        unit=Unit(
            UnitKind("{n} тп", "{n}-й танковый полк", "{n} тп", "{n}-й танковий полк", "{n}th Tank Regiment"), 11, 12345
        ),
        rank=Wording("рядовой", "рядовий", "private", "ряд."),
        service_number="АБ-123456",
        callsign=Name("Волк", "Вовк", "Волк"),
        mark=Wording("шрам на левой щеке", "шрам на лівій щоці", "scar on left cheek"),
        captured=date(2022, 3, 1),
    )


@pytest.fixture
def view_of() -> Callable[..., View]:
    """What an enquirer would say of a person who forgot nothing and mistook nothing."""

    def view(person: Person, language: str = "ru") -> View:
        hand = Hand(language)
        made = View(person, hand, write_down(person, hand, ENQUIRY_COLUMNS, {}, Random(1)))
        made.row |= {"birth_place": person.birth_place.name.written(language), "unit": unit_short(person.unit, hand)}
        return made

    return view
