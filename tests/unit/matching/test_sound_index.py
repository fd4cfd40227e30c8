"""Finding spellings within one sound of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.matching.sound_index import SoundIndex, asked_keys
from vistka.names.sounds import sound_keys


def found(index: SoundIndex, text: str) -> set[int]:
    """Forms under any of the keys of a text."""
    asked = set(asked_keys(text).tolist())
    pairs = zip(index.hashes.tolist(), index.forms.tolist(), strict=True)
    return {form for key, form in pairs if key in asked}


def index_of(*texts: str) -> SoundIndex:
    index = SoundIndex()
    for text in texts:
        index.add(text)
    index.sort()
    return index


@pytest.mark.parametrize(
    "spelling",
    [
        "щербаков",
        "szczerbakow",
        "tcherbakov",  # a sound changed
        "щербков",  # a vowel is no sound
        "щербаов",  # a sound dropped
        "щерблаков",  # a sound added
        "щебраков",  # two swapped
    ],
)
def test_a_spelling_within_one_sound_is_found(spelling: str) -> None:
    assert found(index_of("гордиенко", "щербаков", "мельник"), spelling) == {1}


def test_a_name_of_other_sounds_is_not_looked_at() -> None:
    assert found(index_of("гордиенко", "щербаков", "мельник"), "жуковский") == set()


def test_short_names_are_not_like_half_the_register() -> None:
    assert found(index_of("цой", "жук", "лим", "ким", "кац"), "кан") <= {3, 4}


@given(st.text("абвгдезиклмнопрсту", min_size=4, max_size=12), st.data())
def test_one_sound_left_out_anywhere_is_found(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    shorter = text[:at] + text[at + 1 :]
    key, its_key = sound_keys(text)[0], sound_keys(shorter)[0] if sound_keys(shorter) else ""
    if min(len(key), len(its_key)) >= 3:
        assert found(index_of(text), shorter) == {0}


def test_a_few_new_spellings_wait_unsorted_and_many_are_sorted_in() -> None:
    index = index_of("щербаков")
    assert index.covered == 1
    for n in range(20):
        index.add(f"коваль{'абвгдежзик'[n % 10]}")
    index.sort()
    assert (index.covered, index.size) == (1, 21)
    for _ in range(1_000):
        index.add("мельник")
    index.sort()
    assert index.covered == index.size == 1_021
    assert sorted(index.hashes.tolist()) == index.hashes.tolist()
    assert found(index, "мельник") == set(range(21, 1_021))
    assert found(index, "щербаков") == {0}


@given(st.text(max_size=40))
def test_a_text_is_asked_for_by_no_key_twice(text: str) -> None:
    keys = asked_keys(text).tolist()
    assert len(keys) == len(set(keys))
