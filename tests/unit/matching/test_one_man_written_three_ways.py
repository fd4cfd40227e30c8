"""The story at the head of every exercise: one man, three hands, and a brother of the same family, father and place.

At the camp he was written down in Ukrainian. His mother writes Russian and calls him Лёша. A newspaper in Portugal has
a name and an age; one in France a name and a year.
"""

from collections.abc import Callable

import pytest

from vistka.exercise import known_case
from vistka.exercise.invention import Exercise
from vistka.matching import Candidate, Description, Register

RegisterOf = Callable[..., Register]

MOTHER, PORTUGUESE, FRENCH = known_case().enquiries
HE, BROTHER = (row["id"] for row in known_case().register)
everyone_who_asks = pytest.mark.parametrize(
    "enquiry", [MOTHER, PORTUGUESE, FRENCH], ids=["mother", "Portuguese newspaper", "French newspaper"]
)


@pytest.fixture(scope="module")
def two(register_of: RegisterOf) -> Register:
    """He and his brother alone."""
    return register_of(*known_case().register)


def place(found: tuple[Candidate, ...], number: str) -> int:
    return [each.registry_id for each in found].index(number)


def reasons(found: tuple[Candidate, ...], number: str) -> dict[str, float]:
    return {each.name: each.bits for each in found[place(found, number)].evidence}


@everyone_who_asks
def test_he_comes_before_his_brother(two: Register, enquiry: dict[str, str]) -> None:
    found = two.search(Description(enquiry))
    assert [each.registry_id for each in found] == [HE, BROTHER]


@everyone_who_asks
def test_he_comes_first_among_fifteen_hundred(camp: Register, exercise: Exercise, enquiry: dict[str, str]) -> None:
    assert [row["id"] for row in exercise.register[:2]] == [HE, BROTHER]
    found = camp.search(Description(enquiry))
    assert (place(found, HE), found[0].agreement) == (0, "strong")


@everyone_who_asks
def test_his_brother_is_hardly_likely_and_never_more_than_weak(camp: Register, enquiry: dict[str, str]) -> None:
    found = camp.search(Description(enquiry))
    brother = found[place(found, BROTHER)]
    assert brother.probability < 0.01
    assert brother.agreement == "weak"


@everyone_who_asks
def test_it_is_the_given_name_and_the_birth_that_tell_them_apart(camp: Register, enquiry: dict[str, str]) -> None:
    found = camp.search(Description(enquiry))
    his, brothers = reasons(found, HE), reasons(found, BROTHER)
    assert his["given name"] > 0 > brothers["given name"]
    assert his["born"] > 0 > brothers["born"]
    for shared in ("family name", "birth place"):
        assert his[shared] > 0
        assert brothers[shared] > 0


def test_his_mother_is_told_why(camp: Register) -> None:
    words = camp.search(Description(MOTHER))[0].reasons
    for said in ("family name Щербаков: the same", "given name Олексій ~ Алексей", "patronymic Іванович ~ Иван"):
        assert said in words
    for said in ("born 1999-04-02 ~ 1999", "birth place Бійськ? ~ г. Бийск, Алтайский край", "~ 11-й танковый полк"):
        assert said in words


def test_a_newspaper_reader_sees_both_spellings(camp: Register) -> None:
    words = camp.search(Description(PORTUGUESE))[0].reasons
    for said in ("family name Щербаков ~ Cherbakov: sounds the same", "born 1999-04-02 ~ aged 23", "~ Biisk, Sibéria"):
        assert said in words


def test_who_writes_to_him_on_the_telephone_after_his_capture_means_somebody_else(camp: Register) -> None:
    """His mother heard of her son on 20 March; this man was a prisoner from the first."""
    found = camp.search(Description(MOTHER | {"last_contact_date": "2022-03-20"}))
    he = found[place(found, HE)]
    assert min(he.evidence, key=lambda each: each.bits).name == "last contact"
    assert he.bits < camp.search(Description(MOTHER))[0].bits - 5


def test_all_who_ask_at_once_are_answered_as_each_alone(camp: Register) -> None:
    answers = camp.search_list([Description(row) for row in (MOTHER, PORTUGUESE, FRENCH)], jobs=2)
    assert [found[0].registry_id for _, found in answers] == [HE] * 3
