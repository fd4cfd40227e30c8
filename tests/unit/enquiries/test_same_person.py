"""Two names in two papers: one person's, through forms of names, languages and alphabets, or two people's."""

from __future__ import annotations

import pytest

from vistka.enquiries.same_person import Way, births_agree, names_agree, names_father


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        ("Щербакова Галина Петровна", "ЩЕРБАКОВА Галина Петровна", Way.WRITTEN),
        ("Соловьёв Пётр", "Соловьев Петр", Way.WRITTEN),
        ("Щербакова Галина Петровна", "Щербакова Галина Петрівна", Way.FORM),
        ("Кузнецова Елена", "Кузніцова Олена", Way.FORM),
        ("Щербаков Алексей", "Щербаков Олексій", Way.FORM),
        ("Галина Щербаков", "Щербакова Галина", Way.FORM),
        ("Петренко-Щербакова Галина", "Щербакова Галина", Way.FORM),
        ("Щербаков Алексей Иванович", "SHCHERBAKOV OLEKSII", Way.SOUND),
        ("Chtcherbakov Alexei", "Щербаков Алексей", Way.SOUND),
        ("Иванов И. П.", "Иванов Иван Петрович", Way.SOUND),
        ("Галина Петрівна", "Щербакова Галина Петрівна", Way.PART),
    ],
)
def test_names_of_one_person_agree_and_it_is_said_by_what(one: str, other: str, way: Way) -> None:
    assert names_agree(one, other) is way
    assert names_agree(other, one) is way


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Щербакова Галина", "Щербаков Алексей"),
        ("Иванов Иван", "Петров Иван"),
        ("Иван Петров", "Петр Иванов"),
        ("Щербаков Алексей Иванович", "Щербаков Алексей Петрович"),
        ("Бондарь Галина Петровна", "Щербакова Галина Петровна"),
        ("Щербаков", "Щербаков Алексей"),
        ("", "Щербаков Алексей"),
        ("1999", "1999"),
    ],
)
def test_names_of_two_people_or_too_little_of_one_do_not(one: str, other: str) -> None:
    assert names_agree(one, other) is None
    assert names_agree(other, one) is None


@pytest.mark.parametrize(
    ("child", "father", "named"),
    [
        ("Щербаков Алексей Иванович", "Щербаков Иван", True),
        ("Щербаков Олексій Іванович", "Shcherbakov Ivan", True),
        ("Щербакова Вера Ильинична", "Щербаков Илья", True),
        ("Щербаков Алексей Иванович", "Щербаков Пётр", False),
        ("Щербаков Алексей Иванович", "Щербакова Галина", None),
        ("Щербаков Алексей", "Щербаков Иван", None),
        ("", "", None),
    ],
)
def test_a_patronymic_names_a_father_and_never_a_mother(child: str, father: str, named: bool | None) -> None:
    assert names_father(child, father) is named


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("1999-04-02", "2 квітня 1999", True),
        ("1999", "1999-04-02", True),
        ("1998", "1999-04-02", False),
        ("", "1999-04-02", True),
        ("unknown", "1999", True),
        ("2/4/1999", "1999-02-04", True),
    ],
)
def test_dates_of_birth_agree_unless_they_contradict(one: str, other: str, agree: bool) -> None:
    assert births_agree(one, other) is agree
