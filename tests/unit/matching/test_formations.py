"""How well two units agree, in any language, by number or by formation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.identifiers import read_unit
from vistka.matching.formations import Formations
from vistka.matching.model import Model

OTHERS = [
    text
    for n in range(40)
    for text in (f"в/ч {54_321 + 197 * n}", f"{200 + n} омсбр", f"{300 + n} тп", f"{n} батальон")
]


def weight(model: Model, registered: str, sought: str) -> int:
    formations = Formations(model)
    codes = [formations.codes[text] for text in (registered, *OTHERS)]
    formations.count(np.array(codes, np.int32))
    unit = read_unit(sought)
    assert unit is not None
    return int(formations.weights(unit)[codes[0]])


@pytest.mark.parametrize(
    ("registered", "sought"),
    [
        ("11 тп", "11-й танковый полк"),
        ("11 тп", "11-й танковий полк"),
        ("11 тп", "11th Tank Regiment"),
        ("4-та окрема бригада морської піхоти", "4 обрмп"),
        ("в/ч 13958", "Military Unit 13958"),
        ("в/ч 13958", "войсковая часть №13958"),
        ("А0284", "в/ч A0284"),
    ],
)
def test_a_unit_is_one_in_every_language(model: Model, registered: str, sought: str) -> None:
    assert weight(model, registered, sought) == weight(model, registered, registered) > 1_000


def test_units_agree_by_degrees(model: Model) -> None:
    same, slip, other = (weight(model, "в/ч 13958", f"в/ч {number}") for number in ("13958", "13968", "54321"))
    assert same > slip > 0 > other


@pytest.mark.parametrize("slip", ["13985", "1395", "113958", "13058"])
def test_a_number_with_one_slip_is_nearly_the_same(model: Model, slip: str) -> None:
    assert weight(model, "в/ч 13958", "в/ч 13958") > weight(model, "в/ч 13958", f"в/ч {slip}") > 0


def test_a_formation_against_a_number_says_nothing(model: Model) -> None:
    assert weight(model, "11 тп", "в/ч 13958") == weight(model, "в/ч 13958", "11-й танковый полк") == 0


def test_a_battalion_does_not_contradict_a_brigade(model: Model) -> None:
    assert weight(model, "2 батальон", "74 бригада") == 0


def test_another_regiment_counts_against(model: Model) -> None:
    assert weight(model, "11 тп", "12 танковый полк") < 0


def test_two_battalions_of_one_brigade_agree_less_than_one_battalion_and_more_than_two_brigades(model: Model) -> None:
    same, sister, other = (
        weight(model, "3 батальон 126 бригады", sought)
        for sought in ("3 батальон 126 бригады", "2 батальон 126 бригады", "3 батальон 125 бригады")
    )
    assert same > sister > other


def test_a_brigade_and_a_battalion_of_it_agree(model: Model) -> None:
    assert weight(model, "3 батальон 126 бригады", "126 бригада") > 1_000


def test_a_unit_of_few_men_says_more_than_one_of_many(model: Model) -> None:
    formations = Formations(model)
    few, many = formations.codes["11 тп"], formations.codes["12 тп"]
    others = [formations.codes[text] for text in OTHERS]
    formations.count(np.array([few] + [many] * 30 + others, np.int32))
    weights = {text: formations.weights(unit) for text in ("11 тп", "12 тп") if (unit := read_unit(text))}
    assert weights["11 тп"][few] > weights["12 тп"][many] > 0


def test_weights_follow_a_register_that_changes(model: Model) -> None:
    formations = Formations(model)
    unit = read_unit("11 тп")
    assert unit is not None
    codes = np.array([formations.codes["11 тп"]] * 3 + [formations.codes["12 тп"]], np.int32)
    formations.count(codes)
    before = formations.weights(unit)[1]
    formations.count(np.array([formations.codes["13 тп"]] * 500, np.int32))
    assert len(formations.weights(unit)) == len(formations) == 4
    assert formations.weights(unit)[1] > before


@pytest.mark.parametrize("nothing", ["", "—", "часть", "unknown"])
def test_what_names_no_unit_is_missing_and_weighs_nothing(model: Model, nothing: str) -> None:
    formations = Formations(model)
    assert formations.codes[nothing] == 0
    unit = read_unit("11 тп")
    assert unit is not None
    assert formations.weights(unit).tolist() == [0]


def test_spellings_of_a_unit_share_a_code(model: Model) -> None:
    formations = Formations(model)
    assert (
        formations.codes["в/ч 13958"] == formations.codes["в.ч. 13958"] == formations.codes["Military Unit 13958"] == 1
    )


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_cells_can_be_compared(model: Model, registered: str, sought: str) -> None:
    formations = Formations(model)
    code = formations.codes[registered]
    formations.count(np.array([code], np.int32))
    if unit := read_unit(sought):
        assert len(formations.weights(unit)) == len(formations)
