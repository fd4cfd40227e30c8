"""Places as lists name them: the name counts, the kind of place does not."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.matching.lexicon import Lexicon
from vistka.matching.places import KINDS, place_forms
from vistka.matching.vocabulary import Vocabulary

Near = Callable[[Vocabulary, str], dict[str, int]]


def texts(cell: str) -> list[str]:
    return [form.text for form in place_forms(cell)]


@pytest.mark.parametrize(
    "written",
    ["Бийск", "г. Бийск", "г.Бийск", "город Бийск", "м. Бийск", "Бийск?", "БИЙСК", " Бийск, ", "city of Бийск"],
)
def test_what_kind_of_place_it_is_says_nothing(written: str) -> None:
    assert texts(written) == ["бийск"]


def test_a_village_comes_before_its_district() -> None:
    assert texts("с. Нижний Уздей, Сут-Хольский р-н")[0] == "нижнийуздей"
    assert "сутхольский" in texts("с. Нижний Уздей, Сут-Хольский р-н")


def test_each_part_stands_for_the_whole_at_a_price() -> None:
    reasons = {form.text: form.why for form in place_forms("Бийск, Алтайский край")}
    assert reasons["бийск"] == reasons["бийскалтайский"] == "as written"
    assert reasons["алтайский"] == "part"


@pytest.mark.parametrize("nothing", ["", "?", "с.", "область", "г., обл.", "123", "Россия"])
def test_a_kind_or_a_country_alone_is_no_place(nothing: str) -> None:
    assert place_forms(nothing) == ()


@pytest.mark.parametrize(
    ("registered", "sought"),
    [
        ("Бійськ?", "г. Бийск, Алтайский край"),
        ("Бийск", "Biisk, Sibéria"),
        ("Бийск", "Biïsk"),
        ("с. Лозова", "село Лозовая, Харьковская область"),
        ("пгт Чаа-Холь", "Чаахоль"),
        ("Kharkiv", "Харків"),
        ("Нижний Уздей", "с. Нижній Уздей"),
    ],
)
def test_a_place_is_found_in_any_spelling(lexicon: Lexicon, near: Near, registered: str, sought: str) -> None:
    for place in (registered, "Вологда", "Мариуполь"):
        lexicon.place.codes[place]
    assert set(near(lexicon.place, sought)) == {registered}


def test_two_villages_of_one_district_are_less_near_than_one_village(lexicon: Lexicon, near: Near) -> None:
    for village in ("с. Лозова, Харківський р-н", "с. Вишневе, Харківський р-н"):
        lexicon.place.codes[village]
    found = near(lexicon.place, "Лозова, Харківський район")
    assert found["с. Лозова, Харківський р-н"] < found["с. Вишневе, Харківський р-н"]


def test_another_script_is_read(lexicon: Lexicon, near: Near) -> None:
    lexicon.place.codes["Тбилиси"]
    assert set(near(lexicon.place, "თბილისი")) == {"Тбилиси"}


@given(st.text(max_size=80))
def test_any_cell_gives_forms_of_letters_each_once(cell: str) -> None:
    forms = texts(cell)
    assert len(forms) == len(set(forms))
    assert all(form and form not in KINDS and " " not in form for form in forms)
