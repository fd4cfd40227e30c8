import pytest

from vistka.exercise import Order, invent
from vistka.exercise.corruptions import Level
from vistka.exercise.invention import Columns, Invention


@pytest.mark.parametrize("columns", ["plain", "full"])
@pytest.mark.parametrize("corruption", ["mild", "hard"])
def test_the_same_seed_gives_the_same_exercise(columns: Columns, corruption: Level) -> None:
    once, twice = (invent(300, 11, enquiries=60, columns=columns, corruption=corruption) for _ in range(2))
    assert once == twice
    assert once != invent(300, 12, enquiries=60, columns=columns, corruption=corruption)


def test_it_has_as_many_persons_and_enquiries_as_are_ordered() -> None:
    exercise = invent(321, seed=1, enquiries=45)
    assert (len(exercise.register), len(exercise.enquiries), len(exercise.truth)) == (321, 45, 45)


@pytest.mark.parametrize(("hopeless", "in_vain"), [(0.0, 0), (0.5, 20), (1.0, 37)])
def test_the_share_of_hopeless_enquiries_is_as_ordered_but_for_the_known_case(hopeless: float, in_vain: int) -> None:
    truth = invent(300, seed=1, enquiries=40, hopeless=hopeless).truth
    assert sum(not each.registry_id for each in truth) == in_vain


@pytest.mark.parametrize(
    ("persons", "enquiries", "hopeless", "reason"),
    [
        (1, 3, 0.2, "known case"),
        (100, 2, 0.2, "known case"),
        (100, 10, 1.5, "share between 0 and 1"),
        (100, 500, 0.2, "too few"),
    ],
)
def test_an_impossible_order_is_refused(persons: int, enquiries: int, hopeless: float, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Order(persons, enquiries, hopeless=hopeless)


def test_nobody_can_be_sought_before_the_register_was_read_to_its_end() -> None:
    invention = Invention(Order(persons=300, enquiries=50))
    next(invention.register())
    with pytest.raises(RuntimeError, match="to its end"):
        invention.enquiries()
