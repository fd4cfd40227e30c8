"""The compiled loops against what they promise, on a handful of rows."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from vistka.matching import alignment, kernels
from vistka.matching.alignment import FAR

Int = NDArray[np.int32]
CHANGED, DROPPED, ADDED, DOUBLED, SWAPPED, MISTAKEN = 60, 40, 80, 50, 45, 30
A, B = 1, 2  # two letters that are easily taken for each other
words = st.lists(st.integers(1, 4), max_size=7)
short_words = st.lists(st.integers(1, 4), max_size=3)


def ints(*values: int) -> Int:
    return np.array(values, np.int32)


def slip_cost(meant: Sequence[int], written: Sequence[int], bound: int = 10_000) -> int:
    mistaken = np.zeros((256, 256), np.int32)
    mistaken[A, B] = mistaken[B, A] = MISTAKEN
    cost = alignment.slip_cost(
        np.array(meant, np.uint8), np.array(written, np.uint8), ints(CHANGED, DROPPED, ADDED, DOUBLED, SWAPPED), mistaken,
        bound, np.empty((3, len(written) + 2), np.int32),
    )  # fmt: skip
    return int(cost)


@pytest.mark.parametrize(
    ("meant", "written", "cost"),
    [
        ([], [], 0),
        ([1, 3, 4], [1, 3, 4], 0),
        ([1, 3, 4], [1, 4], DROPPED),
        ([1, 3, 4], [1, 3, 2, 4], ADDED),
        ([1, 3, 4], [1, 3, 3, 4], DOUBLED),
        ([1, 3, 4], [3, 1, 4], SWAPPED),
        ([1, 3, 4], [1, 1, 4], CHANGED),
        ([A, 3, 4], [B, 3, 4], MISTAKEN),
        ([1, 3, 4], [], 3 * DROPPED),
    ],
)
def test_each_slip_of_the_hand_has_its_cost(meant: list[int], written: list[int], cost: int) -> None:
    assert slip_cost(meant, written) == cost


def plain_slip_cost(meant: list[int], written: list[int]) -> int:
    """Optimal string alignment, written for reading."""
    costs: dict[tuple[int, int], int] = {}
    for i in range(len(meant) + 1):
        for j in range(len(written) + 1):
            ways = [0] if i == j == 0 else []
            if i:
                ways.append(costs[i - 1, j] + DROPPED)
            if j:
                again = i > 0 and j > 1 and written[j - 1] == written[j - 2]
                ways.append(costs[i, j - 1] + (DOUBLED if again else ADDED))
            if i and j:
                pair = {meant[i - 1], written[j - 1]}
                ways.append(costs[i - 1, j - 1] + (0 if len(pair) == 1 else MISTAKEN if pair == {A, B} else CHANGED))
            if i > 1 and j > 1 and meant[i - 2 : i] == written[j - 2 : j][::-1]:
                ways.append(costs[i - 2, j - 2] + SWAPPED)
            costs[i, j] = min(ways)
    return costs[len(meant), len(written)]


@given(words, words)
def test_slips_cost_what_the_cheapest_chain_of_them_costs(meant: list[int], written: list[int]) -> None:
    assert slip_cost(meant, written) == plain_slip_cost(meant, written)


@given(words, words, st.integers(0, 300))
def test_a_bound_only_spares_work(meant: list[int], written: list[int], bound: int) -> None:
    cost = slip_cost(meant, written)
    assert slip_cost(meant, written, bound) in ((cost,) if cost <= bound else (cost, FAR))


def heard_cost(meant: list[int], written: list[int]) -> int:
    """With units that cost 1 to keep, 100 to change, 30 to leave out and 40 to put in."""
    change = np.full((5, 5), 100, np.int32)
    np.fill_diagonal(change, 1)
    drop, add = (np.full((5, 2), cost, np.int32) for cost in (30, 40))
    changed, dropped, added = alignment.profile(np.array(written, np.uint8), 1, change, drop, add)
    row = np.empty(len(written) + 1, np.int32)
    return int(alignment.heard_cost(np.array(meant, np.uint8), changed, dropped, added[0], 10_000, row))


@given(short_words, short_words)
def test_units_are_heard_at_the_sum_of_what_they_cost(meant: list[int], written: list[int]) -> None:
    common = longest_common(meant, written)
    assert heard_cost(meant, written) == common + 30 * (len(meant) - common) + 40 * (len(written) - common)


@given(words, words)
def test_spellings_are_as_many_slips_apart_as_letters_dropped_added_and_changed(
    meant: list[int], written: list[int]
) -> None:
    places = alignment.letter_places(np.array(written, np.uint8))
    assert alignment.slips_apart(np.array(meant, np.uint8), places, len(written)) == letters_apart(meant, written)


def letters_apart(one: list[int], other: list[int]) -> int:
    """Levenshtein's distance, written for reading."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row = row, [i]
        for j, its_letter in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != its_letter)))
    return row[-1]


def longest_common(one: list[int], other: list[int]) -> int:
    if not one or not other:
        return 0
    if one[-1] == other[-1]:
        return 1 + longest_common(one[:-1], other[:-1])
    return max(longest_common(one[:-1], other), longest_common(one, other[:-1]))


# -- weights --------------------------------------------------------------------------------------------------------------


def weights(
    costs: dict[int, int], counts: Sequence[int], expected: float = 0.0, differs: float = 0.01, persons: float = 10.0
) -> list[int]:
    table = np.full(len(counts), 99, np.int32)
    kernels.weigh(
        ints(*costs), ints(*costs.values()), np.array(counts, np.int64), sum(counts[1:]), expected, persons, 24_000, differs,
        table,
    )  # fmt: skip
    return table.tolist()


def test_a_missing_name_weighs_exactly_nothing() -> None:
    assert weights({1: 0}, [5, 1, 7])[0] == 0


def test_a_rare_name_weighs_more_than_a_common_one_at_the_same_level() -> None:
    rare, common = weights({1: 500}, [0, 3, 900])[1], weights({2: 500}, [0, 3, 900])[2]
    assert rare > common + 3_000


def test_a_name_common_among_people_weighs_less_though_the_list_has_it_once() -> None:
    counts = [0, 1, 1, 40]
    assert weights({1: 0}, counts, expected=0.01)[1] < weights({1: 0}, counts, expected=0.0001)[1]


def test_the_nearer_spelling_weighs_more_and_an_other_name_counts_against() -> None:
    _, same, heard, slip, other = weights({1: 0, 2: 2_000, 3: 9_000}, [0, 2, 2, 2, 94])
    assert same > heard > slip > other
    assert other == pytest.approx(1000 * np.log2(0.01), abs=1)


def test_many_who_sound_alike_share_what_the_name_says() -> None:
    alone, among = weights({1: 0}, [0, 1, 5, 94])[1], weights({1: 0, 2: 0}, [0, 1, 5, 94])[1]
    assert alone > among


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20_000)), min_size=1, max_size=8),
    st.integers(0, 500),
    st.floats(0, 0.2),
)
def test_nobody_drawn_by_chance_is_favoured(tokens: list[tuple[int, int]], others: int, expected: float) -> None:
    """The mean likelihood ratio, over the register and ten people at large, is at most one."""
    counts = np.array([0, *(count for count, _ in tokens), others + 1])
    costs = {code: cost for code, (_, cost) in enumerate(tokens, 1)}
    ratios = np.exp2(np.array(weights(costs, counts.tolist(), expected, persons=10)) / 1000)
    assert (counts * ratios).sum() <= (counts.sum() + 10) * 1.001


# -- the pass over the register -------------------------------------------------------------------------------------------

NOBODY = np.int32(-(1 << 28))


class Rows:
    """A register of few rows: family, given name and birth by code; its tables give each code its own weight."""

    def __init__(self, *rows: tuple[int, int, int], order: Sequence[int] | None = None) -> None:
        family, given, birth = (np.array(column, np.int32) for column in zip(*rows, strict=True))
        none = np.zeros(len(rows), np.int32)
        self.core = (family, given, none, birth, none, none)
        self.order = np.array(range(len(rows)) if order is None else order, np.int32)
        self.alive = np.ones(len(rows), np.bool_)

    def scan(self, best: int, picked: Sequence[int] = (), **tables: Any) -> tuple[list[tuple[int, int]], float, float]:
        """((row, total) of the best, mass, mass of brothers); weights as `family=[[0, …]]`, `given`, `father`, `birth`."""
        names = {role: np.array(tables.get(role, [[0] * 9]), np.int32) for role in ("family", "given", "father")}
        nothing = np.zeros(9, np.int32)
        tops, rows = np.full(best, NOBODY, np.int32), np.zeros(best, np.int32)
        ranges = np.array(tables.get("ranges", [[0, len(self.order)]]), np.int32)
        kept, mass, brothers = kernels.scan(
            ranges, np.array(picked, np.int32), self.core, self.order, self.alive, names["family"], names["given"],
            names["father"], np.array(tables.get("hypotheses", [0]), np.int32),
            np.array(tables.get("birth", nothing), np.int32), nothing, nothing, tops, rows, tables.get("threshold", NOBODY),
        )  # fmt: skip
        return list(zip(rows[:kept].tolist(), tops[:kept].tolist(), strict=True)), mass, brothers


def test_the_evidence_of_a_row_is_added_up_and_the_best_are_kept() -> None:
    rows = Rows((1, 1, 0), (2, 1, 1), (2, 2, 1), (1, 2, 0))
    found, mass, _ = rows.scan(3, family=[[0, 1000, 3000]], given=[[0, -2000, 500]], birth=[0, 250, 0])
    assert found == [(2, 3750), (3, 1500), (1, 1250)]
    assert mass == pytest.approx(sum(2 ** (w / 1000) for w in (3750, 1500, 1250, -1000)))


def test_equal_persons_stand_in_the_order_of_the_list() -> None:
    rows = Rows(*[(1, 1, 0)] * 5, order=[4, 2, 0, 3, 1])
    found, _, _ = rows.scan(3, family=[[0, 7]])
    assert found == [(2, 7), (4, 7), (1, 7)]


def test_who_has_left_is_not_found() -> None:
    rows = Rows((1, 1, 0), (1, 1, 0))
    rows.alive[0] = False
    found, mass, _ = rows.scan(3, family=[[0, 1000]])
    assert (found, mass) == ([(1, 1000)], 2.0)


def test_rows_are_taken_from_stretches_and_one_by_one() -> None:
    rows = Rows(*[(1, 1, 0)] * 6)
    assert [row for row, _ in rows.scan(6, [5], ranges=[[0, 1], [2, 4]])[0]] == [0, 2, 3, 5]


def test_a_person_counts_under_the_reading_that_fits_him_best() -> None:
    rows = Rows((1, 2, 0), (2, 1, 0))
    found, _, _ = rows.scan(
        2, family=[[0, 5000, -3000], [0, -3000, 4000]], given=[[0, -3000, 2000], [0, 1000, -3000]], father=[[0] * 9] * 2,
        hypotheses=[-100, -2000],
    )  # fmt: skip
    assert found == [(0, 6900), (1, 3000)]


def test_a_person_hopelessly_behind_is_passed_over() -> None:
    rows = Rows((1, 1, 0), (2, 1, 0))
    found, mass, _ = rows.scan(9, family=[[0, 25_000, 25_000 - kernels.NEGLIGIBLE - 1]])
    assert found == [(0, 25_000)]
    assert mass == 2.0**25


def test_who_is_below_the_threshold_is_of_no_interest() -> None:
    rows = Rows((1, 1, 0), (2, 1, 0))
    found, _, _ = rows.scan(9, family=[[0, 3000, 9000]], threshold=np.int32(5000))
    assert found == [(1, 9000)]


def test_brothers_are_those_of_family_and_father_whatever_the_given_name() -> None:
    rows = Rows((1, 1, 0), (2, 1, 0))
    _, _, brothers = rows.scan(9, family=[[0, 9000, 7000]], given=[[0, -30_000]])
    assert brothers == 2.0**9


def rows_of(codes: list[int], birth_below: int = 1 << 28, asks: bool = True) -> list[int]:
    """Rows by father (1, 2) of a register of four; family name 2 speaks for its bearer, as does given name 1."""
    father, family, given, birth = ints(1, 1, 2, 2), ints(1, 2, 1, 1), ints(1, 1, 1, 2), ints(0, 0, 1, 0)
    starts = ints(0, 0, 2, 4)
    other = np.array([[0, 900, -900]], np.int32)
    found = kernels.rows_of(
        ints(*codes), starts, np.argsort(father, kind="stable").astype(np.int32), family,
        np.array([[0, -900, 900]], np.int32), given, other if asks else other[:0], birth, ints(0, 8000), birth_below,
    )  # fmt: skip
    return list(map(int, found))


def test_rows_come_up_by_other_names_where_the_family_name_has_not_brought_them() -> None:
    assert rows_of([1, 2]) == [0, 2]  # row 1 is known by its family name, row 3 has another given name
    assert rows_of([2]) == [2]


def test_rows_come_up_without_asking_for_a_second_name() -> None:
    assert rows_of([1, 2], asks=False) == [0, 2, 3]


def test_rows_that_came_up_by_birth_are_not_taken_twice() -> None:
    assert rows_of([1, 2], birth_below=6000) == [0]
