import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.exercise import pools
from vistka.exercise.grammar import feminine, oblique, patronymic
from vistka.exercise.pools import Name

ALEXEI = Name("Алексей", "Олексій", "Аляксей")
MIKHAIL = Name("Михаил", "Михайло", "Міхаіл")
BATO = Name("Бато", "Бато", "Бата")


@pytest.mark.parametrize(
    ("father", "language", "son", "daughter"),
    [
        (ALEXEI, "ru", "Алексеевич", "Алексеевна"),
        (ALEXEI, "uk", "Олексійович", "Олексіївна"),
        (ALEXEI, "be", "Аляксеевіч", "Аляксееўна"),
        (MIKHAIL, "ru", "Михайлович", "Михайловна"),
        (MIKHAIL, "uk", "Михайлович", "Михайлівна"),
        (MIKHAIL, "be", "Міхайлавіч", "Міхайлаўна"),
        (BATO, "ru", "Батоевич", "Батоевна"),
        (BATO, "uk", "Батойович", "Батоївна"),
        (Name("Дмитрий", "Дмитро", "Дзмітрый"), "ru", "Дмитриевич", "Дмитриевна"),
        (Name("Дмитрий", "Дмитро", "Дзмітрый"), "be", "Дзмітрыевіч", "Дзмітрыеўна"),
        (Name("Юрий", "Юрій", "Юрый"), "ru", "Юрьевич", "Юрьевна"),
        (Name("Юрий", "Юрій", "Юрый"), "be", "Юр'евіч", "Юр'еўна"),
        (Name("Илья", "Ілля", "Ілья"), "ru", "Ильич", "Ильинична"),
        (Name("Илья", "Ілля", "Ілья"), "uk", "Ілліч", "Іллівна"),
        (Name("Никита", "Микита", "Мікіта"), "ru", "Никитич", "Никитична"),
        (Name("Лев", "Лев", "Леў"), "be", "Львовіч", "Львоўна"),
        (Name("Шамиль", "Шаміль", "Шаміль"), "ru", "Шамилевич", "Шамилевна"),
        (Name("Муса", "Муса", "Муса"), "ru", "Мусаевич", "Мусаевна"),
        (Name("Али", "Алі", "Алі"), "ru", "Алиевич", "Алиевна"),
        (Name("Шолбан-оол", "Шолбан-оол", "Шолбан-аол"), "ru", "Шолбан-оолович", "Шолбан-ооловна"),
        (Name("Георгий", "Георгій", "Георгій"), "ru", "Георгиевич", "Георгиевна"),
    ],
)
def test_a_patronymic_names_the_father(father: Name, language: str, son: str, daughter: str) -> None:
    assert patronymic(father, language, "m") == son
    assert patronymic(father, language, "f") == daughter


@pytest.mark.parametrize(
    ("family_name", "language", "hers"),
    [
        ("Щербаков", "ru", "Щербакова"),
        ("Соловьёв", "ru", "Соловьёва"),
        ("Осадчий", "ru", "Осадчая"),
        ("Толстой", "ru", "Толстой"),
        ("Трубецкой", "ru", "Трубецкая"),
        ("Мусин-Пушкин", "ru", "Мусина-Пушкина"),
        ("Черных", "ru", "Черных"),
        ("Беридзе", "ru", "Беридзе"),
        ("Кара-Сал", "ru", "Кара-Сал"),
        ("Лозинський", "uk", "Лозинська"),
        ("Шевченко", "uk", "Шевченко"),
        ("Медведєв", "uk", "Медведєва"),
        ("Шчарбакоў", "be", "Шчарбакова"),
        ("Васілеўскі", "be", "Васілеўская"),
    ],
)
def test_a_woman_bears_her_form_of_the_family_name(family_name: str, language: str, hers: str) -> None:
    assert feminine(family_name, language) == hers


@pytest.mark.parametrize(
    ("word", "language", "genitive", "dative"),
    [
        ("Щербаков", "ru", "Щербакова", "Щербакову"),
        ("Алексей", "ru", "Алексея", "Алексею"),
        ("Иванович", "ru", "Ивановича", "Ивановичу"),
        ("Чайковский", "ru", "Чайковского", "Чайковскому"),
        ("Шевченко", "ru", "Шевченко", "Шевченко"),
        ("Шевченко", "uk", "Шевченка", "Шевченку"),
        ("Пётр", "ru", "Петра", "Петру"),
        ("Илья", "ru", "Ильи", "Илье"),
        ("Кравец", "ru", "Кравца", "Кравцу"),
        ("Швец", "ru", "Швеца", "Швецу"),
        ("Черных", "ru", "Черных", "Черных"),
        ("Олексій", "uk", "Олексія", "Олексію"),
        ("Лозинський", "uk", "Лозинського", "Лозинському"),
        ("Аляксей", "be", "Аляксей", "Аляксей"),
    ],
)
def test_a_name_in_a_sentence_stands_in_its_case(word: str, language: str, genitive: str, dative: str) -> None:
    assert oblique(word, language, "genitive") == genitive
    assert oblique(word, language, "dative") == dative


@given(st.sampled_from(pools.table("given_names.tsv")), st.sampled_from(["ru", "uk", "be"]))
def test_every_father_of_the_pools_has_a_patronymic_that_begins_like_his_name(
    row: dict[str, str], language: str
) -> None:
    father = pools.name_of(row)
    assert patronymic(father, language, "m").endswith(("ич", "іч"))
    assert patronymic(father, language, "m")[0] == father.written(language)[0]
