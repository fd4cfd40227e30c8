"""Cutting a name into the letters and letter groups that stand for one sound."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.names.romanise import SYSTEMS, romanise
from vistka.names.scripts import fold
from vistka.names.units import VOWELS, opening_unit, units, unmarked


@pytest.mark.parametrize(
    "token", "щербаков shcherbakov chtcherbakov schtscherbakow szczerbakow ščerbakov shherbakov sjtsjerbakov".split()
)
def test_one_sound_is_one_unit_however_many_letters_it_takes(token: str) -> None:
    assert len(units(token)) == len("щербаков")


@pytest.mark.parametrize(
    ("token", "opening"),
    [
        ("шамиль", "ш"),
        ("schukow", "sch"),
        ("жуков", "ж"),
        ("zhukov", "zh"),
        ("tchekhov", "tch"),
        ("yuri", "y^"),
        ("", ""),
    ],
)
def test_a_name_opens_with_a_sound_not_with_a_letter(token: str, opening: str) -> None:
    assert opening_unit(token).rstrip("^") == opening.rstrip("^")


def test_an_initial_and_the_name_it_stands_for_open_alike() -> None:
    for initial, name in (("а", "алексей"), ("е", "евгений"), ("с", "сергей"), ("a", "aleksei")):
        assert opening_unit(initial).rstrip("^") == opening_unit(name).rstrip("^")


@pytest.mark.parametrize(
    ("doubled", "once"),
    [("анна", "ана"), ("геннадий", "генадий"), ("anna", "ana"), ("wladimirowicch", "wladimirowich")],
)
def test_a_doubled_letter_counts_once(doubled: str, once: str) -> None:
    assert units(doubled) == units(once)


@pytest.mark.parametrize("written", ["кара-сал", "кара сал", "карасал", "ка'расал"])
def test_hyphens_spaces_and_apostrophes_are_not_heard(written: str) -> None:
    assert units(written) == units("карасал")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("селезньов", "селезнёв"),  # Ukrainian has two letters for ё
        ("йосип", "ёсип"),
        ("яковлев", "йаковлев"),  # я is a glide and a vowel in every romanisation
        ("җәмил", "жамил"),  # Tatar letters as a Russian registrar writes them
        ("өлзий", "олзий"),
    ],
)
def test_letters_that_are_written_for_each_other_are_cut_alike(one: str, other: str) -> None:
    assert units(one) == units(other)


@pytest.mark.parametrize(
    ("token", "unit", "is_there"),
    [
        ("cesare", "c°", True),  # softened before e …
        ("carlo", "c°", False),  # … and not before a
        ("guevara", "gu", True),  # French and Spanish write ге so
        ("gubarev", "gu", False),
        ("wasiljew", "s°", True),  # German reads з between vowels
        ("smirnow", "s°", False),
        ("yakov", "y^", True),  # a glide
        ("aleksey", "y~", True),  # closes a diphthong
        ("yevhen", "h^", False),
        ("hordiienko", "h^", True),
        ("kavaliou", "u~", False),  # -ou is a group of its own
        ("kavaleu", "u~", True),  # Belarusian -еў
        ("евгений", "е^", True),  # Ye-
        ("сергей", "е^", False),
        ("dûâkov", "â", True),
    ],
)
def test_a_unit_is_marked_by_its_neighbours_where_they_change_its_sound(token: str, unit: str, is_there: bool) -> None:
    assert (unit in {unmarked(each) for each in units(token)}) is is_there


def test_the_same_letter_is_told_apart_before_front_and_back_vowels() -> None:
    (before_e, *_), (before_a, *_) = units("гена"), units("гаврил")
    assert before_e != before_a
    assert unmarked(before_e) == unmarked(before_a) == "г"


def test_vowels_with_a_hat_are_vowels() -> None:
    """ISO 9 and GOST 7.79 A write ю as û, я as â."""
    assert VOWELS.issuperset("ûâêîô")


@pytest.mark.parametrize(("written", "read"), [("țoi", "tsoi"), ("ţoi", "tsoi"), ("șerbacov", "şerbacov")])
def test_romanian_letters_are_kept_apart_from_t_and_s(written: str, read: str) -> None:
    assert units(written) == units(read) != units(written.replace("ț", "t").replace("ţ", "t").replace("ș", "s"))


@pytest.mark.parametrize("system", SYSTEMS)
def test_no_romanisation_leaves_a_name_without_units(system: str) -> None:
    for name in ("Щербаков", "Юрий", "Объедков", "Их"):
        assert units(fold(romanise(name, system)))


@given(st.text(max_size=60))
def test_any_text_is_cut(text: str) -> None:
    cut = units(fold(text))
    assert all(cut)
    assert all(unmarked(unmarked(unit)) == unmarked(unit) for unit in cut)
    assert opening_unit(fold(text)) == (unmarked(cut[0]) if cut else "")


@given(st.text("абвгдезиклмнопрсту", min_size=1, max_size=20), st.integers(0, 19))
def test_a_hyphen_anywhere_changes_nothing(token: str, place: int) -> None:
    assert units(token[:place] + "-" + token[place:]) == units(token)


@given(st.text("abdfhklmnoprtuvz", max_size=20).filter(lambda token: all(a != b for a, b in itertools.pairwise(token))))
def test_no_letter_is_lost(token: str) -> None:
    assert "".join(unit.rstrip("+-.^~°") for unit in units(token)) == token
