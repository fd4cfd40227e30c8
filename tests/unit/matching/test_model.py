"""The table of numbers that the matching goes by."""

import re
from importlib.resources import files

import pytest

from vistka.matching.model import Model, read_model

TABLE = ["# a comment", "", "slip_base\t2400\tthat it is a slip", "brother\t0.08\tshare of brothers"]


def test_numbers_are_read_by_name() -> None:
    model = read_model(TABLE)
    assert model.cost("slip_base") == 2400
    assert model["brother"] == 0.08


def test_costs_are_whole_thousandths_of_a_bit() -> None:
    assert isinstance(read_model(["slip_base\t2400.7\twhy"]).cost("slip_base"), int)


def test_a_changed_model_leaves_the_first_as_it_was() -> None:
    model = read_model(TABLE)
    assert model.with_values(slip_base=1.0)["slip_base"] == 1
    assert model["slip_base"] == 2400


def test_a_number_that_the_model_does_not_have_cannot_be_changed() -> None:
    with pytest.raises(KeyError, match="no parameter slip_bass"):
        read_model(TABLE).with_values(slip_bass=1.0)


def test_every_shipped_number_says_what_it_means() -> None:
    lines = (files("vistka.matching") / "data" / "model.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 3 and len(row[2]) > 10 for row in rows)
    assert len({name for name, _, _ in rows}) == len(rows)


def test_every_shipped_number_is_used(model: Model) -> None:
    folder = files("vistka.matching")
    code = "".join(file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".py"))
    prefixes = re.findall(r'f?"([a-z]+_)(?:\{|" \+)', code)
    unused = [name for name in model.values if f'"{name}"' not in code and not name.startswith(tuple(prefixes))]
    levels = [name for name in unused if name.removeprefix("birth_") not in code]
    assert levels == []


def test_shares_are_shares_and_costs_are_not_gifts(model: Model) -> None:
    shares = [
        name for name in model.values if name.startswith(("differs_", "birth_", "unit_", "brother", "prior_found"))
    ]
    assert all(0 < model[name] < 1 for name in shares)
    costs = [name for name in model.values if name.startswith(("slip_", "form_", "known_", "heard_", "same_"))]
    assert all(model[name] >= 0 for name in costs)


def test_a_possible_match_is_below_a_strong_one(model: Model) -> None:
    assert 0 < model["agreement_possible"] < model["agreement_strong"] < 1
