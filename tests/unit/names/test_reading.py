"""Full names: any order, any people, with what the writing says of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.names.reading import read_name, read_parts


@pytest.mark.parametrize(
    ("text", "family", "given_name", "patronymic"),
    [
        ("Щербаков Алексей Иванович", "щербаков", "алексей", "иванович"),
        ("Алексей Иванович Щербаков", "щербаков", "алексей", "иванович"),
        ("Алексей Щербаков", "щербаков", "алексей", ""),
        ("Щербакова Мария Ивановна", "щербакова", "мария", "ивановна"),
        ("Shcherbakov, Aleksei I.", "shcherbakov", "aleksei", "i"),
        ("Chtcherbakov Alexeï", "chtcherbakov", "alexeï", ""),
        ("Щербаков А.И.", "щербаков", "а", "и"),
        ("А. И. Щербаков", "щербаков", "а", "и"),
        ("ЩЕРБАКОВ Алексей", "щербаков", "алексей", ""),
        ("Алексей ЛИСИЙ", "лисий", "алексей", ""),
        ("Сhеrnоv Aleksei Ivanovich", "chernov", "aleksei", "ivanovich"),
        ("SERGEEV<<ALEKSEQ<IVANOVI3<<<<", "сергеев", "алексей", "иванович"),
        ("Шевченко Тарас Григорович", "шевченко", "тарас", "григорович"),
        ("Тарас Григорович Шевченко", "шевченко", "тарас", "григорович"),
        ("Леся Петрівна Коваленко", "коваленко", "леся", "петрівна"),
        ("Лукашэвіч Сяргей Іванавіч", "лукашэвіч", "сяргей", "іванавіч"),
        ("Абрамович Роман Аркадьевич", "абрамович", "роман", "аркадьевич"),
        ("Гайнутдинов Рашит Камил улы", "гайнутдинов", "рашит", "камил улы"),
        ("Магомедов Магомед Магомедович", "магомедов", "магомед", "магомедович"),
        ("Дадаев Саид-Магомед Лом-Алиевич", "дадаев", "саид-магомед", "лом-алиевич"),
        ("Цыренов Баир Доржиевич", "цыренов", "баир", "доржиевич"),
        ("Сат Шолбан-оол Кара-оолович", "сат", "шолбан-оол", "кара-оолович"),
        ("Сериков Нурлан Ержан ұлы", "сериков", "нурлан", "ержан ұлы"),
        ("Каримов Анвар Рустам ўғли", "каримов", "анвар", "рустам ўғли"),
        ("Асанов Нурлан Асылбек уулу", "асанов", "нурлан", "асылбек уулу"),
        ("Мамедов Эльчин Рауф оглы", "мамедов", "эльчин", "рауф оглы"),
        ("Гогоберидзе Нодар", "гогоберидзе", "нодар", ""),
        ("Арам Саркисян", "саркисян", "арам", ""),
        ("Juan Carlos Pérez García", "pérez garcía", "juan carlos", ""),
        ("Ram Bahadur Thapa", "thapa", "ram bahadur", ""),
        ("Abd al-Rahman bin Khalid al-Masri", "al-masri", "abd al-rahman", "bin khalid"),
        ("Kim Chol-su", "kim", "chol-su", ""),
        ("Wang Guangjun", "wang", "guangjun", ""),
        ("Ван Гуанцзюнь", "ван", "гуанцзюнь", ""),
        ("王广军", "wang", "guangjun", ""),
        ("Щербаков", "щербаков", "", ""),
    ],
)
def test_a_full_name_is_read_in_any_order(text: str, family: str, given_name: str, patronymic: str) -> None:
    best = read_name(text)[0]
    assert (best.family, best.given, best.patronymic) == (family, given_name, patronymic)


@pytest.mark.parametrize(
    ("text", "family", "given_name", "patronymic"),
    [
        ("Щербакову Алексею", "щербаков", "алексей", ""),
        ("Щербакова Алексея Ивановича", "щербаков", "алексей", "иванович"),
        ("Щербаковым Алексеем Ивановичем", "щербаков", "алексей", "иванович"),
        ("Ковальчуку Миколі Петровичу", "ковальчук", "микола", "петрович"),
    ],
)
def test_a_declined_name_is_read_in_the_nominative(text: str, family: str, given_name: str, patronymic: str) -> None:
    best = read_name(text)[0]
    assert (best.family, best.given, best.patronymic) == (family, given_name, patronymic)
    assert "oblique case" in best.notes


def test_what_stands_beside_the_name_is_kept_apart() -> None:
    best = read_name("рядовой Щербаков (Иванов) А. И. «Лис»")[0]
    assert best.others == ("лис", "иванов")
    assert best.notes == ("callsign", "name in brackets", "rank")


def test_a_mononym_is_read_both_ways() -> None:
    assert {(reading.family, reading.given) for reading in read_name("Ктулхан")} == {("ктулхан", ""), ("", "ктулхан")}


@pytest.mark.parametrize(
    ("cells", "read", "note"),
    [
        (("Щербаков", "Алексей", "Иванович"), ("щербаков", "алексей", "иванович"), ()),
        (("Монгуш", "Ондар", ""), ("монгуш", "ондар", ""), ()),
        (("Щербаков", "Алексей Иванович", ""), ("щербаков", "алексей", "иванович"), ("parts put right",)),
        (("Щербаков", "А.И.", ""), ("щербаков", "а", "и"), ("parts put right",)),
        (("Щербаков Алексей Иванович", "", ""), ("щербаков", "алексей", "иванович"), ("parts put right",)),
        (("SERGEEV<<ALEKSEQ<IVANOVI3", "", ""), ("сергеев", "алексей", "иванович"), ("parts put right",)),
        (("Иванович", "Алексей", "Щербаков"), ("щербаков", "алексей", "иванович"), ("parts put right",)),
        (("Алексей", "Щербаков", ""), ("щербаков", "алексей", ""), ("family and given name exchanged",)),
        (("WERBAKOV", "ALEKSEQ", "SERGEEVI3"), ("щербаков", "алексей", "сергеевич"), ()),
        (("Раджеш", "", ""), ("раджеш", "", ""), ()),
    ],
)
def test_marked_cells_are_read_as_marked_unless_clearly_wrong(
    cells: tuple[str, str, str], read: tuple[str, str, str], note: tuple[str, ...]
) -> None:
    best = read_parts(*cells)[0]
    assert (best.family, best.given, best.patronymic) == read
    assert best.notes == note


def test_family_and_given_name_that_could_be_exchanged_are_also_read_so() -> None:
    readings = read_parts("Балдан", "Саян", "")
    assert [(reading.family, reading.given) for reading in readings] == [("балдан", "саян"), ("саян", "балдан")]


@pytest.mark.parametrize("nothing", ["", "   ", "---", "1999", "..."])
def test_a_cell_without_letters_has_no_reading(nothing: str) -> None:
    assert read_name(nothing) == read_parts(nothing, nothing, nothing) == ()


def test_a_page_pasted_into_a_cell_is_read_only_at_its_beginning() -> None:
    assert len(" ".join(read_name("Щербаков Алексей " * 10_000)[0].others)) < 1_000


@given(st.text())
def test_the_readings_of_any_text_share_one_sureness(text: str) -> None:
    readings = read_name(text)
    assert len(readings) <= 4
    assert sum(reading.sureness for reading in readings) <= 1 + 1e-9
    assert list(readings) == sorted(readings, key=lambda reading: -reading.sureness)


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_no_cells_break_the_reading(family: str, given_name: str, patronymic: str) -> None:
    assert sum(reading.sureness for reading in read_parts(family, given_name, patronymic)) <= 1 + 1e-9
