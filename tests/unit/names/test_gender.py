"""Family names of men and women: a mother's and her son's are one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.names.gender import feminine_forms, masculine_forms, sex_of

PAIRS = [
    ("щербаков", "щербакова"),
    ("соловьёв", "соловьёва"),
    ("пушкин", "пушкина"),
    ("достоевский", "достоевская"),
    ("донской", "донская"),
    ("толстой", "толстая"),
    ("белый", "белая"),
    ("іванів", "іванова"),
    ("зеленський", "зеленська"),
    ("білий", "біла"),
    ("чорний", "чорна"),
    ("аляксееў", "аляксеева"),
    ("shcherbakov", "shcherbakova"),
    ("iwanow", "iwanowa"),
    ("dostoevskii", "dostoevskaia"),
    ("pushkin", "pushkina"),
]


@pytest.mark.parametrize(("man", "woman"), PAIRS)
def test_a_mans_family_name_has_a_womans_form(man: str, woman: str) -> None:
    assert woman in feminine_forms(man)


@pytest.mark.parametrize(
    ("woman", "man"),
    [
        *((woman, man) for man, woman in PAIRS if man not in ("іванів", "аляксееў", "dostoevskii")),
        ("іванова", "іванов"),
        ("tolstaya", "tolstoy"),
        ("dostoevskaya", "dostoevsky"),
        ("kowalska", "kowalski"),
    ],
)
def test_a_womans_family_name_leads_to_the_mans(woman: str, man: str) -> None:
    assert man in masculine_forms(woman)


@pytest.mark.parametrize(
    "name",
    ["шевченко", "ковальчук", "монич", "саркисян", "чавчавадзе", "джугашвили", "долгих", "монгуш", "ооржак", "саая"],
)
def test_one_form_for_both_sexes(name: str) -> None:
    assert (masculine_forms(name), feminine_forms(name)) == ((), ())


@pytest.mark.parametrize(
    ("given_name", "patronymic", "family", "sex"),
    [
        ("", "ивановна", "", "f"),
        ("", "ivanovich", "", "m"),
        ("", "", "щербаков", "m"),
        ("", "", "щербакова", "f"),
        ("саша", "ивановна", "шевченко", "f"),
        ("", "", "шевченко", None),
        ("", "", "", None),
    ],
)
def test_the_sex_is_guessed_from_the_surest_part(
    given_name: str, patronymic: str, family: str, sex: str | None
) -> None:
    assert sex_of(given_name, patronymic, family) == sex


@given(st.text())
def test_no_text_breaks_the_exchange(text: str) -> None:
    assert "" not in masculine_forms(text) + feminine_forms(text)
