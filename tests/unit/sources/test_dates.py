"""Which expressions in running text are dates, and which day they mean. Every event here is invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.sources.dates import find_dates
from vistka.sources.findings import Span
from vistka.sources.segments import Segment

FRIDAY = date(2022, 3, 4)


def dates(text: str, language: str, day: date | None = FRIDAY) -> list[tuple[str, str]]:
    segment = Segment(Span(0, len(text)), text, language, (), day)
    return [(text[each.span.start : each.span.end], each.value) for each in find_dates(segment)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "He fell on 2 March 2022.", [("2 March 2022", "2022-03-02")]),
        ("en", "March 2, 2022", [("March 2, 2022", "2022-03-02")]),
        ("pt", "desde 1º de março", [("1º de março", "2022-03-01")]),
        ("es", "el 2 de marzo de 2022", [("el 2 de marzo de 2022", "2022-03-02")]),
        ("fr", "le 1er mars", [("le 1er mars", "2022-03-01")]),
        ("de", "seit dem 2. März", [("2. März", "2022-03-02")]),
        ("uk", "загинув 2 березня", [("2 березня", "2022-03-02")]),
        ("ru", "в ночь на 3 марта 2022 года", [("3 марта 2022 года", "2022-03-03")]),
        ("uk", "народився 02.03.1991 р.", [("02.03.1991", "1991-03-02")]),
        ("en", "listed 2022-03-02", [("2022-03-02", "2022-03-02")]),
        ("uk", "12-13 жовтня 2022 року", [("12-13 жовтня 2022 року", "2022-10-12/2022-10-13")]),
        ("en", "missing since July 2021", [("July 2021", "2021-07")]),
        ("uk", "зник у грудні", [("грудні", "2021-12")]),
        ("ru", "в сентябре прошлого года", [("сентябре прошлого года", "2021-09")]),
        ("pt", "em 2014", [("2014", "2014")]),
        ("uk", "з 2014 року", [("2014 року", "2014")]),
        ("pt", "Tweet (@someone) March 2, 2022", [("March 2, 2022", "2022-03-02")]),
    ],
)
def test_absolute_dates_and_the_year_nearest_before_publication(
    language: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert dates(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "buried yesterday", [("yesterday", "2022-03-03")]),
        ("uk", "позавчора повернувся", [("позавчора", "2022-03-02")]),
        ("ru", "Завтра привезут", [("Завтра", "2022-03-05")]),
        ("pt", "há três dias", [("há três dias", "2022-03-01")]),
        ("es", "hace 2 días", [("hace 2 días", "2022-03-02")]),
        ("fr", "hier soir", [("hier soir", "2022-03-03")]),
        ("de", "am Montag", [("am Montag", "2022-02-28")]),
        ("pt", "na quarta-feira (2)", [("na quarta-feira (2)", "2022-03-02")]),
        ("fr", "Il est mort ce lundi.", [("ce lundi", "2022-02-28")]),
        ("uk", "прощання відбудеться у вівторок", [("у вівторок", "2022-03-08")]),
        ("uk", "у середу, 2 березня", [("у середу, 2 березня", "2022-03-02")]),
    ],
)
def test_relative_days_count_from_the_day_of_the_text(language: str, text: str, found: list[tuple[str, str]]) -> None:
    assert dates(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("pt", "A invasão já está no seu nono dia", "nono dia"),
        ("en", "on the ninth day of the war", "ninth day of the war"),
        ("uk", "на дев’ятий день війни", "дев’ятий день війни"),
        ("ru", "на 9-й день вторжения", "9-й день вторжения"),
        ("es", "Día 9 de la guerra", "Día 9 de la guerra"),
        ("fr", "au 9e jour de l’invasion", "9e jour de l’invasion"),
        ("de", "am neunten Tag des Krieges", "neunten Tag des Krieges"),
    ],
)
def test_days_of_a_war_count_from_its_first_day_without_any_day_of_publication(
    language: str, text: str, said: str
) -> None:
    assert dates(text, language, day=None) == [(said, "2022-03-04")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 36th brigade, 19 years old, at 09:30, 2,000 hryvnias, +380 44 123 45 67."),
        ("en", "He may march; last week he was well."),
        ("pt", "na segunda metade, a sexta brigada"),
        ("es", "por la mañana"),
        ("de", "jeden Sonntag"),
        ("ru", "улица 8 Марта, дом 5"),
        ("uk", "на 9-й день голодування"),
        ("en", "31 February 2022"),
        ("en", "https://example.org/2022-03-02/post"),
    ],
)
def test_units_ages_prices_habits_streets_and_vague_words_are_no_dates(language: str, text: str) -> None:
    assert dates(text, language) == []


def test_without_a_day_of_publication_what_needs_it_is_left_out() -> None:
    assert dates("yesterday, on Monday, 2 March, and 3 May 2021", "en", day=None) == [("3 May 2021", "2021-05-03")]


def test_what_is_counted_is_marked() -> None:
    text = "yesterday and 2 March 2022"
    found = find_dates(Segment(Span(0, len(text)), text, "en", (), FRIDAY))
    assert [each.relative for each in found] == [True, False]


@given(
    st.text(alphabet=st.sampled_from("0123456789./-:, марчтаdiejoundrguerMarch()°º\n"), max_size=60),
    st.sampled_from(["pt", "en", "uk", "ru", "es", "de", "fr", ""]),
)
def test_any_text_is_read_and_every_span_lies_in_it(text: str, language: str) -> None:
    end = 0
    for found in find_dates(Segment(Span(0, len(text)), text, language, (), FRIDAY)):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("uk", "писав у середу, другого березня", [("у середу, другого березня", "2022-03-02")]),
        ("ru", "двадцать четвёртого февраля", [("двадцать четвёртого февраля", "2022-02-24")]),
        ("pt", "em dois de março", [("dois de março", "2022-03-02")]),
        ("fr", "le premier mars", [("le premier mars", "2022-03-01")]),
        ("de", "Am ersten März", [("ersten März", "2022-03-01")]),
        ("uk", "з 1 по 3 березня", [("з 1 по 3 березня", "2022-03-01/2022-03-03")]),
        ("es", "entre el 1 y el 3 de marzo", [("entre el 1 y el 3 de marzo", "2022-03-01/2022-03-03")]),
        ("ru", "Завтра, в субботу, простятся", [("Завтра, в субботу", "2022-03-05")]),
        ("uk", "2011-го закінчив школу", [("2011-го", "2011")]),
        ("de", "vermisst seit 2.3. bei Trostjanez", [("2.3.", "2022-03-02")]),
        ("pt", "morreu no dia 20", [("no dia 20", "2022-02-20")]),
        ("en", "left the plant this month", [("this month", "2022-03")]),
        ("ru", "пятидесятый день войны", [("пятидесятый день войны", "2022-04-14")]),
    ],
)
def test_days_in_words_stretches_and_days_said_twice(language: str, text: str, found: list[tuple[str, str]]) -> None:
    assert dates(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "Samples are taken until 20 March.", "2022-03-20"),
        ("en", "By Tuesday it stood in forty newspapers.", "2022-03-01"),
        ("uk", "Ремонт триватиме до суботи.", "2022-03-05"),
        ("uk", "Перша група вирушить до міста 20 квітня.", "2022-04-20"),
        ("uk", "Прийоми відновлюються з наступної п'ятниці.", "2022-03-11"),
        ("ru", "Протезы обещают изготовить к маю.", "2022-05"),
        ("de", "Er sollte im Juni heiraten.", "2022-06"),
        ("de", "Er fiel im Juni.", "2021-06"),
        ("fr", "Un convoi est attendu avant le 30 avril.", "2022-04-30"),
        ("es", "Habrá un homenaje en septiembre.", "2022-09"),
        ("en", "He was captured on 20 March.", "2021-03-20"),
    ],
)
def test_what_a_clause_says_of_before_and_after_chooses_the_year(language: str, text: str, value: str) -> None:
    assert [found for _, found in dates(text, language)] == [value]
