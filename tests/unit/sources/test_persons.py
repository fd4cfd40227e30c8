"""Persons of whom a text says that they are captive, wounded or dead."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.sources.findings import Date, Person, Place, Span
from vistka.sources.languages import LANGUAGES
from vistka.sources.persons import find_persons
from vistka.sources.segments import Segment
from vistka.sources.splitting import sentences_of


def segment(text: str, language: str, start: int = 0, post: int | None = None, day: date | None = None) -> Segment:
    return Segment(Span(start, start + len(text)), text, language, sentences_of(text, language, start), day, post)


def told(text: str, language: str) -> list[str]:
    """Each person as "words | fate | name"."""
    return [
        f"{text[person.span.start : person.span.end]} | {person.fate} | {person.name}"
        for person in find_persons((segment(text, language),), (), ())
    ]


def only(text: str, language: str) -> Person:
    (person,) = find_persons((segment(text, language),), (), ())
    return person


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "Під Ізюмом загинув рядовий Іван Петренко.", "рядовий Іван Петренко | dead | Іван Петренко"),
        ("uk", "Полоненого Івана Бондаря показали матері.", "Полоненого Івана Бондаря | captive | Івана Бондаря"),
        ("uk", "Внаслідок обстрілу поранено 54-річну жінку.", "54-річну жінку | wounded | "),
        ("ru", "В плен попал ефрейтор Дмитрий Орлов.", "ефрейтор Дмитрий Орлов | captive | Дмитрий Орлов"),
        ("ru", "По словам губернатора Игоря Громова, ранена пожилая женщина.", "пожилая женщина | wounded | "),
        ("en", "Pvt. Ivan Petrenko, 21, was captured near Izium.", "Pvt. Ivan Petrenko | captive | Ivan Petrenko"),
        ("en", "The body of Sgt. Oleh Koval was returned.", "Sgt. Oleh Koval | dead | Oleh Koval"),
        ("en", "A young captured Russian soldier is seen crying.", "A young captured Russian soldier | captive | "),
        (
            "en",
            "Another soldier, Dmytro Moroz, died of his wounds.",
            "Another soldier, Dmytro Moroz | dead | Dmytro Moroz",
        ),
        (
            "de",
            "Der Soldat Iwan Petrenko geriet in Gefangenschaft.",
            "Der Soldat Iwan Petrenko | captive | Iwan Petrenko",
        ),
        ("de", "Am Montag wurde ein Sanitäter bei Isjum getötet.", "ein Sanitäter | dead | "),
        ("fr", "Un jeune soldat fait prisonnier appelle sa mère.", "Un jeune soldat | captive | "),
        ("fr", "Le corps d'Ivan Petrenko a été rendu à sa famille.", "Ivan Petrenko | dead | Ivan Petrenko"),
        ("es", "Murió el sargento Oleh Koval, de 34 años.", "el sargento Oleh Koval | dead | Oleh Koval"),
        ("es", "Hallaron muerto a un anciano en Bucha.", "un anciano | dead | "),
        ("pt", "Um piloto russo foi feito prisioneiro.", "Um piloto russo | captive | "),
    ],
)
def test_who_is_captive_wounded_or_dead_is_found_in_every_language(language: str, text: str, expected: str) -> None:
    assert [one.rstrip() for one in told(text, language)] == [expected.rstrip()]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two soldiers were captured and three civilians were killed."),
        ("en", "If captured, a soldier must give his name."),
        ("en", "He is a prisoner of his own fear."),
        ("en", "The mayor, Petro Tkach, was not wounded."),
        ("en", "Russian forces captured the town."),
        ("en", "Authorities have not confirmed that Captain Yurii Demchuk was taken prisoner."),
        ("uk", "Зник безвісти Тарас Гнатюк. Його брат не потрапив у полон."),
        ("ru", "Стороны обменяли пленных по формуле «сто на сто»."),
        ("es", "Su hermano Pavlo no fue capturado."),
        ("de", "Zwei Männer starben, sagte Sprecher Petro Iwanenko."),
    ],
)
def test_groups_officials_denials_and_figures_of_speech_are_nobody(language: str, text: str) -> None:
    assert told(text, language) == []


def test_a_person_is_told_once_whatever_case_form_his_name_stands_in() -> None:
    text = "Рядового Івана Петренка взяли в полон. Іван Петренко родом з Полтави. Боєць загинув у полоні, Петренка поховали."
    assert told(text, "uk") == ["Рядового Івана Петренка | dead | Івана Петренка"]


def test_a_fate_told_of_him_in_the_next_sentence_is_his() -> None:
    assert told("Serhii Lys served in the 24th brigade. He was captured in May.", "en") == [
        "Serhii Lys | captive | Serhii Lys"
    ]


def test_each_of_a_list_has_the_fate_of_all() -> None:
    found = told("Під час бою загинули Іван Петренко, Петро Коваль та Олег Мороз.", "uk")
    assert [one.partition(" | ")[2] for one in found] == [
        "dead | Іван Петренко",
        "dead | Петро Коваль",
        "dead | Олег Мороз",
    ]


def test_a_soldier_in_the_pictures_is_one_of_the_captives_of_whom_the_text_speaks() -> None:
    text = "Vídeos mostram soldados russos se rendendo. Nas imagens um soldado liga para sua mãe e chora."
    person = only(text, "pt")
    assert (person.fate, person.relative, person.name) == ("captive", "mother", "")
    assert told("Nas imagens um soldado liga para sua mãe e chora.", "pt") == []


def test_rank_unit_age_place_and_date_are_taken_as_they_stand() -> None:
    text = "Сержант Олег Коваль, 24 роки, з 45-ї бригади загинув 3 березня під Ізюмом."
    place = Place(Span(text.index("Ізюмом"), text.index("Ізюмом") + 6), "Izium", "UA")
    day = Date(Span(text.index("3 березня"), text.index("3 березня") + 9), "2022-03-03")
    (person,) = find_persons((segment(text, "uk"),), (place,), (day,))
    assert (person.rank, person.age, person.place, person.date) == ("Сержант", "24", "Izium", "2022-03-03")
    assert person.unit == "45-ї бригади"


def test_nothing_speaks_against_two_posts_being_of_one_person_but_a_name_may() -> None:
    article = segment("A captured Russian pilot was shown on Monday.", "en")
    texts = ["A captured Russian pilot in tears.", "Captured soldier Pavel Orlov.", "Captured soldier Ivan Zimin."]
    posts = [segment(text, "en", 100 * (n + 1), n, date(2022, 3, 2)) for n, text in enumerate(texts)]
    persons = find_persons((article, *posts), (), ())
    assert [person.perhaps for person in persons] == [(), (0,), (0, 1), (0, 1)]
    assert persons[1].date == "2022-03-02"


@given(
    st.lists(
        st.sampled_from(
            "a captured soldier , . « » Іван Петренка був поранений 21 mort de l' – 😀 \u200f № der".split()
        )
    ),
    st.sampled_from(LANGUAGES),
)
def test_whatever_is_written_the_words_lie_in_the_text(words: list[str], language: str) -> None:
    text = " ".join(words)
    for person in find_persons((segment(text, language),), (), ()):
        assert 0 <= person.span.start < person.span.end <= len(text)
        assert person.name in text


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The following were released from captivity:\n- Seaman Denys Kravets, 24\n- army cook Halyna Moroz (33)",
            ["Seaman Denys Kravets | captive | Denys Kravets", "army cook Halyna Moroz | captive | Halyna Moroz"],
        ),
        (
            "de",
            "Hundert Soldaten kehrten aus der Gefangenschaft zurück. Unter ihnen: Leutnant Iwan Tkach und eine Köchin.",
            ["Leutnant Iwan Tkach | captive | Iwan Tkach", "eine Köchin | captive | "],
        ),
        (
            "en",
            "A grandmother and her grandson were injured.",
            ["A grandmother | wounded | ", "her grandson | wounded | "],
        ),
    ],
)
def test_the_fate_of_many_is_that_of_each_who_is_then_named(language: str, text: str, expected: list[str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Из плена вернулся боец с позывным «Шмель».", "боец с позывным «Шмель» | captive | Шмель"),
        ("es", "Un zapador apodado «Zorro» resultó herido.", "Un zapador apodado «Zorro» | wounded | Zorro"),
    ],
)
def test_a_name_of_war_in_quotation_marks_is_a_name(language: str, text: str, expected: str) -> None:
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Слухи о гибели лейтенанта Ивана Орлова не подтвердились."),
        ("de", "Die Meldung über den Tod des Leutnants Iwan Tkach war falsch."),
        ("en", "The report that Captain Yurii Demchuk was killed is a hoax."),
    ],
)
def test_what_is_called_a_rumour_is_told_of_nobody(language: str, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Ein Splitter zerfetzte dem Funker Pawlo Bondar das Knie.", "dem Funker Pawlo Bondar"),
        ("ru", "Наводчик Данила потерял кисть под Авдеевкой.", "Наводчик Данила"),
        ("uk", "Сапер Ігор Ткач втратив ліву ногу.", "Сапер Ігор Ткач"),
        ("pt", "O sapador Mykola perdeu a perna direita.", "O sapador Mykola"),
    ],
)
def test_who_lost_a_limb_is_wounded(language: str, text: str, expected: str) -> None:
    (line,) = told(text, language)
    assert line.startswith(f"{expected} | wounded")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Рядовий Іван Петренко, {} року народження, потрапив у полон."),
        ("uk", "Рядовий Іван Петренко, {} р.н., потрапив у полон."),
        ("uk", "Рядовий Іван Петренко, який народився в Сумах {}, потрапив у полон."),
        ("ru", "В плен попал ефрейтор Дмитрий Орлов, {} г.р."),
        ("ru", "В плен попал ефрейтор Дмитрий Орлов, {} года рождения."),
        ("en", "Pvt. Ivan Petrenko (born on {}) was captured."),
        ("de", "Der Soldat Iwan Petrenko, geboren am {}, wurde gefangen genommen."),
        ("fr", "Le soldat Ivan Petrenko, né le {}, a été capturé."),
        ("es", "El soldado Iván Petrenko, nacido en {}, fue capturado."),
        ("pt", "O soldado Ivan Petrenko, nascido em {}, foi capturado."),
    ],
)
def test_when_he_was_born_is_not_when_it_befell_him(language: str, text: str) -> None:
    at = text.index("{")
    text = text.format("1999")
    (person,) = find_persons((segment(text, language),), (), (Date(Span(at, at + 4), "1999"),))
    assert (bool(person.name), person.date) == (True, "")
    text = f"{text[:-1]} 2022."
    dates = Date(Span(at, at + 4), "1999"), Date(Span(len(text) - 5, len(text) - 1), "2022")
    (person,) = find_persons((segment(text, language),), (), dates)
    assert person.date == "2022"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "O ministro da Defesa, Ostap Petrenko, “fui capturado perto de Sumy”, disse o prisioneiro."),
        ("en", "The defence minister, Ostap Petrenko: “I was captured near Sumy,” said the prisoner."),
        ("uk", "Міністр оборони, Остап Петренко: «Я потрапив у полон», — сказав полонений."),
    ],
)
def test_who_speaks_in_office_is_not_the_captive_of_whom_he_speaks(language: str, text: str) -> None:
    assert not [person.name for person in find_persons((segment(text, language),), (), ()) if person.name]


def test_an_official_who_is_captured_himself_is_a_captive() -> None:
    assert only("Minister Ostap Petrenko was captured near Bakhmut.", "en").name == "Ostap Petrenko"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "Загинула жінка-волонтерка, яка везла корм.", "жінка-волонтерка | dead | "),
        ("uk", "На будові загинув досвідчений бетонувальник.", "досвідчений бетонувальник | dead | "),
        ("ru", "В автобусе погиб водитель грузовика.", "водитель грузовика | dead | "),
        ("uk", "Дістали поранену чотирирічну Софійку.", "поранену чотирирічну Софійку | wounded | Софійку"),
        ("ru", "Её брат Лёша, слесарь, с мая в плену.", "Её брат Лёша | captive | Лёша"),
        (
            "uk",
            "Удома попрощалися зі старшим солдатом Петром Ковалем.",
            "старшим солдатом Петром Ковалем | dead | Петром Ковалем",
        ),
        ("ru", "До лагеря Глеб Сомов не доехал: умер в мае.", "Глеб Сомов | dead | Глеб Сомов"),
        (
            "fr",
            "Wilfried Delmotte, que tous appelaient « Pirate », a été tué.",
            "Wilfried Delmotte | dead | Wilfried Delmotte",
        ),
        ("fr", "Le maire a rendu hommage à Mathis Lebrun, tué en mai.", "Mathis Lebrun | dead | Mathis Lebrun"),
        ("en", "Her husband, a retired tram driver, died there.", "Her husband | dead | "),
        (
            "de",
            "Sein Kollege Taras Koval überlebte die Explosion nicht.",
            "Sein Kollege Taras Koval | dead | Taras Koval",
        ),
        ("es", "Un niño de nueve años resultó herido.", "Un niño de nueve años | wounded | "),
        (
            "pt",
            "Um recruta capturado, de 19 anos, identificado como Kirill.",
            "Um recruta capturado, de 19 anos, identificado como Kirill | captive | Kirill",
        ),
    ],
)
def test_how_persons_are_told_of_in_the_press(language: str, text: str, expected: str) -> None:
    assert expected in told(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Зять Сашко вдома, у полоні він не був."),
        ("ru", "Сергея Лапина родные считали погибшим."),
        ("uk", "На складі згорів старий холодильник."),
        ("uk", "Мельников живе у Львові, лікарі довольні."),
    ],
)
def test_what_befell_nobody_is_told_of_nobody(language: str, text: str) -> None:
    assert told(text, language) == []


def test_the_bodies_of_two_are_those_of_both() -> None:
    text = "The bodies of volunteer Duncan Aske and a Kiwi friend came back."
    assert told(text, "en") == ["volunteer Duncan Aske | dead | Duncan Aske", "a Kiwi friend | dead | "]


def test_a_pet_name_is_the_same_person() -> None:
    assert len(told("Мой муж, Сергей Лапин, попал в плен. Серёжа ранен в ногу.", "ru")) == 1
