import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.exercise import pools
from vistka.exercise.languages import to_belarusian, to_ukrainian


@pytest.mark.parametrize(
    ("russian", "ukrainian"),
    [
        ("Щербаков", "Щербаков"),
        ("Соловьёв", "Соловйов"),
        ("Семёнов", "Семьонов"),
        ("Королёв", "Корольов"),
        ("Грачёв", "Грачов"),
        ("Ёлкин", "Йолкін"),
        ("Медведев", "Медведєв"),
        ("Алексеев", "Алексєєв"),
        ("Зайцев", "Зайцев"),
        ("Лукьянов", "Лукьянов"),
        ("Прокофьев", "Прокоф'єв"),
        ("Раисов", "Раїсов"),
        ("Гаршин", "Гаршин"),
        ("Рыбаков", "Рибаков"),
        ("Чайковский", "Чайковський"),
        ("Трубецкой", "Трубецький"),
        ("Подъячев", "Под'ячев"),
        ("Бийск", "Бійськ"),
        ("Старые Атаги", "Старі Атагі"),
    ],
)
def test_a_ukrainian_clerk_writes_a_russian_name(russian: str, ukrainian: str) -> None:
    assert to_ukrainian(russian) == ukrainian


@pytest.mark.parametrize(
    ("russian", "belarusian"),
    [
        ("Щукин", "Шчукін"),
        ("Тихонов", "Ціханоў"),
        ("Королёв", "Каралёў"),
        ("Фадеев", "Фадзееў"),
        ("Чайковский", "Чайкоўскі"),
        ("Рябов", "Рабоў"),
        ("Жирков", "Жыркоў"),
    ],
)
def test_a_belarusian_clerk_writes_a_russian_name(russian: str, belarusian: str) -> None:
    assert to_belarusian(russian) == belarusian


def test_the_ukrainian_rules_agree_with_four_in_five_of_the_listed_russian_names() -> None:
    listed = [row for row in pools.table("family_names.tsv") if row["people"] == "russian" and row["uk"]]
    agreeing = sum(to_ukrainian(row["ru"]) == row["uk"] for row in listed)
    assert agreeing / len(listed) > 0.78


@given(st.text(max_size=30))
def test_any_text_at_all_can_be_written(text: str) -> None:
    assert to_ukrainian(text).count(" ") == text.count(" ")
    assert to_belarusian(text).count(" ") == text.count(" ")
