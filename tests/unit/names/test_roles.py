"""Evidence of one word: what it says by itself about its place in a name."""

import pytest

from vistka.names.roles import role_evidence


@pytest.mark.parametrize(
    "word",
    ["щербаков", "выдумкенко", "выдумский", "выдумчук", "выдумян", "выдумидзе", "vydumkov", "vydumskyi", "монгуш"],
)
def test_a_family_name_is_known_or_shown_by_its_ending(word: str) -> None:
    assert role_evidence(word).family > role_evidence(word).given


@pytest.mark.parametrize("word", ["алексей", "олексій", "магомед", "aleksei", "саша"])
def test_a_given_name_is_known(word: str) -> None:
    assert role_evidence(word).given > role_evidence(word).family


@pytest.mark.parametrize("word", ["алексеевич", "выдумовна", "рауф оглы", "bin khalid", "ivanovich"])
def test_a_patronymic_is_shown_by_its_shape(word: str) -> None:
    evidence = role_evidence(word)
    assert evidence.patronymic > max(evidence.family, evidence.given)


def test_a_patronymic_with_a_slip_of_the_pen_still_looks_like_one() -> None:
    assert role_evidence("ивановч").patronymic > role_evidence("щербаков").patronymic


def test_a_declined_word_brings_its_nominative() -> None:
    assert role_evidence("алексею").declined_given == "алексей"
    assert role_evidence("ивановичу").declined_patronymic == "иванович"
    assert role_evidence("артем").declined_given == ""


def test_an_initial_is_any_name_but_the_family_name() -> None:
    evidence = role_evidence("а")
    assert evidence.is_initial
    assert evidence.given == evidence.patronymic > evidence.family
