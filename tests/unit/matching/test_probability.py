"""Probabilities that mean what they say: nobody and his brother are explanations too."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.exercise.invention import Exercise
from vistka.matching import Description, Register
from vistka.matching.model import Model
from vistka.matching.probability import Masses, calibrated, found_share, log_odds, posterior, shipped_curve

RegisterOf = Callable[..., Register]
Ask = Callable[..., Description]

weights = st.lists(st.integers(-30_000, 40_000), min_size=1, max_size=20)


def probabilities(totals: list[int], persons: int, prior: float, model: Model, brothers: float = 0.0) -> list[float]:
    array = np.array(totals, np.int32)
    masses = Masses(float(np.exp2(array / 1000).sum()) / persons, brothers)
    return posterior(array, masses, persons, prior, model).tolist()


@given(weights, st.integers(20, 10**6), st.floats(0.001, 0.999), st.floats(0, 10**6))
def test_all_candidates_together_are_at_most_certain(
    model: Model, totals: list[int], persons: int, prior: float, brothers: float
) -> None:
    each = probabilities(totals, persons, prior, model, brothers)
    assert sum(each) <= 1 + 1e-9
    assert min(each) >= 0


def test_namesakes_share_the_probability(model: Model) -> None:
    (alone,) = probabilities([20_000], 1000, 0.5, model)
    both = probabilities([20_000, 20_000], 1000, 0.5, model)
    assert both[0] == both[1] < alone
    assert sum(both) == pytest.approx(alone, rel=0.01)


def test_the_heavier_is_the_likelier_by_as_many_bits(model: Model) -> None:
    one, other = probabilities([12_000, 9_000], 1000, 0.5, model)
    assert one == pytest.approx(8 * other)


def test_the_same_agreement_says_less_in_a_larger_register(model: Model) -> None:
    assert probabilities([12_000], 10**6, 0.5, model) < probabilities([12_000], 1000, 0.5, model)


def test_where_hardly_anybody_is_found_a_candidate_is_less_likely(model: Model) -> None:
    assert probabilities([12_000], 1000, 0.03, model) < probabilities([12_000], 1000, 0.8, model)


def test_a_registered_brother_lowers_the_probability(model: Model) -> None:
    assert probabilities([12_000], 1000, 0.5, model, brothers=50.0) < probabilities([12_000], 1000, 0.5, model)


# -- the share of a list that can be found --------------------------------------------------------------------------------

FOUND, HOPELESS = Masses(500.0, 0.0), Masses(0.001, 0.0)


@pytest.mark.parametrize(("found", "hopeless"), [(970, 30), (500, 500), (30, 970), (0, 1000)])
def test_the_share_that_is_found_follows_the_list(model: Model, found: int, hopeless: int) -> None:
    assert found_share([FOUND] * found + [HOPELESS] * hopeless, model) == pytest.approx(found / 1000, abs=0.03)


def test_one_enquiry_hardly_moves_what_was_thought_before(model: Model) -> None:
    assert found_share([], model) == model["prior_found"]
    assert found_share([HOPELESS], model) == pytest.approx(model["prior_found"], abs=0.1)


@given(st.lists(st.tuples(st.floats(0, 1e9), st.floats(0, 1e9)), max_size=30))
def test_the_share_is_a_share(model: Model, masses: list[tuple[float, float]]) -> None:
    assert 0 < found_share([Masses(*each) for each in masses], model) < 1


# -- calibration ----------------------------------------------------------------------------------------------------------


def test_a_curve_puts_right_what_was_said_too_surely() -> None:
    curve = ((-5.0, -5.0), (0.0, -1.0), (5.0, 3.0))
    said = np.array([0.5, 0.99])
    assert (calibrated(said, curve) < said).all()
    assert log_odds(float(calibrated(np.array([0.5]), curve)[0])) == pytest.approx(-1.0)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20))
def test_the_shipped_curve_keeps_the_order_of_candidates_and_promises_no_more(said: list[float]) -> None:
    ascending = np.array(sorted(said))
    meant = calibrated(ascending, shipped_curve())
    assert (np.diff(meant) >= -1e-12).all()
    assert meant.min() >= 0
    assert meant.max() <= 1


@pytest.mark.parametrize("p", [0.0, 1.0, 0.5])
def test_log_odds_are_bounded_and_fair(p: float) -> None:
    assert abs(log_odds(p)) < 25
    assert log_odds(p) == pytest.approx(-log_odds(1 - p))


# -- whole registers ------------------------------------------------------------------------------------------------------

SOUGHT = {"family_name": "Щербаков", "given_name": "Алексей", "patronymic": "Иванович", "birth_date": "1999"}


def test_a_common_name_shares_its_probability_among_its_bearers(register_of: RegisterOf, asked: Ask) -> None:
    others = [{"family_name": "Мельник", "given_name": "Пётр"}] * 50
    one, five = (register_of(*[SOUGHT] * n, *others).search(asked(**SOUGHT)) for n in (1, 5))
    assert five[0].probability == five[4].probability
    assert five[0].probability < one[0].probability / 3
    assert sum(candidate.probability for candidate in five) <= 1


def test_a_brother_in_the_register_makes_a_match_without_given_name_less_likely(
    register_of: RegisterOf, asked: Ask
) -> None:
    nameless = {"family_name": "Щербаков", "patronymic": "Иванович"}
    others = [{"family_name": "Мельник", "given_name": "Пётр", "patronymic": "Иванович"}] * 50
    brother = {"family_name": "Щербаков", "given_name": "Сергей", "patronymic": "Иванович"}
    stranger = {"family_name": "Щербаков", "given_name": "Сергей", "patronymic": "Петрович"}
    with_brother, with_stranger = (
        register_of(nameless, other, *others).search(asked(**SOUGHT))[0] for other in (brother, stranger)
    )
    assert with_brother.registry_id == with_stranger.registry_id == "1"
    assert with_brother.probability < with_stranger.probability


def test_an_enquiry_among_hopeless_ones_promises_less(register_of: RegisterOf, asked: Ask) -> None:
    register = register_of(SOUGHT, *[{"family_name": f"{a}{b}енко"} for a in ("Бар", "Вол", "Гор") for b in "абвгд"])
    weak = asked(family_name="Щербаков")
    hopeless = [asked(family_name="Жамбалсамбуев", given_name="Баир", birth_date=f"19{n}-03-12") for n in range(60, 99)]
    (_, alone), *_ = register.search_list([weak])
    (_, among_hopeless), *_ = register.search_list([weak, *hopeless * 5])
    assert among_hopeless[0].bits == alone[0].bits
    assert among_hopeless[0].probability < alone[0].probability


def test_candidates_of_invented_enquiries_are_together_at_most_certain(camp: Register, exercise: Exercise) -> None:
    found = list(camp.search_list(map(Description, exercise.enquiries)))
    assert all(sum(candidate.probability for candidate in candidates) <= 1 + 1e-9 for _, candidates in found)
