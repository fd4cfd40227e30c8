"""Two cells compared by themselves: mothers, callsigns, residences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.matching.known import Known
from vistka.matching.lexicon import Lexicon
from vistka.matching.model import Model
from vistka.matching.pairs import PairComparer
from vistka.matching.spelling import Costs


@pytest.fixture(scope="module")
def pairs(model: Model, costs: Costs, known: Known) -> PairComparer:
    return PairComparer(Lexicon(model, costs, known).names)


def compared(pairs: PairComparer, role: str, one: str, other: str) -> tuple[int, str]:
    verdict = pairs.compare(role, one, other, 0.05, 12_000)
    assert verdict is not None
    return verdict


@pytest.mark.parametrize(
    ("role", "one", "other", "words"),
    [
        ("given", "Олена", "Олена", "the same"),
        ("given", "Олена", "Елена", "another form of the name"),
        ("family", "Кудрявцева", "Kudryavtseva", "sounds the same"),
        ("family", "Гордиенко", "Гординеко", "a slip away"),
        ("family", "Гордиенко", "Мельник", "differs"),
        ("place", "м. Харків", "Kharkiv", "sounds the same"),
    ],
)
def test_it_is_said_in_words_how_two_cells_agree(
    pairs: PairComparer, role: str, one: str, other: str, words: str
) -> None:
    assert compared(pairs, role, one, other)[1] == words


def test_what_differs_counts_against_and_what_agrees_for(pairs: PairComparer) -> None:
    assert (
        compared(pairs, "family", "Гордиенко", "Мельник")[0]
        < 0
        < compared(pairs, "family", "Гордиенко", "Gordienko")[0]
    )


def test_a_rare_name_weighs_more_than_a_common_one(pairs: PairComparer) -> None:
    assert compared(pairs, "family", "Урванцев", "Урванцев")[0] > compared(pairs, "family", "Иванов", "Иванов")[0] > 0


def test_a_name_in_no_list_is_as_rare_as_names_get_and_no_rarer(pairs: PairComparer) -> None:
    weight, _ = compared(pairs, "family", "Шарвыкаевскер", "Шарвыкаевскер")
    assert 10_000 < weight <= 12_000


@pytest.mark.parametrize("written", ["Kudriavtseva", "Kudrjawzewa", "Koudriavtseva"])
def test_a_spelling_that_nobody_has_counted_is_as_common_as_the_name(pairs: PairComparer, written: str) -> None:
    same, _ = compared(pairs, "family", "Кудрявцева", "Кудрявцева")
    assert 0 < compared(pairs, "family", "Кудрявцева", written)[0] <= same + 1_000
    assert 0 < compared(pairs, "family", written, "Кудрявцева")[0] <= same + 1_000


@pytest.mark.parametrize(("one", "other"), [("", "Елена"), ("Елена", ""), ("—", "Елена"), ("123", "Елена")])
def test_a_cell_that_names_nobody_is_not_compared(pairs: PairComparer, one: str, other: str) -> None:
    assert pairs.compare("given", one, other, 0.05, 12_000) is None


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("шрам на левой щеке", "левая щека: шрам", 3),
        ("шрам на левой щеке", "шрам на лівій щоці", 1),
        ("татуировка", "татуировки", 1),
        ("шрам", "ожог", 0),
        ("на у в под", "на у в под", 0),  # short words say nothing
        ("", "шрам", 0),
    ],
)
def test_words_of_two_texts_are_shared_in_any_case(pairs: PairComparer, one: str, other: str, shared: int) -> None:
    assert pairs.shared_words(one, other) == shared


@given(st.sampled_from(["family", "given", "father", "place"]), st.text(max_size=30), st.text(max_size=30))
def test_any_two_cells_can_be_compared(pairs: PairComparer, role: str, one: str, other: str) -> None:
    verdict = pairs.compare(role, one, other, 0.05, 12_000)
    assert verdict is None or -5_000 < verdict[0] <= 12_001
    assert 0 <= pairs.shared_words(one, other) == pairs.shared_words(other, one)
