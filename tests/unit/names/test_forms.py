"""Forms: everything one cell may be compared by, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.names.forms import Form, family_forms, given_forms, patronymic_forms


def reasons(forms: tuple[Form, ...]) -> dict[str, str]:
    return {form.text: form.why for form in forms}


@pytest.mark.parametrize("cell", ["Абдул-Хамид", "Абдул Хамид", "АБДУЛХАМИД", "абдул — хамид"])
def test_a_hyphen_present_absent_or_a_space_is_one_name(cell: str) -> None:
    assert given_forms(cell)[0] == Form("абдулхамид", "as written")


def test_either_half_of_a_double_name_may_stand_for_it() -> None:
    assert reasons(family_forms("Кара-Сал")) == {"карасал": "as written", "кара": "part", "сал": "part"}


def test_a_short_half_of_a_double_name_stands_for_nothing() -> None:
    assert reasons(family_forms("Ак-Монгуш")) == {"акмонгуш": "as written", "монгуш": "part"}


def test_a_mothers_name_is_compared_as_her_sons() -> None:
    assert reasons(family_forms("Щербакова"))["щербаков"] == "masculine"


@pytest.mark.parametrize(
    ("cell", "nominative"), [("Щербакову", "щербаков"), ("Ковальчуком", "ковальчук"), ("Шевченкові", "шевченко")]
)
def test_an_unknown_form_of_a_known_family_name_is_put_in_the_nominative(cell: str, nominative: str) -> None:
    assert reasons(family_forms(cell))[nominative] == "nominative"


@pytest.mark.parametrize("cell", ["Щербаков", "Монгуш", "Ковальчук", "Береговой", "Шевченко", "Shcherbakov"])
def test_an_ordinary_family_name_has_one_form(cell: str) -> None:
    assert len(family_forms(cell)) == 1


@pytest.mark.parametrize(
    ("cell", "whole", "bare"),
    [("al-Masri", "almasri", "masri"), ("von Berg", "vonberg", "berg"), ("аль-Масри", "альмасри", "масри")],
)
def test_a_particle_may_be_missing(cell: str, whole: str, bare: str) -> None:
    assert reasons(family_forms(cell)) == {whole: "as written", bare: "without particle"}


@pytest.mark.parametrize(("cell", "initial"), [("А.", "а"), ("A", "a"), ("Дж.", "дж")])
def test_an_initial_says_that_it_is_one(cell: str, initial: str) -> None:
    assert given_forms(cell) == (Form(initial, "initial"),)


@pytest.mark.parametrize(
    ("cell", "father"),
    [
        ("Иванович", "иван"),
        ("Ивановичу", "иван"),
        ("Шолбан-оолович", "шолбаноол"),
        ("Рауф оглы", "рауф"),
        ("IVANOVI3", "иван"),
        ("Iwanowitsch", "iwan"),
    ],
)
def test_a_patronymic_is_also_compared_as_the_fathers_name(cell: str, father: str) -> None:
    assert reasons(patronymic_forms(cell))[father] == "father"


def test_a_name_in_another_script_is_compared_in_latin() -> None:
    assert family_forms("გიორგაძე")[0].text == "giorgadze"


@pytest.mark.parametrize("cell", ["", " ", "—", "…", "12"])
def test_a_cell_without_letters_has_no_form(cell: str) -> None:
    assert family_forms(cell) == given_forms(cell) == patronymic_forms(cell) == ()


@given(st.text())
def test_every_form_of_any_text_is_letters_only(text: str) -> None:
    for form in family_forms(text) + given_forms(text) + patronymic_forms(text):
        assert form.text
        assert not set(form.text) & set(" -'.")
