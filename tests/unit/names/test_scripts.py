"""Letters: what different keyboards, scanners and passports make of the same name folds together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.names.scripts import fold, is_plain, read_zone_word, script_of, to_readable


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ЩЕРБАКОВ", "щербаков"),
        ("  Кара –  Сал ", "кара-сал"),
        ("Щербако\u0301в", "щербаков"),
        ("Щербакóв", "щербаков"),
        ("О’Брайен", "о'брайен"),
        ("Вʼячеслав", "в'ячеслав"),
        ("Юр`ев", "юр'ев"),
        ("\ufeffІван\u00adов", "іванов"),
        ("İsmayıl", "ismayıl"),
        ("Ｋｉｍ", "kim"),
        ("Ili͡a", "ilia"),
    ],
)
def test_the_same_name_written_otherwise_folds_together(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("name", ["соловьёв", "олексій", "їжак", "сяргейў", "ščerbakov", "núñez", "alexeï", "үүлэн"])
def test_letters_that_tell_names_apart_are_kept(name: str) -> None:
    assert fold(name) == name


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Сhеrnоv", "chernov"),  # С, е and о are Cyrillic
        ("ЩЕРБАКOB", "щербаков"),  # O and B are Latin
        ("Ceргeй", "сергей"),
        ("Олексiй", "олексій"),  # a Latin i on a Russian keyboard
        ("Ивановv", "ивановv"),  # no alphabet holds the whole word: left for a person to see
    ],
)
def test_look_alike_letters_are_put_right_if_one_alphabet_can_hold_the_word(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Щербак0в", "щербаков"), ("ку3нецов", "кузнецов"), ("N1kita", "nikita"), ("Р0ман", "роман")],
)
def test_digits_inside_a_word_are_what_a_scanner_made_of_letters(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("IVANOVI3", "иванович"),
        ("ALEKSEEVI3", "алексеевич"),
        ("7RIQ", "юрий"),
        ("IL98", "илья"),
        ("IGOR9", "игорь"),
        ("6DUARD", "эдуард"),
        ("WERBAKOV<<ALEKSEQ<SERGEEVI3", "щербаков<<алексей<сергеевич"),
    ],
)
def test_the_zone_of_an_internal_passport_is_read_in_cyrillic(zone: str, name: str) -> None:
    assert fold(zone) == name


@pytest.mark.parametrize("word", ["Ivanov2", "Kim3", "Rafiq", "1999"])
def test_a_number_after_a_name_is_no_zone(word: str) -> None:
    assert fold(word) == word.lower()


def test_a_word_with_signs_outside_the_zone_is_left_alone() -> None:
    assert read_zone_word("IVANOV5") == "IVANOV5"


@given(st.text())
def test_folding_any_text_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="аеорсухАВЕКМНОРСТаceopxyABEKMHOPTXщЩvV0346'’-– \u0301Іі", max_size=12))
def test_folding_mixed_alphabets_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ", min_size=1))
def test_a_plain_word_folds_to_itself(word: str) -> None:
    assert is_plain(word)
    assert fold(word.upper()) == word


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("Щербаков", "cyrillic"),
        ("Ščerbakov", "latin"),
        ("王广军", "han"),
        ("김철수", "hangul"),
        ("محمد", "arabic"),
        ("გიორგი", "georgian"),
        ("Արամ", "armenian"),
        ("Γιώργος", "greek"),
        ("カタ", "kana"),
        ("12'", "other"),
    ],
)
def test_the_first_letter_tells_the_script(word: str, script: str) -> None:
    assert script_of(word) == script


@pytest.mark.parametrize(("word", "readable"), [("გიორგი", "giorgi"), ("Ван", "Ван"), ("김", "gim"), ("12", "")])
def test_other_scripts_become_readable(word: str, readable: str) -> None:
    assert to_readable(word) == readable
