"""One enquiry against a register: what weighs how much, and that nothing weighs what it should not."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vistka.exercise.invention import Exercise
from vistka.matching import Add, Candidate, Description, Register
from vistka.tables import COLUMNS

RegisterOf = Callable[..., Register]
Row = dict[str, str]

ALEXEI = {"family_name": "Щербаков", "given_name": "Алексей", "patronymic": "Иванович"}
FULL = {
    **ALEXEI,
    "birth_date": "1999-04-02",
    "birth_place": "Бийск",
    "unit": "11 тп",
    "sex": "м",
    "mother_name": "Елена Петровна",
    "service_number": "АБ-123456",
    "capture_date": "2022-03-01",
}
OTHERS: list[Row] = [
    {"family_name": family, "given_name": given, "patronymic": patronymic, "birth_date": f"{1970 + n}-0{1 + n % 9}-17"}
    for n, (family, given, patronymic) in enumerate(
        (family, given, patronymic)
        for family in ("Мельник", "Гордиенко", "Иванов", "Доржиев", "Магомедов")
        for given in ("Пётр", "Сергей")
        for patronymic in ("Петрович", "Сергеевич", "Баирович")
    )
]


def only(register: Register, number: str, row: Mapping[str, str]) -> Candidate:
    """The candidate of a number."""
    return next(each for each in register.search(Description(row)) if each.registry_id == number)


def bits(candidate: Candidate) -> dict[str, float]:
    return {each.name: each.bits for each in candidate.evidence}


# -- what is missing ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", [column for column in FULL if column != "family_name"])
def test_what_either_side_lacks_is_neutral(register_of: RegisterOf, column: str) -> None:
    """Exactly: the weight is that of all other reasons, on whichever side the cell is empty."""
    without = {name: cell for name, cell in FULL.items() if name != column}
    register = register_of(FULL, without, *OTHERS)
    he_has_it, he_lacks_it = (only(register, number, without) for number in ("1", "2"))
    assert he_has_it.bits == he_lacks_it.bits
    assert bits(he_has_it) == bits(he_lacks_it) == bits(only(register, "2", FULL | {column: ""}))


def test_an_enquiry_that_says_nothing_finds_nobody_of_note(register_of: RegisterOf) -> None:
    found = register_of(FULL, *OTHERS).search(Description({"id": "E"}))
    assert {each.bits for each in found} <= {0.0}
    assert {each.agreement for each in found} <= {"weak"}


def test_an_empty_register_answers_with_nobody() -> None:
    assert Register().search(Description(ALEXEI)) == ()
    assert [found for _, found in Register().search_list([Description(ALEXEI)])] == [()]


# -- what agrees and what contradicts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "reason", "other"),
    [
        ("given_name", "given name", "Фёдор"),
        ("patronymic", "patronymic", "Фёдорович"),
        ("birth_date", "born", "1971-12-25"),
        ("birth_place", "birth place", "Вологда"),
        ("unit", "unit", "74 мотострелковый полк"),
        ("sex", "sex", "ж"),
        ("mother_name", "mother", "Аполлинария Фёдоровна"),
        ("service_number", "service number", "ВГ-987650"),
    ],
)
def test_agreement_speaks_for_him_and_contradiction_against(
    register_of: RegisterOf, column: str, reason: str, other: str
) -> None:
    register = register_of(FULL, *OTHERS)
    agrees, contradicts = bits(only(register, "1", FULL)), bits(only(register, "1", FULL | {column: other}))
    # An agreement that says nothing (most are men) is no reason.
    assert agrees.get(reason, 0) >= 0 > contradicts[reason]


def test_the_rarer_name_weighs_more_at_the_same_level(register_of: RegisterOf) -> None:
    register = register_of({"family_name": "Иванов"}, {"family_name": "Урванцев"}, *OTHERS)
    common, rare = (bits(only(register, n, {"family_name": name})) for n, name in (("1", "Иванов"), ("2", "Урванцев")))
    assert rare["family name"] > common["family name"] > 0


def test_a_name_that_many_on_the_list_bear_weighs_less(register_of: RegisterOf) -> None:
    many = [{"family_name": "Монгуш", "given_name": "Шолбан"}] * 300
    among_few, among_many = (
        only(register_of({"family_name": "Монгуш"}, *rows), "1", {"family_name": "Монгуш"}) for rows in (OTHERS, many)
    )
    assert among_many.bits < among_few.bits - 3


def test_a_patronymic_and_the_fathers_name_count_once(register_of: RegisterOf) -> None:
    named = {"family_name": "Щербаков", "given_name": "Алексей"}
    register = register_of(FULL, *OTHERS)
    patronymic = only(register, "1", named | {"patronymic": "Иванович"})
    both = only(register, "1", named | {"patronymic": "Иванович", "father_name": "Иван"})
    father = only(register, "1", named | {"father_name": "Иван"})
    assert both.bits == patronymic.bits
    assert [each.name for each in both.evidence].count("patronymic") == 1
    assert 0 < bits(father)["patronymic"] <= bits(patronymic)["patronymic"] + 1


def test_a_registered_fathers_name_answers_for_a_patronymic(register_of: RegisterOf) -> None:
    he = {"family_name": "Щербаков", "given_name": "Алексей", "father_name": "Іван"}
    assert bits(only(register_of(he, *OTHERS), "1", ALEXEI))["patronymic"] > 0


def test_a_registered_age_answers_for_a_birth(register_of: RegisterOf) -> None:
    he = {"family_name": "Щербаков", "age": "23", "age_as_of": "2022-05-11"}
    right, wrong = (
        bits(only(register_of(he, *OTHERS), "1", {"family_name": "Щербаков", "birth_date": year}))
        for year in ("02.04.1999", "02.04.1971")
    )
    assert right["born"] > 0 > wrong["born"]


@pytest.mark.parametrize(
    "exchanged",
    [
        {"family_name": "Алексей", "given_name": "Щербаков", "patronymic": "Иванович"},
        {"name": "Алексей Щербаков"},
        {"name": "Алексей Иванович Щербаков"},
    ],
)
def test_family_and_given_name_in_each_others_place_are_found(register_of: RegisterOf, exchanged: Row) -> None:
    register = register_of(*OTHERS, FULL)
    found = register.search(Description(exchanged))[0]
    assert found.registry_id == str(len(OTHERS) + 1)
    assert {"family name", "given name"} <= {each.name for each in found.evidence}
    in_order = register.search(Description({key: cell for key, cell in ALEXEI.items() if key in exchanged} or ALEXEI))[
        0
    ]
    assert found.bits <= in_order.bits + 1


def test_names_that_may_stand_either_way_round_are_found_exchanged_at_a_price(register_of: RegisterOf) -> None:
    register = register_of({"family_name": "Алексей", "given_name": "Иван"}, *OTHERS)
    in_order, exchanged = (
        only(register, "1", {"family_name": family, "given_name": given})
        for family, given in (("Алексей", "Иван"), ("Иван", "Алексей"))
    )
    assert 0 < exchanged.bits < in_order.bits


def test_a_last_contact_after_the_capture_counts_strongly_against(register_of: RegisterOf) -> None:
    register = register_of(FULL, *OTHERS)
    before, after = (only(register, "1", ALEXEI | {"last_contact_date": day}) for day in ("2022-02-23", "2022-03-15"))
    assert before.bits - after.bits > 5
    assert before.probability > after.probability


def test_two_strong_contradictions_leave_a_weak_agreement_however_likely(register_of: RegisterOf) -> None:
    register = register_of(FULL, *OTHERS)
    one = only(register, "1", FULL | {"last_contact_date": "2022-03-15"})
    two = only(register, "1", FULL | {"last_contact_date": "2022-03-15", "service_number": "ВГ-987650"})
    assert one.agreement == "strong"
    assert two.agreement == "weak"
    assert two.probability > 0.5


# -- who is found ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        {"name": "Chtcherbakov Alexeï"},
        {"name": "Щербаков А. И."},
        {"name": "Щербакова Алексея"},
        {"name": "Shсhеrbаkоv А."},  # half Cyrillic
        {"family_name": "Щербакова", "given_name": "Лёша"},
        {"family_name": "Щербков", "given_name": "Олексій"},
        {"family_name": "Щербаков-Петренко"},
        {"given_name": "Алексей", "patronymic": "Иванович", "birth_date": "1999-04-02"},
        {"family_name": "Кудрявцев", "given_name": "Алексей", "patronymic": "Иванович"},  # his mother's name
        {"family_name": "Зззз", "birth_date": "02.04.1999"},
        {"birth_date": "02.04.1999"},
        {"family_name": "Петренко", "other_names": "Щербаков", "given_name": "Алексей"},
    ],
)
def test_he_is_found_by_whatever_is_known_of_him(register_of: RegisterOf, asked: Row) -> None:
    assert register_of(*OTHERS, FULL).search(Description(asked))[0].registry_id == str(len(OTHERS) + 1)


def test_scoring_everyone_changes_nothing_at_the_head(camp: Register, exercise: Exercise) -> None:
    for row in exercise.enquiries:
        pruned, everyone = (camp.search(Description(row), everyone=every) for every in (False, True))
        if pruned and pruned[0].agreement != "weak":
            assert everyone[0].registry_id == pruned[0].registry_id
            assert everyone[0].bits == pruned[0].bits


def test_the_same_list_gives_the_same_for_any_number_of_jobs(camp: Register, exercise: Exercise) -> None:
    sought = [Description(row) for row in exercise.enquiries]
    one, two = (list(camp.search_list(sought, jobs=jobs)) for jobs in (1, 2))
    assert one == two


def test_a_search_does_not_change_the_next_one(camp: Register, exercise: Exercise) -> None:
    first, second = ([camp.search(Description(row)) for row in exercise.enquiries[:30]] for _ in range(2))
    assert first == second


def test_candidates_are_ranked_and_each_stands_once(camp: Register, exercise: Exercise) -> None:
    for row in exercise.enquiries:
        found = camp.search(Description(row), top=5)
        assert len(found) <= 5
        assert len({each.registry_id for each in found}) == len(found)
        assert [each.bits for each in found] == sorted((each.bits for each in found), reverse=True)
        assert [each.probability for each in found] == sorted((each.probability for each in found), reverse=True)


def test_most_invented_enquiries_find_their_man_first(camp: Register, exercise: Exercise) -> None:
    sought = [(row, truth) for row, truth in zip(exercise.enquiries, exercise.truth, strict=True) if truth.registry_id]
    first = sum(camp.search(Description(row))[0].registry_id == truth.registry_id for row, truth in sought)
    assert first >= 0.93 * len(sought)


def test_whom_nobody_registered_is_seldom_called_strong(camp: Register, exercise: Exercise) -> None:
    hopeless = [
        Description(row) for row, truth in zip(exercise.enquiries, exercise.truth, strict=True) if not truth.registry_id
    ]
    strong = [found for _, found in camp.search_list(hopeless) if found and found[0].agreement == "strong"]
    assert len(strong) <= 0.1 * len(hopeless)


def test_everyone_is_found_first_by_his_own_row(camp: Register, exercise: Exercise) -> None:
    for row in exercise.register[::25]:
        described = Description({column: cell for column, cell in row.items() if column != "id"})
        best = camp.search(described)[0]
        assert best.registry_id == row["id"]


# -- anything may stand in a cell -----------------------------------------------------------------------------------------

STRANGE = (
    "😀",
    "محمد علي",
    "王光军",
    "김정은",
    "\x00\x1b[31m\u202e",
    "щ" * 5_000,
    "ab " * 2_000,
    "-" * 5_000,
    "\ud800",
    "=1+1",
    "٣/٤/١٩٩٩",
    "9" * 400,
    "0\t0",
    "1\t2\t3",
    "02.04.1999",
    "ІVАNОVIЗ",
    "<script>",
    "\u0301" * 50,
)
anything = st.sampled_from(STRANGE) | st.text(max_size=60) | st.text("абвгщ. -'", max_size=30)
rows = st.dictionaries(st.sampled_from([column.name for column in COLUMNS]), anything)


@pytest.fixture(scope="module")
def few(register_of: RegisterOf) -> Register:
    return register_of(FULL, *OTHERS)


@pytest.mark.parametrize("strange", STRANGE, ids=range(len(STRANGE)))
def test_no_cell_breaks_a_search(few: Register, strange: str) -> None:
    for column in COLUMNS:
        for row in ({column.name: strange}, FULL | {column.name: strange}):
            found = few.search(Description(row))
            assert all(0 <= each.probability <= 1 for each in found)


def test_no_cell_breaks_a_register() -> None:
    cells = [(strange, column.name) for strange in STRANGE for column in COLUMNS if column.name != "id"]
    register = Register()
    register.apply(
        (Add(Description({column: cell, "id": str(n)})) for n, (cell, column) in enumerate(cells)), sequence=1
    )
    assert len(register) == len(cells)
    assert register.search(Description(ALEXEI), everyone=True)


@settings(max_examples=150)
@given(rows, st.booleans())
def test_any_text_in_any_cell_can_be_searched(few: Register, row: Row, everyone: bool) -> None:
    found = few.search(Description(row), everyone=everyone)
    assert sum(each.probability for each in found) <= 1 + 1e-9
    assert all(isinstance(each.reasons, str) for each in found)


@settings(max_examples=100)
@given(rows.filter(lambda row: row.get("family_name") or row.get("name")))
def test_any_text_in_any_cell_can_be_registered(row: Row) -> None:
    register = Register()
    register.apply([Add(Description(row | {"id": "he"}))], sequence=1)
    assert len(register) == 1
    assert {each.registry_id for each in register.search(Description(row))} <= {"he"}
