import re
from datetime import date
from random import Random

import pytest

from vistka.exercise import hands
from vistka.exercise.hands import ENQUIRY_COLUMNS, REGISTER_COLUMNS, SYSTEMS_OF, Hand, draw_hand, write_down
from vistka.exercise.persons import Person
from vistka.exercise.pools import Name, Place, Wording

RUSSIAN, UKRAINIAN, ENGLISH = Hand("ru"), Hand("uk"), Hand("ru", "ru-icao")
GAPLESS: dict[str, float] = {}


def test_a_ukrainian_hand_writes_ukrainian(alexei: Person, rng: Random) -> None:
    row = write_down(alexei, UKRAINIAN, REGISTER_COLUMNS, GAPLESS, rng)
    assert (row["family_name"], row["given_name"], row["patronymic"]) == ("Щербаков", "Олексій", "Іванович")
    assert (row["father_name"], row["mother_name"]) == ("Іван", "Олена Петрівна")
    assert (row["callsign"], row["marks"]) == ("Вовк", "шрам на лівій щоці")


def test_a_hand_in_latin_letters_leaves_no_cyrillic_in_a_name(alexei: Person, rng: Random) -> None:
    row = write_down(alexei, ENGLISH, REGISTER_COLUMNS, GAPLESS, rng)
    assert row["family_name"] == "Shcherbakov"
    assert row["given_name"] == "Aleksei"
    assert row["military_rank"] == "private"


def test_a_foreigners_passport_goes_before_any_system() -> None:
    assert ENGLISH.name(Name("Ван", "Ван", "Ван", "Wang")) == "Wang"
    assert RUSSIAN.name(Name("Ван", "Ван", "Ван", "Wang")) == "Ван"


def test_there_are_more_than_fourteen_systems_and_each_serves_its_language() -> None:
    assert sum(map(len, SYSTEMS_OF.values())) >= 14
    assert all(draw_hand(language, True, Random(1)).system in SYSTEMS_OF[language] for language in ("ru", "uk", "be"))
    assert draw_hand("be", False, Random(1)).system == ""


def test_gaps_leave_a_column_empty(alexei: Person, rng: Random) -> None:
    row = write_down(alexei, RUSSIAN, ENQUIRY_COLUMNS, {"birth_place": 1.0}, rng)
    assert row["birth_place"] == ""
    assert row["birth_date"] == "1999-04-02"
    assert tuple(row) == ENQUIRY_COLUMNS


@pytest.mark.parametrize(
    ("hand", "words"),
    [
        (RUSSIAN, "с. Нижний Уздей, Сут-Хольский р-н, Республика Тыва"),
        (UKRAINIAN, "с. Нижній Уздей, Сут-Хольський р-н, Республіка Тива"),
        (ENGLISH, "s. Nizhnii Uzdei, Sut-Kholskii r-n, Respublika Tyva"),
    ],
)
def test_a_place_in_words_names_its_district_and_region(alexei: Person, hand: Hand, words: str) -> None:
    assert hands.place_in_words(alexei.residence, hand) == words


def test_a_capital_lies_in_no_region() -> None:
    assert hands.place_in_words(Place(Name("Киев", "Київ", "Кіеў"), "г", "", ""), UKRAINIAN) == "м. Київ"


def test_a_unit_has_many_ways_to_be_written(alexei: Person) -> None:
    unit = alexei.unit
    assert hands.unit_short(unit, RUSSIAN) == "11 тп"
    assert hands.unit_in_full(unit, UKRAINIAN) == "11-й танковий полк"
    assert hands.unit_in_full(unit, ENGLISH) == "11th Tank Regiment"
    assert hands.field_post(unit, RUSSIAN) == "в/ч 12345"
    untidy = {hands.unit_short_otherwise(unit, RUSSIAN, Random(seed)) for seed in range(50)}
    assert untidy == {"11тп", "11-й тп", "11 ТП"}


def test_a_date_has_many_ways_to_be_written() -> None:
    day = date(1999, 4, 2)
    ways = {
        hands.date_otherwise(day, hand, Random(seed)) for hand in (RUSSIAN, UKRAINIAN, ENGLISH) for seed in range(60)
    }
    assert ways == {
        "02.04.1999", "2.4.1999", "02/04/1999", "1999.04.02", "2 апреля 1999 г.", "2 квітня 1999 р.", "2 April 1999",
    }  # fmt: skip


def test_a_rank_may_be_abbreviated(alexei: Person) -> None:
    ways = {
        write_down(alexei, RUSSIAN, ("military_rank",), GAPLESS, Random(seed))["military_rank"] for seed in range(50)
    }
    assert ways == {"рядовой", "ряд."}


def test_a_hand_in_latin_letters_words_marks_in_english() -> None:
    assert ENGLISH.wording(Wording("шрам", "шрам", "scar")) == "scar"


def test_the_service_number_is_nobodys_transliteration(alexei: Person, rng: Random) -> None:
    assert re.fullmatch(r"\w\w-\d{6}", write_down(alexei, ENGLISH, REGISTER_COLUMNS, GAPLESS, rng)["service_number"])
