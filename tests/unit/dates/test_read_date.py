"""A date as lists write it is one interval of days, or several when it is ambiguous."""

import doctest
import importlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.dates import DateRange, read_date

TODAY = date(2026, 6, 1)
SECOND_OF_APRIL = ["1999-04-02"]


def meanings(text: str, *, latest_year: int | None = None) -> list[str]:
    """All that the text may mean, best first, in EDTF."""
    return [str(each) for each in read_date(text, today=TODAY, latest_year=latest_year).alternatives]


@pytest.mark.parametrize(
    "text",
    [
        "1999-04-02", "19990402", "02.04.1999", "2.4.99", "1999.04.02", "1999-4-2", "99-04-02", "02041999", "2041999",
        "02.04.1999 г.р.", "р. 02.04.1999", "born 02.04.1999", "2 . 4 . 1999.", "02,04,1999",
        "2 апреля 1999 г.", "2-го апреля 1999", "2 квітня 1999 р.", "2 красавіка 1999", "2 April 1999",
        "2nd of April 1999",
        "April 2, 1999", "1999 April 2", "2. April 1999", "2 avril 1999", "2 kwietnia 1999 r.", "2 de abril de 1999",
        "02-апр-1999", "2-Apr-99", "2.IV.1999", "2 ІV 99",
        "36252", "36252.0", "36252,5",
        "1999-04-02 00:00:00", "1999-04-02T00:00:00Z", "1999-04-02T00:00:00+03:00", "02.04.1999 14:35",
        "О2.О4.l999", "０２．０４．１９９９", " 02.04.1999 ", "02.04.1999.",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_form_of_lists_and_papers(text: str) -> None:
    assert meanings(text) == SECOND_OF_APRIL


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2 марта 1999", 3), ("2 берез. 1999", 3), ("2 сак 1999", 3), ("2 März 1999", 3), ("2 marca 1999", 3),
        ("2 março 1999", 3), ("2 мая 1999", 5), ("2 травня 1999", 5), ("2 mai 1999", 5), ("2 juin 1999", 6),
        ("2 juillet 1999", 7), ("2 липня 1999", 7), ("2 ліпеня 1999", 7), ("2 серпня 1999", 8), ("2 août 1999", 8),
        ("2 жніўня 1999", 8), ("2 вересня 1999", 9), ("2 sept. 1999", 9), ("2 października 1999", 10),
        ("2 кастрычніка 1999", 10), ("2 листопада 1999", 11), ("2 dez 1999", 12), ("2 дек. 1999", 12),
        ("2.ХІІ.1999", 12),
    ],
)  # fmt: skip
def test_month_names_are_known_in_the_languages_of_the_lists(text: str, month: int) -> None:
    assert meanings(text) == [f"1999-{month:02}-02"]


@pytest.mark.parametrize(
    "text",
    ["1999", "1999 р.н.", "1999 г.р.", "1999г.р.", "1999 года рождения", "р. 1999", "b. 1999", "00.00.1999",
     "1999-00-00", "XX.XX.1999", "ХХ.ХХ.1999", "1999-XX", "??.??.1999", "__.__.1999", "0.0.1999"],
)  # fmt: skip
def test_a_year_alone_is_all_its_days(text: str) -> None:
    assert read_date(text).alternatives == (DateRange(date(1999, 1, 1), date(1999, 12, 31)),)


@pytest.mark.parametrize(
    "text", ["04.1999", "4/1999", "1999-04", "квітень 1999", "апр. 1999", "00.04.1999", "Apr-99", "??.04.1999"]
)
def test_a_month_alone_is_all_its_days(text: str) -> None:
    assert meanings(text) == ["1999-04"]


@pytest.mark.parametrize("text", ["2/4/99", "2/4/1999", "02-04-1999", "02–04–1999"])
def test_strokes_and_hyphens_leave_day_and_month_open_with_the_day_first(text: str) -> None:
    assert meanings(text) == ["1999-04-02", "1999-02-04"]
    assert "other way round" in read_date(text).note


def test_dots_are_day_first_and_nothing_is_ambiguous() -> None:
    assert read_date("02.04.1999").note == ""


@pytest.mark.parametrize("text", ["04/22/1999", "04.22.1999", "04-22-99"])
def test_a_second_number_over_twelve_makes_the_month_first(text: str) -> None:
    assert meanings(text) == ["1999-04-22"]


def test_equal_day_and_month_are_not_ambiguous() -> None:
    assert meanings("4/4/1999") == ["1999-04-04"]


@pytest.mark.parametrize(
    ("text", "year"),
    [("01.06.26", 2026), ("02.06.26", 1926), ("31.12.25", 2025), ("02.04.27", 1927), ("02.04.00", 2000)],
)
def test_two_digits_of_a_year_never_mean_the_future(text: str, year: int) -> None:
    assert [each.year for each in read_date(text, today=TODAY).alternatives] == [year]


def test_a_caller_who_knows_the_latest_possible_year_of_birth_may_say_so() -> None:
    assert meanings("02.04.15", latest_year=2010) == ["1915-04-02"]


@pytest.mark.parametrize(
    ("text", "meaning", "note"),
    [
        ("31.02.1999", "1999-02", "no such day"),
        ("29.02.1999", "1999-02", "no such day"),
        ("45.13.1999", "1999", "no such month"),
        ("12.XX.1999", "1999", "day without a month"),
    ],
)
def test_an_impossible_day_falls_to_the_range_that_is_sure(text: str, meaning: str, note: str) -> None:
    assert meanings(text) == [meaning]
    assert note in read_date(text).note


@pytest.mark.parametrize(
    "text",
    ["1999~", "~1999", "1999?", "1999 (?)", "около 1999", "ок. 1999 г.", "приблизно 1999", "circa 1999", "ca. 1999"],
)
def test_a_doubtful_date_keeps_its_bounds_and_says_so(text: str) -> None:
    assert read_date(text).alternatives == (DateRange(date(1999, 1, 1), date(1999, 12, 31), approximate=True),)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("1998-2000", "1998-01-01/2000-12-31"),
        ("1998/1999", "1998-01-01/1999-12-31"),
        ("1998/99", "1998-01-01/1999-12-31"),
        ("198X", "1980-01-01/1989-12-31"),
        ("199?", "1990-01-01/1999-12-31"),
        ("1980-е", "1980-01-01/1989-12-31"),
        ("2022-05/2022-06", "2022-05-01/2022-06-30"),
        ("1998~/2000", "1998-01-01/2000-12-31~"),
        ("198X/1990", "1980-01-01/1990-12-31"),
        ("2-5 апреля 2022", "2022-04-02/2022-04-05"),
        ("с 02.04.2022 по 05.04.2022", "2022-04-02/2022-04-05"),
        ("between 2 April 2022 and 5 April 2022", "2022-04-02/2022-04-05"),
        ("2022-04-02 - 2022-04-05", "2022-04-02/2022-04-05"),
        ("1985-04-12?", "1985-04-12~"),
    ],
)
def test_spans_and_extended_dates(text: str, meaning: str) -> None:
    assert meanings(text) == [meaning]


def test_an_open_end_is_the_last_day_there_is_and_no_infinity() -> None:
    assert read_date("2022-02-24/..").alternatives == (DateRange(date(2022, 2, 24), date.max),)
    assert read_date("../1985").alternatives == (DateRange(date.min, date(1985, 12, 31)),)


@pytest.mark.parametrize("text", ["1998 или 1999", "1998 або 1999", "1998 or 1999"])
def test_a_choice_of_dates_stays_a_choice(text: str) -> None:
    assert meanings(text) == ["1998", "1999"]


def test_midnight_in_moscow_written_in_universal_time_is_the_next_day() -> None:
    assert meanings("1999-04-01T20:00:00.000Z") == ["1999-04-02", "1999-04-01"]


@pytest.mark.parametrize("text", ["", "   ", "-", "?", "../..", "н/д", "неизвестно", "невідомо", "unknown"])
def test_nothing_written_is_nothing_known_and_no_fault(text: str) -> None:
    reading = read_date(text)
    assert reading.alternatives == ()
    assert reading.note == ""


@pytest.mark.parametrize(
    "text",
    ["Іваненко", "март 1999 Іваненко", "12 апреля", "02.04.XXXX", "0001-01-01", "9999-12-31", "99999", "1/1/1",
     "1999-04-02-03", "12345678901", "2 апреля 1999 мая", "1999" * 100, "2022/1985-04"],
)  # fmt: skip
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    reading = read_date(text)
    assert reading.alternatives == ()
    assert reading.note
    assert text not in reading.note


DATE_LIKE = st.text(alphabet="0123456789./-–: XxхХ?~%[]{},TZаоOlіапрмяIVгс", max_size=24)


def test_the_reader_writes_nothing_to_the_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    for text in ("../198X", "../", "1999/[", "1999-XX/1999-XX-00%"):
        read_date(text)
    assert capfd.readouterr() == ("", "")


@given(st.one_of(st.text(max_size=60), DATE_LIKE))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    for each in read_date(text, today=TODAY).alternatives:
        assert each.earliest <= each.latest


@given(
    st.dates(date(1850, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%Y%m%d", "%d %B %Y", "%d %b %Y"]),
)
def test_a_written_day_is_read_back(day: date, form: str) -> None:
    assert read_date(day.strftime(form)).alternatives == (DateRange(day, day),)


@given(st.dates(date(1930, 1, 1), date(2060, 1, 1)))
def test_a_spreadsheets_serial_number_is_its_day(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    assert read_date(str(serial)).alternatives == ((DateRange(day, day),) if serial <= 60_000 else ())


@pytest.mark.parametrize("module", ["vistka.dates", "vistka.dates.ages", "vistka.dates.reading"])
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted
    assert result.failed == 0
