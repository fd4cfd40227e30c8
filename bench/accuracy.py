"""How often the right person is found, how surely, and whether the probabilities mean what they say."""

from bench.lists import Lists, as_matches, benchmark, exercise, read_descriptions, search_all
from bench.measure import Result
from bench.scoring import Score, score
from vistka.exercise.invention import Columns, Order
from vistka.matching import Register
from vistka.tables import read_table

EXERCISE_SEEDS: dict[Columns, int] = {"plain": 1001, "full": 1002}
"""Weights and calibration are fitted on seeds below 100 (`bench/fit/`): these stay unseen."""


def of_benchmark(size: str) -> Result:
    """The public benchmark: a register of ``100k`` or ``1m`` persons, 2,500 enquiries, 500 of them hopeless."""
    with benchmark(size) as lists:
        return _figures(lists)


def of_exercise(columns: Columns) -> Result:
    """Our own exercise of 100,000 persons and 2,500 enquiries, hard, a fifth hopeless; plain columns or all."""
    order = Order(100_000, 2_500, EXERCISE_SEEDS[columns], hopeless=0.2, columns=columns, corruption="hard")
    with exercise(order) as lists:
        return {"seed": order.seed, "corruption": order.corruption, **_figures(lists)}


def _figures(lists: Lists) -> Result:
    register = Register.from_table(read_table(lists.register))
    matches = as_matches(search_all(register, read_descriptions(lists.enquiries)))
    return figures_of(score(matches, lists.truth, lists.corruptions))


def figures_of(scored: Score) -> Result:
    """All figures of a score; beside the calibration by tenth, how right the surest tenth is."""
    surest = [tenth for tenth in scored.calibration if tenth.low >= 0.9]
    return {**scored.to_dict(), "right at 0.9 or more": surest[0].right if surest else 0.0}
