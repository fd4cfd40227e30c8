"""What counts as a place in a text, and under which name. Every person and event here is invented."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.sources.findings import Span
from vistka.sources.gazetteer import Gazetteer
from vistka.sources.places import find_places
from vistka.sources.segments import Segment


def segment(text: str, language: str, start: int = 0) -> Segment:
    return Segment(Span(start, start + len(text)), text, language, ())


def places(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[each.span.start : each.span.end], each.name) for each in find_places(segment(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("uk", "Його бачили у Києві, потім під Харковом.", [("Києві", "Kyiv"), ("Харковом", "Kharkiv")]),
        ("uk", "Дорога до Сум закрита, з Кривого Рогу їдуть.", [("Сум", "Sumy"), ("Кривого Рогу", "Kryvyi Rih")]),
        ("uk", "Брат служив на Івано-Франківщині.", [("Івано-Франківщині", "Ivano-Frankivsk Oblast")]),
        ("uk", "Зник поблизу Попасної.", [("Попасної", "Popasna")]),
        (
            "ru",
            "Вывезли из Мариуполя в Ростов-на-Дону.",
            [("Мариуполя", "Mariupol"), ("Ростов-на-Дону", "Rostov-on-Don")],
        ),
        ("ru", "Держат в Еленовке.", [("Еленовке", "Olenivka")]),
        ("ru", "Лечится в Севастополе.", [("Севастополе", "Sevastopol")]),
        ("pt", "entregues às mães em Kiev", [("Kiev", "Kyiv")]),
        ("pt", "O combate em Tchernihiv e Zaporíjia.", [("Tchernihiv", "Chernihiv"), ("Zaporíjia", "Zaporizhzhia")]),
        ("es", "Murió cerca de Járkov, no en Leópolis.", [("Járkov", "Kharkiv"), ("Leópolis", "Lviv")]),
        ("fr", "blessé près d’Izioum", [("Izioum", "Izium")]),
        (
            "de",
            "Er liegt in Saporischschja, sagte Kiews Bürgermeister.",
            [("Saporischschja", "Zaporizhzhia"), ("Kiews", "Kyiv")],
        ),
        ("en", "A soldier in Sloviansk, near #Mariupol.", [("Sloviansk", "Sloviansk"), ("Mariupol", "Mariupol")]),
        ("uk", "Поранений у Слов’янську.", [("Слов’янську", "Sloviansk")]),
    ],
)
def test_one_english_name_for_every_language_spelling_and_case_form(
    language: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert places(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("uk", "у Чернігівській області", [("Чернігівській області", "Chernihiv Oblast")]),
        (
            "uk",
            "у Донецькій та Запорізькій областях",
            [("Донецькій", "Donetsk Oblast"), ("Запорізькій областях", "Zaporizhzhia Oblast")],
        ),
        ("ru", "уроженец Краснодарского края", [("Краснодарского края", "Krasnodar Krai")]),
        ("uk", "село Бахмутського району", [("Бахмутського району", "Bakhmut Raion")]),
        ("en", "villages of the Donetsk region", [("Donetsk region", "Donetsk Oblast")]),
        ("pt", "na região de Kherson", [("região de Kherson", "Kherson Oblast")]),
        ("de", "in der Region Charkiw", [("Region Charkiw", "Kharkiv Oblast")]),
        ("en", "on the bank of the Siverskyi Donets", [("Siverskyi Donets", "Siverskyi Donets")]),
        ("uk", "в околицях села Вигаданівка", [("Вигаданівка", "Vyhadanivka")]),
    ],
)
def test_regions_rivers_and_villages_that_no_list_has(language: str, text: str, found: list[tuple[str, str]]) -> None:
    assert places(text, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The New York Times and the Kyiv Independent reported it."),
        ("en", "According to The Times of Israel, the offer stands."),
        ("en", "The Geneva Conventions protect him."),
        ("fr", "La Convention de Genève le protège."),
        ("en", "Ukraine and Russia exchanged Ukrainian prisoners."),
        ("en", "Moscow said nothing; officials accused Moscow of delay."),
        ("pt", "uma tentativa de envergonhar Moscou"),
        ("es", "Moscú negó la noticia."),
        ("fr", "Selon Kiev, ils sont saufs."),
        ("en", "the Moscow-backed administration"),
        ("uk", "Суми виплат визначить уряд."),
        ("ru", "Ровно год назад он пропал."),
        ("uk", "Про це повідомили у Червоному Хресті."),
        ("uk", "рядовий Полтава Остап Іванович"),
        ("uk", "Сержант Ігор Миколаєв повернувся."),
        ("en", "Post by @anna_berlin https://t.co/Kyiv"),
    ],
)
def test_newspapers_treaties_countries_governments_persons_and_common_words_are_no_places(
    language: str, text: str
) -> None:
    assert places(text, language) == []


def test_a_capital_to_which_something_happens_stays_a_place() -> None:
    assert places("Kyiv was hit twice; he was taken to Moscow.", "en") == [("Kyiv", "Kyiv"), ("Moscow", "Moscow")]


def test_a_dateline_is_a_place() -> None:
    assert places("KYIV, March 3 (Reuters) - Ten men came home.", "en") == [("KYIV", "Kyiv")]


def test_a_span_points_into_the_whole_text() -> None:
    (found,) = find_places(segment("Бій під Бахмутом.", "uk", start=1000))
    assert found.span == Span(1008, 1016)


@given(
    st.text(alphabet=st.sampled_from("КиївСум Донецькобласті-'’.,«»#@aéKyiv\n\u00a0"), max_size=80),
    st.sampled_from(["uk", "ru", "en", "fr", ""]),
)
def test_any_text_is_read_and_every_span_lies_in_it(text: str, language: str) -> None:
    end = 0
    for found in find_places(segment(text, language)):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end


def test_the_tables_load_in_less_than_half_a_second() -> None:
    started = time.perf_counter()
    Gazetteer.shipped.__wrapped__(Gazetteer)
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Victoria, 24, and Jordan Orel saw London Breed."),
        ("en", "the frigate Sevastopol; a cellar on Kharkiv Street"),
        ("en", "It was full, Moscow's ambassador heard."),
        ("en", "Kyiv and Moscow agreed."),
        ("uk", "Полк «Азов» і крейсер «Москва»."),
        ("uk", "Чортківська районна адміністрація, Харківська обласна рада."),
        ("de", "Oberleutnant Wolodymyr Hnatjuk"),
        ("pt", "a Universidade de Coimbra, uma paramédica de nome Sofia"),
        ("en", "He is alive.\n— Mothers of Odesa (@mothers_test) March 2, 2022"),
    ],
)
def test_persons_ships_streets_institutions_and_accounts_bear_names_of_towns(language: str, text: str) -> None:
    assert places(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "je pars via Suceava", "Suceava"),
        ("uk", "набираємо воду із Сіверського Дінця", "Siverskyi Donets"),
        ("uk", "помер у Каменську-Шахтинському", "Kamensk-Shakhtinsky"),
        ("ru", "в селе Малая Рогань", "Mala Rohan"),
        ("ru", "жил в Забайкальском крае", "Zabaykalsky Krai"),
        ("ru", "вырос на берегу Оби", "Ob"),
        ("en", "the residents of Verkhivka", "Verkhivka"),
        ("en", "46, of Sunderland, was wounded", "Sunderland"),
        ("fr", "Paris, 2 mars 2022 (AFP) - Rien.", "Paris"),
    ],
)
def test_a_word_beside_it_or_its_own_form_tells_a_place(language: str, text: str, name: str) -> None:
    assert [found for _, found in places(text, language)] == [name]
