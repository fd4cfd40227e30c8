from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from vistka.exercise.corruptions import STAGES, Level, corrupt, kinds
from vistka.exercise.hands import PLAIN_COLUMNS
from vistka.exercise.persons import Person, invent_person
from vistka.exercise.view import View


def corrupted(view_of: Callable[..., View], level: Level, count: int) -> list[View]:
    rng = Random(1)
    views = [view_of(invent_person(rng)) for _ in range(count)]
    for view in views:
        corrupt(view, level, rng)
    return views


def test_no_two_corruptions_have_the_same_word_and_none_a_comma() -> None:
    words = list(kinds())
    assert len(set(words)) == len(words)
    assert not any("," in word or "\t" in word for word in words)


@pytest.mark.parametrize("level", ["mild", "hard"])
def test_the_chances_of_one_stage_are_at_most_certainty(level: Level) -> None:
    assert all(sum(getattr(corruption, level) for corruption in stage) <= 1 for stage in STAGES)


def test_every_kind_happens(view_of: Callable[..., View]) -> None:
    happened = Counter(kind for view in corrupted(view_of, "hard", 6000) for kind in view.corruptions)
    assert set(happened) == set(kinds())


def test_a_hard_exercise_is_harder_than_a_mild_one(view_of: Callable[..., View]) -> None:
    mild, hard = (sum(len(view.corruptions) for view in corrupted(view_of, level, 500)) for level in ("mild", "hard"))
    assert hard > 1.4 * mild


def test_one_stage_happens_at_most_once(view_of: Callable[..., View]) -> None:
    for view in corrupted(view_of, "hard", 500):
        for stage in STAGES:
            assert sum(corruption.kind in view.corruptions for corruption in stage) <= 1


def test_what_needs_a_column_does_not_happen_without_it(alexei: Person, view_of: Callable[..., View]) -> None:
    for seed in range(300):
        view = view_of(alexei)
        view.row = {column: view.row[column] for column in PLAIN_COLUMNS}
        corrupt(view, "hard", Random(seed))
        assert tuple(view.row) == PLAIN_COLUMNS
        assert not {"age", "single_name", "number_off"} & set(view.corruptions)


def test_an_uncorrupted_enquiry_says_the_truth(alexei: Person, view_of: Callable[..., View]) -> None:
    for seed in range(300):
        view = view_of(alexei)
        corrupt(view, "mild", Random(seed))
        if not view.corruptions:
            assert view.row == view_of(alexei).row
            return
    pytest.fail("no enquiry of a mild exercise stayed whole")
