"""Who is said to have said something, in seven languages; all persons are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.sources.attributions import find_attributions
from vistka.sources.findings import Attribution, How, SourceKind, Span
from vistka.sources.places import find_places
from vistka.sources.resolving import resolve
from vistka.sources.segments import Segment
from vistka.sources.splitting import sentences_of


def read(text: str, language: str) -> tuple[Attribution, ...]:
    segment = Segment(Span(0, len(text)), text, language, sentences_of(text, language))
    return resolve(find_attributions(segment), text, find_places(segment))


SAID = [
    ("pt", "Segundo o Pentágono, o comboio partiu.", "Segundo o Pentágono", "Pentagon"),
    ("pt", "As informações são do New York Times.", "informações são do New York Times", "New York Times"),
    (
        "pt",
        "“Receberemos as mães em Sumy”, disse o ministro da Defesa ucraniano, Oleh Vasko, em um comunicado.",
        "disse o ministro da Defesa ucraniano, Oleh Vasko",
        "Ministry of Defence of Ukraine",
    ),
    (
        "en",
        "According to the Ukrainian General Staff, two are held.",
        None,
        "General Staff of the Armed Forces of Ukraine",
    ),
    ("en", "The ICRC said it had seen them.", "The ICRC said", "International Committee of the Red Cross"),
    ("en", "A Kremlin spokesman said the list was ready.", "A Kremlin spokesman said", "Kremlin"),
    ("en", "KYIV, March 2 (Reuters) - Two men came home.", "(Reuters)", "Reuters"),
    ("uk", "За даними Міноборони, двоє повернулися.", "За даними Міноборони", "Ministry of Defence of Ukraine"),
    (
        "uk",
        "«Усі вже вдома», — сказав речник Генштабу Остап Вільха.",
        None,
        "General Staff of the Armed Forces of Ukraine",
    ),
    ("uk", "Як повідомляє «Суспільне», автобуси прибули.", None, "Suspilne"),
    ("ru", "Об этом сообщает ТАСС.", "сообщает ТАСС", "TASS"),
    ("ru", "По данным Минобороны РФ, обмен состоялся.", "По данным Минобороны РФ", "Ministry of Defence of Russia"),
    ("es", "Según El País, los buses llegaron.", "Según El País", "El País"),
    ("es", "El Ministerio de Defensa ruso informó de un canje.", None, "Ministry of Defence of Russia"),
    ("de", "Laut Reuters sind sie in Kiew.", "Laut Reuters", "Reuters"),
    ("de", "Dem Spiegel zufolge sind sie frei.", "Dem Spiegel zufolge", "Der Spiegel"),
    ("fr", "Selon le ministère russe de la Défense, l'échange a eu lieu.", None, "Ministry of Defence of Russia"),
    ("fr", "L'AFP rapporte un échange.", "AFP rapporte", "AFP"),
]


@pytest.mark.parametrize(("language", "text", "span", "source"), SAID)
def test_a_source_is_one_whatever_language_and_form_it_stands_in(
    language: str, text: str, span: str | None, source: str
) -> None:
    (found,) = read(text, language)
    assert found.source == source
    if span is not None:
        assert text[found.span.start : found.span.end].endswith(span)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He said that it was cold."),
        ("uk", "«Тут холодно і тихо сьогодні», — додав він."),
        ("pt", "Ele disse que voltaria."),
        ("en", "The Russian army did not respond."),
        ("de", "Sie sagte, es gehe ihr gut."),
    ],
)
def test_whoever_was_named_before_or_says_nothing_is_no_new_source(language: str, text: str) -> None:
    assert read(text, language) == ()


def test_two_sources_after_one_cue_are_two() -> None:
    found = read("As informações são do New York Times e Daily Mail.", "pt")
    assert [one.source for one in found] == ["New York Times", "Daily Mail"]
    assert found[0].span == found[1].span


def test_who_speaks_for_an_office_and_what_he_is_quoted_with_are_kept_apart() -> None:
    text = "“Todos estão vivos e em casa”, disse o ministro da Defesa ucraniano, Oleh Vasko."
    (found,) = read(text, "pt")
    assert (found.speaker, found.how, found.kind) == ("Oleh Vasko", How.QUOTED, SourceKind.OFFICIAL)
    assert text[found.covers.start : found.covers.end] == "“Todos estão vivos e em casa”"


def test_a_minister_without_a_country_is_that_of_the_ministry_named_before() -> None:
    text = (
        "O Ministério da Defesa ucraniano abriu uma linha. A Rússia esperou. "
        "“Liguem já hoje”, disse o ministro da Defesa, Oleh Vasko."
    )
    assert read(text, "pt")[-1].source == "Ministry of Defence of Ukraine"


def test_a_relative_is_a_source_without_an_office() -> None:
    (found,) = read("“We wait for every bus that comes,” said his mother.", "en")
    assert (found.source, found.kind) == ("his mother", SourceKind.OTHER)


@given(st.text(max_size=300), st.sampled_from(["pt", "en", "uk", "ru", "es", "de", "fr", ""]))
def test_any_text_is_read_and_every_span_lies_in_it(text: str, language: str) -> None:
    for one in read(text, language):
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert 0 <= one.covers.start <= one.covers.end <= len(text)


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "The mayor of Izium, Petro Vasko, said the road was shut.", "Izium City Council"),
        ("fr", "« Il venait tous les étés », déclare le maire de Plouzec, Yann Gallou.", "Plouzec City Council"),
        ("uk", "Про це повідомила Гайсинська міська рада.", "Haisyn City Council"),
        ("ru", "Губернатор Тверской области Олег Васько сообщил о двоих раненых.", "Government of Tver Oblast"),
        (
            "de",
            "Das Außenministerium in Tallinn bestätigte den Tod eines Esten.",
            "Ministry of Foreign Affairs of Estonia",
        ),
    ],
)
def test_an_office_is_that_of_the_place_beside_it(language: str, text: str, source: str) -> None:
    assert [one.source for one in read(text, language)] == [source]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "The Westmorland Gazette reported that he had died.", "Westmorland Gazette"),
        ("en", "The Crown Prosecution Service said no charge was brought.", "Crown Prosecution Service"),
        ("uk", "Про це пише «Голос Сокаля».", "Holos Sokalia"),
        ("uk", "У 47-й механізованій бригаді повідомили про втрату.", "47th Mechanized Brigade"),
        ("de", "Eine Sprecherin der Charité erklärte, er sei stabil.", "Charité"),
    ],
)
def test_whoever_has_no_row_in_the_tables_is_named_as_written(language: str, text: str, source: str) -> None:
    assert [one.source for one in read(text, language)] == [source]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("fr", "« J'ai froid aux mains », maugrée le chirurgien.", "a surgeon"),
        ("uk", "«Ходить уже сам, без милиць», — хмикає хірург.", "a surgeon"),
        ("pt", "“As listas mudam de noite”, resmunga a Cruz Vermelha.", "International Committee of the Red Cross"),
    ],
)
def test_a_verb_that_no_table_has_is_known_by_where_it_stands(language: str, text: str, source: str) -> None:
    assert [one.source for one in read(text, language)] == [source]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("de", "„Er wird gut versorgt“, sagte Verteidigungsministerin Karin Wendt.", "Ministry of Defence of Germany"),
        ("de", "„Er wird gut versorgt“, sagte Verteidigungsministerin Iryna Dowb.", "Ministry of Defence of Ukraine"),
    ],
)
def test_a_minister_without_a_country_is_of_the_country_that_his_name_is_of(
    language: str, text: str, source: str
) -> None:
    assert [one.source for one in read(text, language)] == [source]


def test_a_closing_line_of_credit_covers_what_stands_before_it() -> None:
    text = "Um soldado liga para a mãe. As informações são do New York Times e Daily Mail."
    found = read(text, "pt")
    assert {one.source for one in found} == {"New York Times", "Daily Mail"}
    assert {one.covers for one in found} == {Span(0, len(text))}


def test_a_line_of_credit_does_not_cover_what_another_said() -> None:
    first = "Segundo o Pentágono, o comboio partiu."
    found = read(f"{first} Chove em Sumy. As informações são do Daily Mail.", "pt")
    assert found[-1].covers.start == len(first)


@pytest.mark.parametrize(
    ("language", "text", "cue", "source"),
    [
        ("pt", "“Chove”, declarou a fonte do Pentágono.", "declarou a fonte do Pentágono", "Pentagon"),
        ("uk", "Як повідомила поліція, міст закрито.", None, "National Police of Ukraine"),
        ("uk", "Про це пише видання, посилаючись на джерело в СБУ.", None, "Security Service of Ukraine"),
        (
            "ru",
            "Киев, собственный корреспондент. По оценкам Минздрава, нужны врачи.",
            None,
            "Ministry of Health of Ukraine",
        ),
        ("de", "Mit Material von Reuters", "Mit Material von Reuters", "Reuters"),
    ],
)
def test_a_source_named_by_half_is_found_whole(language: str, text: str, cue: str | None, source: str) -> None:
    found = [one for one in read(text, language) if one.source == source]
    assert len(found) == 1
    assert cue in {None, text[found[0].span.start : found[0].span.end]}


@pytest.mark.parametrize(
    ("language", "text"), [("uk", "Двох чоловіків передали поліції."), ("ru", "Из Самары писал он редко.")]
)
def test_to_whom_it_was_said_and_whence_says_nothing(language: str, text: str) -> None:
    assert read(text, language) == ()


def test_two_sources_after_one_cue_are_two_with_a_noun_between_them() -> None:
    found = read("Segundo o Ministério da Defesa russo e o jornal Kommersant, partiram dois.", "pt")
    assert {one.source for one in found} == {"Ministry of Defence of Russia", "Kommersant"}
