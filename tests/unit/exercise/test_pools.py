from collections import Counter
from random import Random

import pytest

from vistka.exercise import pools
from vistka.exercise.pools import Name, Pool

FILES = [
    "family_names.tsv", "given_names.tsv", "places.tsv", "units.tsv", "ranks.tsv", "marks.tsv", "callsigns.tsv",
    "peoples.tsv",
]  # fmt: skip


def test_a_heavier_thing_is_drawn_oftener() -> None:
    rng = Random(1)
    drawn = Counter(Pool("ab", (3, 1)).draw(rng) for _ in range(4000))
    assert 2800 < drawn["a"] < 3200


@pytest.mark.parametrize(("items", "weights"), [("", ()), ("ab", (1,))])
def test_a_pool_needs_a_weight_for_each_of_its_things(items: str, weights: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="one weight for each"):
        Pool(items, weights)


def test_the_first_family_name_of_the_russians_is_borne_by_about_one_in_a_hundred() -> None:
    rng = Random(1)
    drawn = Counter(pools.family_names("russian").draw(rng).ru for _ in range(50_000))
    commonest, times = drawn.most_common(1)[0]
    assert commonest in {"Иванов", "Смирнов"}
    assert 0.007 < times / 50_000 < 0.02


def test_a_name_of_fathers_is_rare_among_sons() -> None:
    rng = Random(1)
    fathers, sons = (
        Counter(pools.given_names("slavic", "m", era).draw(rng).ru for _ in range(20_000)) for era in ("o", "y")
    )
    assert fathers["Николай"] > 5 * sons["Николай"]
    assert sons["Никита"] > 5 * fathers["Никита"]


def test_there_are_more_than_twelve_thousand_family_and_two_thousand_given_names() -> None:
    assert len(pools.table("family_names.tsv")) > 12_000
    assert len(pools.table("given_names.tsv")) > 2_000


@pytest.mark.parametrize("file", FILES)
def test_every_data_file_has_its_columns_filled_in(file: str) -> None:
    rows = pools.table(file)
    assert rows
    assert all(None not in row and None not in row.values() for row in rows)


def test_every_name_is_written_in_every_language() -> None:
    for row in (*pools.table("family_names.tsv"), *pools.table("given_names.tsv"), *pools.table("places.tsv")):
        assert all(pools.name_of(row).written(language) for language in ("ru", "uk", "be"))


def test_a_name_without_diminutives_of_its_own_in_a_language_has_the_russian_ones() -> None:
    assert Name("Бато", "Бато", "Бата", diminutives_ru=("Батик",)).diminutives("uk") == ("Батик",)
