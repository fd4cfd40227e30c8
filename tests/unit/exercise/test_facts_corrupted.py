from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from vistka.exercise import facts_corrupted as facts
from vistka.exercise.persons import Person
from vistka.exercise.view import View

ViewOf = Callable[..., View]
Corruption = Callable[[View, Random], bool]


def ways(corruption: Corruption, view: Callable[[], View], column: str) -> set[str]:
    found = set()
    for seed in range(300):
        corrupted = view()
        if corruption(corrupted, Random(seed)):
            found.add(corrupted.row[column])
    return found


@pytest.mark.parametrize(
    ("corruption", "births"),
    [
        (facts.year_only, {"1999"}),
        (facts.year_off, {"1998-04-02", "2000-04-02"}),
        (facts.day_and_month_swapped, {"1999-02-04"}),
        (facts.no_birth, {""}),
        (facts.age, {""}),
    ],
)
def test_the_birth_date_comes_out_like_this(
    corruption: Corruption, births: set[str], alexei: Person, view_of: ViewOf
) -> None:
    assert ways(corruption, lambda: view_of(alexei), "birth_date") == births


def test_a_year_too_early_or_late_is_a_date_also_for_the_29th_of_february(alexei: Person, view_of: ViewOf) -> None:
    leapling = replace(alexei, born=date(1996, 2, 29))
    assert ways(facts.year_off, lambda: view_of(leapling), "birth_date") == {"1995-02-28", "1997-02-28"}


@pytest.mark.parametrize("born", [date(1999, 4, 13), date(1999, 4, 4)])
def test_some_days_and_months_cannot_be_swapped(born: date, alexei: Person, view_of: ViewOf, rng: Random) -> None:
    assert not facts.day_and_month_swapped(view_of(replace(alexei, born=born)), rng)


def test_one_digit_off_is_another_date_in_one_digit(alexei: Person, view_of: ViewOf) -> None:
    births = ways(facts.digit_off, lambda: view_of(alexei), "birth_date")
    assert {"1999-04-03", "1999-05-02", "1998-04-02", "1999-04-12"} <= births
    for birth in births:
        assert date.fromisoformat(birth) != alexei.born
        assert sum(one != other for one, other in zip(birth, "1999-04-02", strict=True)) == 1


def test_the_age_was_right_on_its_day(alexei: Person, view_of: ViewOf) -> None:
    for seed in range(100):
        view = view_of(alexei)
        facts.age(view, Random(seed))
        day, age = date.fromisoformat(view.row["age_as_of"]), int(view.row["age"])
        birthdays = sum(alexei.born.replace(year=year) <= day for year in range(2000, 2027))
        assert age == birthdays


def test_another_format_keeps_the_date(alexei: Person, view_of: ViewOf) -> None:
    assert ways(facts.other_date_format, lambda: view_of(alexei), "birth_date") >= {"02.04.1999", "2 апреля 1999 г."}


def test_a_year_has_no_other_format(alexei: Person, view_of: ViewOf, rng: Random) -> None:
    view = view_of(alexei)
    facts.year_only(view, rng)
    assert not facts.other_date_format(view, rng)


@pytest.mark.parametrize(
    ("corruption", "place"),
    [
        (facts.no_place, ""),
        (facts.place_in_district, "г. Бийск, Алтайский край"),
        (facts.place_of_residence, "Нижний Уздей"),
    ],
)
def test_the_place_comes_out_like_this(corruption: Corruption, place: str, alexei: Person, view_of: ViewOf) -> None:
    assert ways(corruption, lambda: view_of(alexei), "birth_place") == {place}


def test_where_he_was_born_and_lived_there_is_nothing_to_confuse(alexei: Person, view_of: ViewOf, rng: Random) -> None:
    stayed = replace(alexei, residence=alexei.birth_place)
    assert not facts.place_of_residence(view_of(stayed), rng)


def test_a_wrong_place_is_one_of_his_homeland(alexei: Person, view_of: ViewOf) -> None:
    assert {"Москва", "Омск"} < ways(facts.wrong_place, lambda: view_of(alexei), "birth_place")


def test_a_unit_may_be_called_by_a_synonym(alexei: Person, view_of: ViewOf) -> None:
    assert ways(facts.unit_synonym, lambda: view_of(alexei), "unit") == {"11-й танковый полк", "в/ч 12345"}
    assert ways(facts.no_unit, lambda: view_of(alexei), "unit") == {""}


def test_a_wrong_unit_differs_in_number_or_kind(alexei: Person, view_of: ViewOf) -> None:
    wrong = ways(facts.wrong_unit, lambda: view_of(alexei), "unit")
    assert "11 тп" not in wrong
    assert any(unit.endswith(" тп") for unit in wrong)
    assert any(unit.startswith("11 ") for unit in wrong)


def test_a_wrong_number_is_wrong_in_one_digit(alexei: Person, view_of: ViewOf) -> None:
    numbers = ways(facts.number_off, lambda: view_of(alexei), "service_number")
    assert {sum(a != b for a, b in zip(number, "АБ-123456", strict=True)) for number in numbers} == {1}
    assert all(number.startswith("АБ-") for number in numbers)


def test_a_number_that_is_not_there_is_not_wrong(alexei: Person, view_of: ViewOf, rng: Random) -> None:
    view = view_of(alexei)
    view.row["service_number"] = ""
    assert not facts.number_off(view, rng)
