"""The learnt costs of writing one unit for another, and spellings packed for comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.matching.model import Model
from vistka.matching.spelling import CYRILLIC, LATIN, LONGEST, Costs, costs_of, letter_code, pack_spelling, read_costs

TABLE = [
    "# comment",
    "direction\tmeant\twritten\tcost",
    "cyrillic>latin\tщ\tshch\t1000",
    "cyrillic>latin\tщ\tm\t900000",
    "cyrillic>latin\tь\t\t200",
    "latin>cyrillic\t\tь\t300",
    "",
]


def test_a_costs_table_is_read_and_scaled(model: Model) -> None:
    whole = read_costs(TABLE, model.with_values(heard_scale=1.0))
    half = read_costs(TABLE, model.with_values(heard_scale=0.5))
    change = (whole.code("щ"), whole.code("shch"))
    assert whole.change[change] == 2 * half.change[change] == 1000


def test_nothing_heard_costs_more_than_a_slip_of_the_hand(model: Model) -> None:
    costs = read_costs(TABLE, model.with_values(heard_scale=1.0))
    assert costs.change[costs.code("щ"), costs.code("m")] == model.cost("heard_changed")
    assert costs.change.max() == model.cost("heard_changed")


def test_what_is_left_out_and_put_in_depends_on_the_script(model: Model) -> None:
    costs = read_costs(TABLE, model.with_values(heard_scale=1.0))
    soft_sign = costs.code("ь")
    assert costs.drop[soft_sign, LATIN] == 200 < costs.drop[soft_sign, CYRILLIC]
    assert costs.add[soft_sign, LATIN] == 300 < costs.add[soft_sign, CYRILLIC]


def test_a_unit_never_seen_in_its_place_costs_as_in_any_place(costs: Costs) -> None:
    assert costs.code("щ+") in (costs.codes.get("щ+"), costs.code("щ"))
    assert costs.code("☃") == 0
    assert read_costs(TABLE, Model({"heard_scale": 1, "heard_changed": 9, "heard_added": 9, "heard_dropped": 9})).code(
        "щ+"
    ) == 1 + sorted({"щ", "shch", "m", "ь"}).index("щ")


@pytest.mark.parametrize(
    ("meant", "written", "not_written"),
    [
        ("щ", "shch", "k"),
        ("ж", "zh", "p"),
        ("ч", "ch", "b"),
        ("х", "kh", "d"),
        ("ц", "ts", "l"),
        ("г", "h^", "m"),
        ("в", "w", "n"),
    ],
)
def test_what_people_write_is_cheaper_than_what_nobody_writes(
    costs: Costs, meant: str, written: str, not_written: str
) -> None:
    change = costs.change[costs.code(meant)]
    assert change[costs.code(written)] < change[costs.code(not_written)]


def test_a_soft_sign_is_left_out_more_easily_than_a_consonant(costs: Costs) -> None:
    assert costs.drop[costs.code("ь"), LATIN] < costs.drop[costs.code("щ"), LATIN]


def test_no_cost_is_a_gift(costs: Costs) -> None:
    assert min(table.min() for table in (costs.change, costs.drop, costs.add)) >= 0


def test_costs_follow_the_model_that_scales_them(model: Model) -> None:
    free = costs_of(model.with_values(heard_scale=0.0))
    assert free.change[free.code("щ"), free.code("shch")] == 0


@pytest.mark.parametrize(
    ("text", "script"), [("щербаков", CYRILLIC), ("shcherbakov", LATIN), ("їжак", CYRILLIC), ("", LATIN)]
)
def test_a_spelling_knows_its_script(costs: Costs, text: str, script: int) -> None:
    assert pack_spelling(text, costs).script == script


def test_only_the_beginning_of_an_endless_name_is_compared(costs: Costs) -> None:
    packed = pack_spelling("ба" * 4000, costs)
    assert len(packed.units) == len(packed.letters) == LONGEST


@pytest.mark.parametrize(
    "letters",
    ["абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў", "abcdefghijklmnopqrstuvwxyz"],
)
def test_letters_of_an_alphabet_have_different_codes(letters: str) -> None:
    assert len({letter_code(letter) for letter in letters}) == len(letters)


def test_letters_of_two_alphabets_are_never_the_same() -> None:
    assert {letter_code(c) for c in "асеорх"}.isdisjoint(letter_code(c) for c in "aceopx")


@given(st.text(max_size=60))
def test_any_text_can_be_packed(costs: Costs, text: str) -> None:
    packed = pack_spelling(text, costs)
    assert 0 not in packed.letters
    assert len(packed.letters) == min(len(text), LONGEST)
