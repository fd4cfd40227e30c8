"""Oblique cases: a report declines the name that a list holds in the nominative."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.names.cases import Role, nominatives


@pytest.mark.parametrize(
    ("declined", "nominative"),
    [
        ("щербакову", "щербаков"),
        ("щербаковым", "щербаков"),
        ("соловьёву", "соловьёв"),
        ("пушкину", "пушкин"),
        ("достоевского", "достоевский"),
        ("достоевскому", "достоевский"),
        ("шевченка", "шевченко"),
        ("шевченкові", "шевченко"),
        ("ковальчуком", "ковальчук"),
        ("білого", "білий"),
        ("білому", "білий"),
        ("лисенком", "лисенко"),
        ("зеленського", "зеленський"),
        ("саркисяну", "саркисян"),
        ("щербаковой", "щербакова"),
    ],
)
def test_a_declined_family_name_leads_to_its_nominative(declined: str, nominative: str) -> None:
    assert nominative in nominatives(declined, "family")


@pytest.mark.parametrize(
    ("declined", "nominative"),
    [
        ("алексею", "алексей"),
        ("алексея", "алексей"),
        ("алексеем", "алексей"),
        ("ивану", "иван"),
        ("игоря", "игорь"),
        ("ильи", "илья"),
        ("никите", "никита"),
        ("павлу", "павел"),
        ("льва", "лев"),
        ("петром", "петр"),
        ("сергію", "сергій"),
        ("миколі", "микола"),
        ("іванові", "іван"),
        ("дмитру", "дмитро"),
        ("аляксею", "аляксей"),
        ("марии", "мария"),
    ],
)
def test_a_declined_given_name_leads_to_its_nominative(declined: str, nominative: str) -> None:
    assert nominative in nominatives(declined, "given")


@pytest.mark.parametrize(
    ("declined", "nominative"),
    [
        ("ивановичу", "иванович"),
        ("ивановича", "иванович"),
        ("ивановичем", "иванович"),
        ("ивановны", "ивановна"),
        ("сергійовичу", "сергійович"),
        ("іванівні", "іванівна"),
        ("іванавічу", "іванавіч"),
    ],
)
def test_a_declined_patronymic_leads_to_its_nominative(declined: str, nominative: str) -> None:
    assert nominative in nominatives(declined, "patronymic")


@pytest.mark.parametrize("name", ["долгих", "чавчавадзе", "джугашвили", "монгуш", "shcherbakovu", ""])
def test_names_that_do_not_decline_have_no_other_nominative(name: str) -> None:
    assert nominatives(name, "family") == ()


@given(st.text(), st.sampled_from(["family", "given", "patronymic"]))
def test_no_text_breaks_the_nominative(text: str, role: Role) -> None:
    assert all(isinstance(form, str) and form for form in nominatives(text, role))
