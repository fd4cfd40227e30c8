"""Patronymics: whoever's son or daughter a name says, in every language and romanisation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.names.patronymics import fathers_names, patronymic_sureness, read_patronymic
from vistka.names.scripts import fold


@pytest.mark.parametrize(
    ("patronymic", "father"),
    [
        ("Иванович", "иван"),
        ("Алексеевич", "алексей"),
        ("Никитич", "никита"),
        ("Ильич", "илья"),
        ("Ильинична", "илья"),
        ("Яковлевич", "яков"),
        ("Львович", "лев"),
        ("Павловна", "павел"),
        ("Петрович", "петр"),
        ("Михайлович", "михаил"),
        ("Кузьмич", "кузьма"),
        ("Фомич", "фома"),
        ("Григорьевич", "григорий"),
        ("Анатольевна", "анатолий"),
        ("Игоревич", "игорь"),
        ("Шолбан-оолович", "шолбан-оол"),
        ("Магомедович", "магомед"),
        ("Абдуллович", "абдулла"),
        ("Мусаевич", "муса"),
        ("Иваныч", "иван"),
        ("Сергеич", "сергей"),
        ("Вікторович", "віктор"),
        ("Сергійович", "сергій"),
        ("Андріївна", "андрій"),
        ("Миколайович", "микола"),
        ("Ілліч", "ілля"),
        ("Васильович", "василь"),
        ("Іванівна", "іван"),
        ("Аляксеевіч", "аляксей"),
        ("Іванавіч", "іван"),
        ("Сяргееўна", "сяргей"),
    ],
)
def test_a_patronymic_names_the_father(patronymic: str, father: str) -> None:
    assert father in fathers_names(fold(patronymic))


@pytest.mark.parametrize(
    ("patronymic", "father"),
    [
        ("Ivanovich", "ivan"),  # English, ICAO
        ("Iwanowitsch", "iwan"),  # German
        ("Ivanovitch", "ivan"),  # French
        ("Iwanowicz", "iwan"),  # Polish
        ("Ivanovič", "ivan"),  # ISO 9
        ("Ivanovitj", "ivan"),  # Swedish
        ("Ivanovitsj", "ivan"),  # Dutch
        ("Ivanoviç", "ivan"),  # Turkish
        ("Ivanovics", "ivan"),  # Hungarian
        ("Ivanovičs", "ivan"),  # Latvian
        ("Ivanovych", "ivan"),  # Ukrainian 2010
        ("Ivanavich", "ivan"),  # Belarusian
        ("IVANOVI3", "иван"),  # zone of the Russian internal passport
        ("Ivanovna", "ivan"),
        ("Ivanivna", "ivan"),
        ("Alekseevich", "aleksei"),
        ("Alekseyevich", "aleksey"),
        ("Aleksejewitsch", "aleksej"),
        ("Sergeïevitch", "sergeï"),
        ("Grigoryevich", "grigory"),
        ("Yurevich", "yuri"),
        ("Vital'evič", "vitali"),
        ("Serhiiovych", "serhii"),
        ("Serhiivna", "serhii"),
        ("Mykolaivna", "mykolai"),
        ("Pawłowicz", "paweł"),
        ("Lvovich", "lev"),
        ("Yakovlevich", "yakov"),
        ("Nikitich", "nikita"),
        ("Iljitsch", "ilia"),
        ("Abdullovich", "abdulla"),
    ],
)
def test_a_romanised_patronymic_names_the_father_in_latin(patronymic: str, father: str) -> None:
    assert father in fathers_names(fold(patronymic))


@pytest.mark.parametrize(
    ("patronymic", "father", "sex"),
    [
        ("Рауф оглы", "рауф", "m"),
        ("Рауф кызы", "рауф", "f"),
        ("Рауф-оглы", "рауф", "m"),
        ("Мамедоглы", "мамед", "m"),
        ("Камил улы", "камил", "m"),
        ("Асылбек уулу", "асылбек", "m"),
        ("Нұрлан ұлы", "нұрлан", "m"),
        ("Rauf oğlu", "rauf", "m"),
        ("Rauf qızı", "rauf", "f"),
        ("Anvar o‘g‘li", "anvar", "m"),
        ("Анвар угли", "анвар", "m"),
        ("bin Khalid", "khalid", "m"),
        ("Раҳмонзода", "раҳмон", None),
    ],
)
def test_son_and_daughter_words_of_the_east_lead_to_the_father(patronymic: str, father: str, sex: str | None) -> None:
    read = read_patronymic(fold(patronymic))
    assert read is not None
    assert (read.fathers[0], read.sex) == (father, sex)


@pytest.mark.parametrize("name", ["монич", "гринич", "мамедова", "бабыч", "иван", "щербаков", "shcherbakov", "сат"])
def test_names_that_only_end_alike_are_no_patronymics(name: str) -> None:
    assert read_patronymic(name) is None


def test_a_known_father_makes_a_patronymic_surer() -> None:
    assert patronymic_sureness("иванович") > patronymic_sureness("юхневич") > patronymic_sureness("щербаков") == 0


@given(st.text())
def test_no_text_breaks_the_reading_of_a_patronymic(text: str) -> None:
    assert "" not in fathers_names(fold(text))


@given(st.text(alphabet="бдзклмнпрстф", min_size=2, max_size=8))
def test_an_unheard_of_father_still_makes_sons_and_daughters(father: str) -> None:
    son, daughter = read_patronymic(f"а{father}ович"), read_patronymic(f"а{father}овна")
    assert son is not None
    assert daughter is not None
    assert (son.sex, daughter.sex, son.fathers) == ("m", "f", daughter.fathers)
