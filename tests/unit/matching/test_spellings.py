"""What one spelling costs to be written for another, and which of many it may mean."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vistka.matching import alignment
from vistka.matching.model import Model
from vistka.matching.spelling import Costs
from vistka.matching.spellings import Spellings

LETTERS = "абвгдезиклмнопрсту"
tokens = st.text(LETTERS, min_size=3, max_size=10)


@pytest.fixture(scope="module")
def spellings(model: Model, costs: Costs) -> Spellings:
    """Spellings of four tokens (1 to 4)."""
    made = Spellings(model, costs)
    for token, text in enumerate("щербаков гордиенко ковалев мельник".split(), 1):
        made.add(token, text, 0)
    return made


@pytest.fixture(scope="module")
def dearest_slip(model: Model) -> int:
    """What any one slip costs at most."""
    slips = ("changed", "dropped", "added", "doubled", "swapped", "mistaken")
    return model.cost("slip_base") + max(model.cost(f"slip_{slip}") for slip in slips)


@pytest.mark.parametrize(
    ("meant", "written", "way"),
    [
        ("щербаков", "щербаков", alignment.SAME_LETTERS),
        ("щербаков", "chtcherbakov", alignment.HEARD),
        ("shcherbakov", "szczerbakow", alignment.HEARD),
        ("соловьёв", "соловьев", alignment.HEARD),
        ("мельник", "мелтник", alignment.SLIP),
        ("гордиенко", "гродиенко", alignment.SLIP),
    ],
)
def test_a_spelling_is_the_same_or_a_slip_away_or_heard(
    spellings: Spellings, meant: str, written: str, way: int
) -> None:
    assert spellings.cost(meant, written)[1] == way


@pytest.mark.parametrize(
    ("meant", "near", "far"),
    [
        ("щербаков", "shcherbakov", "sherbakov"),  # the rule before the habit
        ("щербаков", "sherbakov", "tcherbakov"),  # the habit before the slip
        ("гордиенко", "gordienko", "hordiienko"),  # his language before another
        ("мельник", "мельнык", "мельнок"),  # what a Ukrainian hears before what nobody does
        ("мельник", "мельнек", "мальнек"),  # one slip before two
        ("ковалев", "коваелв", "коаелвв"),
        ("иванов", "ивaнов".replace("a", "о"), "ивщнов"),  # a look-alike before any other letter
    ],
)
def test_what_happens_more_often_costs_less(spellings: Spellings, meant: str, near: str, far: str) -> None:
    assert spellings.cost(meant, near)[0] < spellings.cost(meant, far)[0]


def test_an_other_name_is_out_of_reach(spellings: Spellings) -> None:
    assert spellings.cost("щербаков", "гордиенко")[0] == spellings.cost("щербаков", "hordiienko")[0] == alignment.FAR


@given(tokens, tokens)
def test_nothing_is_nearer_to_a_name_than_itself(spellings: Spellings, meant: str, written: str) -> None:
    itself, _ = spellings.cost(meant, meant)
    other, way = spellings.cost(meant, written)
    assert itself <= other
    assert (way == alignment.SAME_LETTERS) <= (meant == written)


@given(tokens, st.data())
def test_one_letter_dropped_changed_added_or_swapped_costs_no_more_than_a_slip(
    spellings: Spellings, dearest_slip: int, meant: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(meant) - 2))
    letter = data.draw(st.sampled_from(LETTERS))
    slips = (
        meant[:at] + meant[at + 1 :],
        meant[:at] + letter + meant[at + 1 :],
        meant[:at] + letter + meant[at:],
        meant[:at] + meant[at + 1] + meant[at] + meant[at + 2 :],
    )
    itself, _ = spellings.cost(meant, meant)
    assert max(spellings.cost(meant, slip)[0] for slip in slips) <= itself + dearest_slip


def heard(spellings: Spellings, text: str, penalty: int = 0, tokens: int = 5) -> dict[int, int]:
    reach = spellings.reach(tokens)
    spellings.hear(text, penalty, reach)
    found, costs, _ = reach.take()
    return dict(zip(found.tolist(), costs.tolist(), strict=True))


def test_among_many_spellings_those_that_may_be_meant_are_found(spellings: Spellings) -> None:
    assert set(heard(spellings, "szczerbakow")) == {1}
    assert set(heard(spellings, "melnyk")) == {4}


def test_what_is_found_costs_what_the_comparison_says(spellings: Spellings) -> None:
    assert heard(spellings, "szczerbakow")[1] == spellings.cost("щербаков", "szczerbakow")[0]


def test_a_form_that_seldom_stands_for_the_name_costs_that_much_more(spellings: Spellings) -> None:
    assert heard(spellings, "мельник", 700)[4] == heard(spellings, "мельник")[4] + 700


def test_one_search_leaves_nothing_behind_for_the_next(spellings: Spellings) -> None:
    heard(spellings, "щербаков")
    assert set(heard(spellings, "мельник")) == {4}
    assert len(spellings.reach(5).take()[0]) == 0


def test_of_two_ways_to_a_token_the_cheaper_counts(spellings: Spellings) -> None:
    reach = spellings.reach(5)
    for cost, way in ((500, alignment.KNOWN), (900, alignment.HEARD), (300, alignment.SLIP)):
        reach.reach(2, cost, way)
    found, costs, ways = reach.take()
    assert (found.tolist(), costs.tolist(), ways.tolist()) == ([2], [300], [alignment.SLIP])


def test_threads_search_at_once_and_find_what_one_alone_finds(model: Model, costs: Costs) -> None:
    many = Spellings(model, costs)
    texts = [f"{a}{b}ов" for a in ("бар", "вол", "гор", "дем", "жук", "зим") for b in ("ан", "ен", "ин", "он", "ун")]
    for token, text in enumerate(texts):
        many.add(token, text, 0)

    def search(text: str) -> dict[int, int]:
        return heard(many, text, tokens=len(texts))

    alone = [search(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(search, texts * 5)) == alone * 5


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_any_text_is_listened_to(spellings: Spellings, text: str) -> None:
    assert set(heard(spellings, text)) <= {1, 2, 3, 4}
