"""The reasons behind a weight: each with both values, in words, and together the whole of it."""

from collections.abc import Callable

import pytest

from vistka.exercise.invention import Exercise
from vistka.matching import Candidate, Description, Evidence, Register

RegisterOf = Callable[..., Register]
Row = dict[str, str]

HE = {
    "family_name": "Щербаков",
    "given_name": "Олексій",
    "patronymic": "Іванович",
    "birth_date": "02.04.1999",
    "birth_place": "Бійськ",
    "unit": "11 тп",
    "sex": "ч",
    "capture_date": "2022-03-01",
}


def found(register_of: RegisterOf, *, registered: Row | None = None, **cells: str) -> Candidate:
    return register_of(HE | (registered or {})).search(Description({"family_name": "Щербаков", **cells}))[0]


def reason(candidate: Candidate, name: str) -> Evidence:
    return next(each for each in candidate.evidence if each.name == name)


@pytest.mark.parametrize(
    ("cells", "name", "registered", "sought", "words"),
    [
        ({"family_name": "Chtcherbakov"}, "family name", "Щербаков", "Chtcherbakov", "sounds the same"),
        ({"family_name": "ЩЕРБАКОВ"}, "family name", "Щербаков", "Щербаков", "the same"),
        ({"family_name": "Щебраков"}, "family name", "Щербаков", "Щебраков", "a slip away"),
        ({"given_name": "Алексей"}, "given name", "Олексій", "Алексей", "another form of the name"),
        ({"given_name": "О."}, "given name", "Олексій", "О.", "initial"),
        ({"given_name": "Фёдор"}, "given name", "Олексій", "Фёдор", "differs"),
        ({"patronymic": "Петрович"}, "patronymic", "Іванович", "Петрович", "differs"),
        ({"birth_date": "1999"}, "born", "1999-04-02", "1999", "within"),
        ({"age": "23", "age_as_of": "2022-05-11"}, "born", "1999-04-02", "aged 23", "within"),
        ({"birth_date": "04.02.1999"}, "born", "1999-04-02", "04.02.1999", "day and month swapped"),
        ({"birth_date": "02.04.1998"}, "born", "1999-04-02", "02.04.1998", "a year off"),
        ({"birth_date": "02.04.1969"}, "born", "1999-04-02", "02.04.1969", "one digit off"),
        ({"birth_date": "25.12.1971"}, "born", "1999-04-02", "25.12.1971", "differs"),
        ({"birth_place": "г. Вологда"}, "birth place", "Бійськ", "г. Вологда", "differs"),
        ({"unit": "11-й танковый полк"}, "unit", "11 tank regiment", "11-й танковый полк", ""),
        ({"unit": "в/ч 13958"}, "unit", "11 tank regiment", "в/ч 13958", "cannot be compared"),
        ({"sex": "ж"}, "sex", "ч", "ж", "differs"),
        ({"last_contact_date": "2022-03-15"}, "last contact", "2022-03-01", "2022-03-15", "last contact after capture"),
    ],
)
def test_a_reason_names_both_values_and_how_they_agree(
    register_of: RegisterOf, cells: Row, name: str, registered: str, sought: str, words: str
) -> None:
    why = reason(found(register_of, **cells), name)
    assert (why.registered, why.sought) == (registered, sought)
    assert why.words.split(", 1 in")[0] == words


def test_a_reason_for_him_says_how_rare_it_is(register_of: RegisterOf) -> None:
    why = reason(found(register_of, family_name="Chtcherbakov"), "family name")
    assert "1 in " in why.words
    one_in = float(why.words.rsplit(" ", 1)[1].replace(",", ""))
    assert one_in == pytest.approx(2**why.bits, rel=0.1)


def test_a_word_of_his_that_nobody_compares_gives_no_reason(register_of: RegisterOf) -> None:
    assert [each.name for each in found(register_of).evidence] == ["family name"]


@pytest.mark.parametrize(
    ("cells", "name", "strong"),
    [
        ({"given_name": "Фёдор"}, "given name", True),
        ({"birth_date": "25.12.1971"}, "born", True),
        ({"birth_date": "1971"}, "born", False),  # a year may be guessed
        ({"birth_place": "Вологда"}, "birth place", False),  # a district town for a village
        ({"unit": "74 мотострелковый полк"}, "unit", False),  # soldiers are moved
        ({"sex": "ж"}, "sex", True),
        ({"last_contact_date": "2022-03-15"}, "last contact", True),
    ],
)
def test_some_facts_are_strong_and_some_are_not(register_of: RegisterOf, cells: Row, name: str, strong: bool) -> None:
    assert reason(found(register_of, **cells), name).strong is strong


def test_a_name_read_against_its_headings_says_so(register_of: RegisterOf) -> None:
    """Both are given names; that family and given name were exchanged is a reason of its own, and against him."""
    as_marked = [{"family_name": "Алексей", "given_name": "Иван"}] * 30
    register = register_of({"family_name": "Иван", "given_name": "Алексей"}, *as_marked)
    found = register.search(Description({"family_name": "Алексей", "given_name": "Иван"}), top=31)
    assert found[-1].registry_id == "1"
    assert reason(found[-1], "names").bits < -1
    assert "names" not in {each.name for each in found[0].evidence}


def test_weights_are_whole_thousandths_of_a_bit_and_add_up(camp: Register, exercise: Exercise) -> None:
    for row in exercise.enquiries:
        for candidate in camp.search(Description(row)):
            thousandths = [1000 * each.bits for each in candidate.evidence]
            assert all(abs(weight - round(weight)) < 1e-6 for weight in [*thousandths, 1000 * candidate.bits])
            # How the names are read is a reason of its own only where it takes a bit or more.
            assert candidate.bits <= sum(each.bits for each in candidate.evidence) + 1e-6
            assert candidate.bits > sum(each.bits for each in candidate.evidence) - 1.001


def test_every_candidate_has_reasons(camp: Register, exercise: Exercise) -> None:
    for row in exercise.enquiries[:40]:
        for candidate in camp.search(Description(row)):
            assert candidate.evidence
            assert candidate.reasons.count("; ") >= len(candidate.evidence) - 1
