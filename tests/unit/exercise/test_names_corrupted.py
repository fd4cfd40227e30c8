import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from vistka.exercise import letters
from vistka.exercise import names_corrupted as names
from vistka.exercise.hands import NAME_COLUMNS
from vistka.exercise.persons import Person
from vistka.exercise.pools import Name
from vistka.exercise.view import View

ViewOf = Callable[..., View]
Corruption = Callable[[View, Random], bool]

KARA_SAL = Name("Кара-Сал", "Кара-Сал", "Кара-Сал")


def ways(corruption: Corruption, view: Callable[[], View], column: str) -> set[str]:
    """What can come of a corruption in a column, over many draws; each must say that it happened."""
    found = set()
    for seed in range(200):
        corrupted = view()
        assert corruption(corrupted, Random(seed))
        found.add(corrupted.row[column])
    return found


def said(view: View) -> tuple[str, ...]:
    return tuple(view.row[column] for column in NAME_COLUMNS)


def test_another_language_is_ukrainian_or_belarusian(alexei: Person, view_of: ViewOf) -> None:
    assert ways(names.other_language, lambda: view_of(alexei), "given_name") == {"Олексій", "Аляксей"}
    assert ways(names.other_language, lambda: view_of(alexei), "patronymic") == {"Іванович", "Іванавіч"}
    assert ways(names.other_language, lambda: view_of(alexei, "uk"), "given_name") == {"Алексей"}


def test_another_language_changes_every_text_of_the_enquiry(alexei: Person, view_of: ViewOf, rng: Random) -> None:
    view = view_of(alexei, "uk")
    names.other_language(view, rng)
    assert (view.row["mother_name"], view.row["marks"]) == ("Елена Петровна", "шрам на левой щеке")


def test_a_diminutive_stands_for_the_given_name_or_behind_it(alexei: Person, view_of: ViewOf) -> None:
    assert ways(names.diminutive, lambda: view_of(alexei), "given_name") == {"Лёша", "Алексей (Лёша)"}
    assert ways(names.diminutive, lambda: view_of(alexei, "uk"), "given_name") == {"Льоша", "Олексій (Льоша)"}


def test_nobody_has_a_diminutive_whose_name_has_none(alexei: Person, view_of: ViewOf, rng: Random) -> None:
    assert not names.diminutive(view_of(replace(alexei, given=Name("Сат", "Сат", "Сат"))), rng)


@pytest.mark.parametrize(
    ("corruption", "family_name", "given_name", "patronymic"),
    [
        (names.initials, "Щербаков", "А.", "И."),
        (names.no_given_name, "Щербаков", "", "Иванович"),
        (names.no_patronymic, "Щербаков", "Алексей", ""),
        (names.patronymic_initial, "Щербаков", "Алексей", "И."),
        (names.feminine_family_name, "Щербакова", "Алексей", "Иванович"),
        (names.maiden_name, "Кудрявцев", "Алексей", "Иванович"),
        (names.swapped_order, "Алексей", "Щербаков", "Иванович"),
    ],
)
def test_the_names_come_out_like_this(
    corruption: Corruption, family_name: str, given_name: str, patronymic: str, alexei: Person, view_of: ViewOf
) -> None:
    view = view_of(alexei)
    assert corruption(view, Random(1))
    assert said(view) == (family_name, given_name, patronymic)


@pytest.mark.parametrize(
    "corruption",
    [
        names.hyphen_dropped, names.part_dropped, names.feminine_family_name, names.no_patronymic,
        names.patronymic_initial,
    ],
)  # fmt: skip
def test_what_could_not_happen_leaves_no_trace(corruption: Corruption, alexei: Person, view_of: ViewOf) -> None:
    shevchenko = replace(alexei, family=Name("Шевченко", "Шевченко", "Шаўчэнка"), father=None)
    view = view_of(shevchenko)
    assert not corruption(view, Random(1))
    assert view.row == view_of(shevchenko).row


def test_a_hyphen_becomes_a_space_or_nothing(alexei: Person, view_of: ViewOf) -> None:
    person = replace(alexei, family=KARA_SAL)
    assert ways(names.hyphen_dropped, lambda: view_of(person), "family_name") == {"Кара Сал", "Карасал"}


def test_one_part_of_a_double_name_may_be_all_that_is_given(alexei: Person, view_of: ViewOf) -> None:
    person = replace(alexei, family=KARA_SAL)
    assert ways(names.part_dropped, lambda: view_of(person), "family_name") == {"Кара", "Сал"}


def test_names_in_a_sentence_stand_in_genitive_or_dative(alexei: Person, view_of: ViewOf) -> None:
    russian = _corrupted(names.oblique_case, lambda: view_of(alexei))
    ukrainian = _corrupted(names.oblique_case, lambda: view_of(alexei, "uk"))
    assert set(map(said, russian)) == {
        ("Щербакова", "Алексея", "Ивановича"),
        ("Щербакову", "Алексею", "Ивановичу"),
    }
    assert set(map(said, ukrainian)) == {
        ("Щербакова", "Олексія", "Івановича"),
        ("Щербакову", "Олексію", "Івановичу"),
    }


def _corrupted(corruption: Corruption, view: Callable[[], View]) -> list[View]:
    views = [view() for _ in range(30)]
    for seed, each in enumerate(views):
        corruption(each, Random(seed))
    return views


def test_a_womans_names_and_belarusian_ones_are_not_declined(alexei: Person, view_of: ViewOf, rng: Random) -> None:
    assert not names.oblique_case(view_of(replace(alexei, sex="f")), rng)
    assert not names.oblique_case(view_of(alexei, "be"), rng)


@pytest.mark.parametrize("language", ["ru", "uk", "be"])
@pytest.mark.parametrize("corruption", [names.latin, names.newspaper])
def test_in_latin_letters_no_text_is_left_in_cyrillic(
    corruption: Corruption, language: str, alexei: Person, view_of: ViewOf
) -> None:
    for view in _corrupted(corruption, lambda: view_of(alexei, language)):
        assert not re.search("[а-яіїєґ]", " ".join(view.row[column] for column in names.TEXTS), flags=re.I)
        assert view.row["birth_date"] == "1999-04-02"


def test_in_latin_letters_the_known_spellings_occur(alexei: Person, view_of: ViewOf) -> None:
    assert ways(names.latin, lambda: view_of(alexei), "family_name") >= {"Shcherbakov", "Chtcherbakov"}
    assert "Cherbakov" in ways(names.newspaper, lambda: view_of(alexei), "family_name")


def test_a_foreigners_name_is_as_in_his_passport(alexei: Person, view_of: ViewOf, rng: Random) -> None:
    view = view_of(replace(alexei, family=Name("Ван", "Ван", "Ван", "Wang")))
    names.latin(view, rng)
    assert view.row["family_name"] == "Wang"


def test_all_names_in_one_column_stand_in_one_of_three_orders(alexei: Person, view_of: ViewOf) -> None:
    assert ways(names.single_name, lambda: view_of(alexei), "name") == {
        "Щербаков Алексей Иванович",
        "Алексей Иванович Щербаков",
        "Алексей Щербаков Иванович",
    }
    view = view_of(alexei)
    names.single_name(view, Random(1))
    assert said(view) == ("", "", "")


def test_a_mistake_in_letters_falls_on_one_name_and_on_the_family_name_most_often(
    alexei: Person, view_of: ViewOf
) -> None:
    right = said(view_of(alexei))
    mistaken = [
        tuple(one != other for one, other in zip(said(view), right, strict=True))
        for view in _corrupted(names.in_letters(letters.letters_swapped), lambda: view_of(alexei))
    ]
    assert {sum(each) for each in mistaken} == {1}
    assert sum(each[0] for each in mistaken) > len(mistaken) / 3


def test_names_too_short_to_be_mistaken_are_let_be(alexei: Person, view_of: ViewOf, rng: Random) -> None:
    view = view_of(alexei)
    view.row |= {"family_name": "Ли", "given_name": "А.", "patronymic": ""}
    assert not names.in_letters(letters.letter_missing)(view, rng)
