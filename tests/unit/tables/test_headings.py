"""Headings as offices, families and newspapers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.tables.columns import COLUMNS, LANGUAGES, NAMES, aliases, describe_columns
from vistka.tables.headings import fold, is_bare_name, nearest, recognise


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("surname", "family_name"),
        ("FAMILY_NAME", "family_name"),
        ("familyname", "family_name"),
        ("Last-Name", "family_name"),
        ("given", "given_name"),
        ("birthDate", "birth_date"),
        ("D.O.B.", "birth_date"),
        ("Date of Birth (DD/MM/YYYY)", "birth_date"),
        ("place", "birth_place"),
        ("Father’s Name", "father_name"),
        ("MOTHER'S MAIDEN NAME", "mother_maiden_name"),
        ("Прізвище", "family_name"),
        ("Ім’я", "given_name"),
        ("Ім`я", "given_name"),
        ('Ім"я', "given_name"),
        ("по  батькові:", "patronymic"),
        ("\ufeffП.І.Б.", "name"),
        ("Прізвище, ім'я та по батькові", "name"),
        ("Дата\nнародження", "birth_date"),
        ("Рік народження", "birth_date"),
        ("місце\u00a0народження", "birth_place"),
        ("В/Ч №", "unit"),
        ("№ жетона", "service_number"),
        ("Позивний", "callsign"),
        ("Дата останнього зв’язку", "last_contact_date"),
        ("ФИО", "name"),
        ("Ф. И. О. (полностью)", "name"),
        ("д.р.", "birth_date"),
        ("Г. р.", "birth_date"),
        ("Дата рождения (дд.мм.гггг)", "birth_date"),
        ("Дата рождения, дд.мм.гггг", "birth_date"),
        ("2) Место рождения", "birth_place"),
        ("Воинское звание*", "military_rank"),
        ("Особые приметы", "marks"),
        ("Девичья фамилия", "other_names"),
        ("Девичья фамилия матери", "mother_maiden_name"),
        ("Дата пленения", "capture_date"),
        ("Apelido", "family_name"),
        ("Data de nascimento", "birth_date"),
        ("Geburtsdatum", "birth_date"),
        ("Prénom", "given_name"),
        ("Lugar de nacimiento", "birth_place"),
        ("Imię ojca", "father_name"),
        ("#", "id"),
        ("Мать (ФИО)", "mother_name"),
        ("Воинская часть (№)", "unit"),
    ],
)
def test_a_heading_is_known_however_it_is_written(heading: str, column: str) -> None:
    assert recognise(heading) == column


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Прізвище / Surname", "family_name"),
        ("Surname | Фамилия | Прізвище", "family_name"),
        ("Place of birth - Місце народження", "birth_place"),
        ("Прізвище Surname", "family_name"),
        ("Прізвище (Surname)", "family_name"),
        ("Фамилия / 姓", "family_name"),
    ],
)
def test_a_bilingual_heading_is_known_by_either_half(heading: str, column: str) -> None:
    assert recognise(heading) == column


@pytest.mark.parametrize(
    ("heading", "column"),
    [("Фамилия, имя", "name"), ("Last / first", "name"), ("Прізвище - Ім'я - По батькові", "name")],
)
def test_a_heading_that_lists_parts_of_a_name_is_a_whole_name(heading: str, column: str) -> None:
    assert recognise(heading) == column


@pytest.mark.parametrize(
    ("heading", "column"),
    [("Мecтo рoждeния", "birth_place"), ("ПIБ", "name"), ("Surnаmе", "family_name"), ("Пpiзвищe", "family_name")],
)
def test_look_alike_letters_of_the_other_alphabet_are_put_right(heading: str, column: str) -> None:
    assert recognise(heading) == column


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Прізвище військовополоненого", "family_name"),
        ("ПІБ зниклого безвісти", "name"),
        ("Date of birth of missing person", "birth_date"),
        ("Soldier's rank", "military_rank"),
        ("surname_ru", "family_name"),
        ("ПІБ (українською мовою)", "name"),
    ],
)
def test_words_that_say_whose_list_it_is_change_nothing(heading: str, column: str) -> None:
    assert recognise(heading) == column


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "   ",
        "Прізвище заявника",
        "Applicant's surname",
        "Дата рождения (отца)",
        "Дата рождения / смерти",
        "Имя матери / заявителя",
        "Дата смерти",
        "Phone",
        "Фамлия",
        "Place of prisoner",
        "Щербаков",
        "02.04.1999",
    ],
)
def test_what_is_not_certain_is_not_read(heading: str) -> None:
    assert recognise(heading) is None


def test_a_mistyped_heading_is_only_suggested() -> None:
    assert nearest("Дата рожденя") == "дата рождения"
    assert nearest("Phone") is None


def test_a_bare_name_is_told_from_a_full_one() -> None:
    assert is_bare_name("Nome")
    assert not is_bare_name("Full name")


def test_every_alias_stands_for_its_own_column() -> None:
    assert [(alias, recognise(alias.text)) for alias in aliases() if recognise(alias.text) != alias.column] == []


def test_every_column_is_known_by_its_own_name_and_in_every_language() -> None:
    assert [recognise(name) for name in NAMES] == list(NAMES)
    missing = {(name, code) for name in NAMES for code in LANGUAGES} - {(a.column, a.language) for a in aliases()}
    assert missing == set()


def test_the_description_shows_meaning_example_and_words_of_each_column() -> None:
    text = describe_columns()
    assert all(f"{column.name}: {column.meaning}" in text and column.example in text for column in COLUMNS)
    assert "Ukrainian" in text
    assert "дата рождения" in text


@given(st.text())
def test_no_heading_is_too_strange_to_be_looked_at(heading: str) -> None:
    assert recognise(heading) in {None, *NAMES}


@given(st.text(alphabet="аеорсхуікмтнвabcdefxyz’' _.№ёйїß"))
def test_folding_twice_changes_nothing(heading: str) -> None:
    once = fold(heading)
    assert fold(" ".join(once)) == once
