from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.exercise import letters

Mistake = Callable[[str, Random], str]
MISTAKES = [
    letters.keyboard_slip, letters.misheard, letters.letter_missing, letters.letter_doubled, letters.letter_added,
    letters.letters_swapped, letters.look_alike, letters.misread,
]  # fmt: skip


def ways(mistake: Mistake, word: str) -> set[str]:
    return {mistake(word, Random(seed)) for seed in range(400)}


@pytest.mark.parametrize(
    ("mistake", "word", "mistaken"),
    [
        (letters.keyboard_slip, "Щербаков", "Щерьаков"),
        (letters.keyboard_slip, "Ivanov", "Ibanov"),
        (letters.misheard, "Щербаков", "Щирбаков"),
        (letters.misheard, "Магомед", "Магамед"),
        (letters.letter_missing, "Щербаков", "Щербков"),
        (letters.letter_doubled, "Щербаков", "Щерббаков"),
        (letters.letter_added, "Щербаков", "Щенрбаков"),
        (letters.letters_swapped, "Щербаков", "Щербкаов"),
        (letters.look_alike, "Рома", "Poмa"),
        (letters.misread, "Щербаков", "Щер6аков"),
        (letters.misread, "Marnov", "Mamov"),
    ],
)
def test_the_mistake_can_come_out_like_this(mistake: Mistake, word: str, mistaken: str) -> None:
    assert mistaken in ways(mistake, word)


def test_a_neighbour_lies_beside_above_or_below_on_the_keyboard() -> None:
    assert set(letters.NEIGHBOURS["а"]) == set("вкепсм")
    assert set(letters.NEIGHBOURS["s"]) == set("adwezx")


def test_a_capital_mistaken_stays_a_capital() -> None:
    assert all(word[0].isupper() for word in ways(letters.misheard, "Иван"))


@pytest.mark.parametrize("mistake", [letters.letter_missing, letters.letter_doubled, letters.letters_swapped])
def test_hands_mind_the_first_letter(mistake: Mistake) -> None:
    assert {word[0] for word in ways(mistake, "Щербаков")} == {"Щ"}


@pytest.mark.parametrize(
    ("mistake", "difference"),
    [
        (letters.keyboard_slip, 0), (letters.misheard, 0), (letters.letter_missing, -1), (letters.letter_doubled, 1),
        (letters.letter_added, 1), (letters.letters_swapped, 0), (letters.look_alike, 0),
    ],
)  # fmt: skip
def test_one_mistake_is_one_letter(mistake: Mistake, difference: int) -> None:
    assert {len(word) - len("Щербаков") for word in ways(mistake, "Щербаков")} == {difference}
    assert "Щербаков" not in ways(mistake, "Щербаков")


def test_look_alike_letters_are_latin_and_look_the_same() -> None:
    assert ways(letters.look_alike, "Щит") == {"Щит"}
    assert all(double.isascii() for double in letters.LOOK_ALIKES.values())
    assert not any(letter.isascii() for letter in letters.LOOK_ALIKES)


@given(st.sampled_from(MISTAKES), st.text(max_size=12), st.integers())
def test_any_word_at_all_can_be_mistaken(mistake: Mistake, word: str, seed: int) -> None:
    assert mistake(word, Random(seed)) == mistake(word, Random(seed))
