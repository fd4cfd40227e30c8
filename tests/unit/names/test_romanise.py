"""How offices and newspapers write Cyrillic names in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.names.romanise import SYSTEMS, romanise

ALPHABETS = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
}
# Letters of Tatar, Bashkir, Kazakh, Buryat, Tuvan, Chuvash, Ossetian and Chechen that Russian has not.
MINORITY_LETTERS = "әөүұһҗқғңҙҫҡӑӗҥӕӏ"
SILENT = set("ьъ")

# Щербаков, Хрущёв, Жуков, Юрий and Евгений as systems write them: the table of the project's notes on names (6.3),
# checked against the instruments; a cell is the Latin spelling of the name above it.
VECTORS = {
    "ru-icao": "Shcherbakov Khrushchev Zhukov Iurii Evgenii Tsoi Aleksei Gordienko",
    "ru-passport-1997": "Shcherbakov Khrushchev Zhukov Yuriy Evgeniy Tsoy Aleksey Gordienko",
    "ru-french-passport": "Chtcherbakov Khrouchtchev Joukov Iourii Evguenii Tsoi Alexei Gordienko",
    "ru-gost-2006": "Shcherbakov Khrushchev Zhukov Iurii Evgenii Tcoi Aleksei Gordienko",
    "ru-gost-779a": "Ŝerbakov Hruŝëv Žukov Ûrij Evgenij Coj Aleksej Gordienko",
    "ru-gost-779b": "Shherbakov Xrushhyov Zhukov Yurij Evgenij Czoj Aleksej Gordienko",
    "ru-iso9": "Ŝerbakov Hruŝëv Žukov Ûrij Evgenij Coj Aleksej Gordienko",
    "ru-bgn": "Shcherbakov Khrushchëv Zhukov Yuriy Yevgeniy Tsoy Aleksey Gordiyenko",
    "ru-ala-lc": "Shcherbakov Khrushchev Zhukov Iurii Evgenii Tsoi Aleksei Gordienko",
    "ru-scientific": "Ščerbakov Chruščëv Žukov Jurij Evgenij Coj Aleksej Gordienko",
    "ru-mrz": "Werbakov Hruw2v Jukov 7riq Evgeniq Coq Alekseq Gordienko",
    "ru-english": "Shcherbakov Khrushchev Zhukov Yury Yevgeny Tsoy Alexei Gordiyenko",
    "ru-german": "Schtscherbakow Chruschtschow Schukow Juri Jewgeni Zoi Alexei Gordijenko",
    "ru-french": "Chtcherbakov Khrouchtchev Joukov Iouri Evgueni Tsoï Alexeï Gordiïenko",
    "ru-polish": "Szczerbakow Chruszczow Żukow Jurij Jewgienij Coj Aleksiej Gordijenko",
    "ru-portuguese": "Cherbakov Kruchev Jukov Iuri Evgueni Tsoi Aleksei Gordienko",
    "ru-spanish": "Scherbakov Jruschov Zhukov Yuri Yevgueni Tsoi Aleksei Gordiyenko",
    "ru-italian": "Scerbakov Chrusciov Zukov Jurij Evgenij Coj Aleksej Gordienko",
    "ru-dutch": "Sjtsjerbakov Chroesjtsjov Zjoekov Joeri Jevgeni Tsoj Aleksej Gordijenko",
    "ru-czech": "Ščerbakov Chruščov Žukov Jurij Jevgenij Coj Aleksej Gordijenko",
    "ru-turkish": "Şçerbakov Hruşçev Jukov Yuriy Yevgeniy Tsoy Aleksey Gordiyenko",
    "ru-nordic": "Sjtjerbakov Chrusjtjov Zjukov Jurij Jevgenij Tsoj Aleksej Gordienko",
    "uk-kmu-2010": "Shcherbakov Oleksii Yevhen Yurii Zghurskyi Hordiienko",
    "uk-passport-2007": "Shcherbakov Oleksii Ievgen Iurii Zgurskyi Gordiienko",
    "uk-bgn-1965": "Shcherbakov Oleksiy Yevhen Yuriy Zhurs’kyy Hordiyenko",
    "uk-english": "Shcherbakov Oleksiy Yevhen Yuriy Zhursky Hordiyenko",
    "uk-german": "Schtscherbakow Oleksij Jewhen Jurij Shurskyj Hordijenko",
    "uk-russian": "Shcherbakov Oleksiy Yevgen Yuriy Zgurskiy Gordienko",
    "be-passport": "Shcharbakou Aliaksei Yauhen Siarhei Aliaksandr Maryia Rudz",
    "be-register-2008": "Shcharbakow Aliaksiej Jawhien Siarhiej Aliaksandr Maryja Rudz",
    "be-lacinka": "Ščarbakoŭ Alaksiej Jaŭhien Siarhiej Alaksandr Maryja Rudź",
}
NAMES = {
    "ru": "Щербаков Хрущёв Жуков Юрий Евгений Цой Алексей Гордиенко",
    "uk": "Щербаков Олексій Євген Юрій Згурський Гордієнко",
    "be": "Шчарбакоў Аляксей Яўген Сяргей Аляксандр Марыя Рудзь",
}

systems = st.sampled_from(sorted(SYSTEMS))


@pytest.mark.parametrize(("system", "expected"), VECTORS.items())
def test_each_office_and_newspaper_writes_the_names_its_way(system: str, expected: str) -> None:
    assert romanise(NAMES[SYSTEMS[system].language], system) == expected


@pytest.mark.parametrize(
    ("name", "system", "expected"),
    [
        ("Ильин", "ru-french-passport", "Iline"),  # a Frenchman would else read a nasal vowel
        ("Васильева", "ru-passport-1997", "Vasilyeva"),
        ("Объедков", "ru-icao", "Obieedkov"),
        ("Сергеев", "ru-french-passport", "Sergueev"),
        ("Хасанов", "ru-french", "Khassanov"),
        ("Циолковский", "ru-gost-779b", "Ciolkovskij"),
        ("Соловьёв", "ru-english", "Solovyov"),
        ("Достоевский", "ru-polish", "Dostojewski"),
        ("Меньшиков", "ru-polish", "Mieńszykow"),
        ("Згорани", "uk-kmu-2010", "Zghorany"),
        ("Знам'янка", "uk-kmu-2010", "Znamianka"),
        ("Їжакевич", "uk-kmu-2010", "Yizhakevych"),
        ("Кадиївка", "uk-kmu-2010", "Kadyivka"),
        ("Салаўёва", "be-register-2008", "Salawjova"),
        ("Вераб’ёў", "be-register-2008", "Vierabjow"),
        ("Гордейчук", "ru-romanian", "Gordeiciuc"),
    ],
)
def test_letters_are_written_by_what_stands_beside_them(name: str, system: str, expected: str) -> None:
    assert romanise(name, system) == expected


def test_capitals_stay_capitals() -> None:
    assert romanise("Щербаков ЩЕРБАКОВ щербаков Я", "ru-icao") == "Shcherbakov SHCHERBAKOV shcherbakov Ia"


def test_what_is_not_cyrillic_stays_as_it_is() -> None:
    assert romanise("Smith-Петров, 1999 (김)", "ru-icao") == "Smith-Petrov, 1999 (김)"


def test_each_part_of_a_double_name_begins_a_word() -> None:
    assert romanise("Нечуй-Яворівський", "uk-kmu-2010") == "Nechui-Yavorivskyi"


def test_the_letters_of_minorities_are_written_as_a_russian_clerk_would() -> None:
    assert romanise("Җәмил Үзәнгә Әхмәт", "ru-icao") == romanise("Жамил Узанга Ахмат", "ru-icao")


def test_the_machine_readable_zone_gives_back_its_letters() -> None:
    zone = romanise(ALPHABETS["ru"], "ru-mrz")
    assert len(zone) == len(set(zone)) == len(ALPHABETS["ru"])


def test_an_unknown_system_is_refused() -> None:
    with pytest.raises(KeyError):
        romanise("Иванов", "ru-klingon")


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_letter_of_the_alphabet_has_an_output(system: str) -> None:
    language = SYSTEMS[system].language
    for letter in ALPHABETS[language]:
        written = romanise(f"б{letter}б", system)
        assert written.isascii() or not SYSTEMS[system].ascii
        assert len(written) > 2 or letter in SILENT


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_system_names_its_source(system: str) -> None:
    described = SYSTEMS[system]
    assert described.name
    assert described.source
    assert described.language == system[:2]


@given(st.text(), systems)
def test_any_text_can_be_romanised_and_what_is_romanised_stays(text: str, system: str) -> None:
    written = romanise(text, system)
    assert romanise(written, system) == written


@given(st.text("".join(ALPHABETS.values()) + MINORITY_LETTERS + " -'"), systems)
def test_an_ascii_system_writes_ascii(text: str, system: str) -> None:
    written = romanise(text, system)
    if SYSTEMS[system].ascii:
        assert written.isascii()


@given(st.text("".join(ALPHABETS.values()), min_size=1), systems)
def test_case_changes_only_the_case(text: str, system: str) -> None:
    assert romanise(text.upper(), system).upper() == romanise(text, system).upper()
