"""Evidence beyond name, birth, place and unit, each in its own measure."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.matching.details import COLUMNS, DETAILS, Detail
from vistka.matching.known import Known
from vistka.matching.lexicon import Lexicon
from vistka.matching.model import Model
from vistka.matching.pairs import PairComparer
from vistka.matching.spelling import Costs

Weigh = Callable[[str, str, str], int | None]
BY_NAME = {detail.name: detail for detail in DETAILS}


@pytest.fixture(scope="module")
def pairs(model: Model, costs: Costs, known: Known) -> PairComparer:
    return PairComparer(Lexicon(model, costs, known).names)


@pytest.fixture
def weight(model: Model, pairs: PairComparer) -> Weigh:
    """The weight of one detail, None if it cannot be compared."""

    def of(name: str, registered: str, sought: str) -> int | None:
        verdict = BY_NAME[name].compare(registered, sought, model, pairs)
        return verdict and verdict[0]

    return of


@pytest.mark.parametrize(
    ("detail", "registered", "best_first"),
    [
        ("sex", "ж", ["female", "m"]),
        ("service number", "АБ-123456", ["AБ 123456", "АБ-123457", "ВГ-987654"]),
        ("mother", "Олена Петрівна", ["Елена Петровна", "Елена", "Ольга"]),
        ("mother", "Щербакова Олена Петрівна", ["Елена Петровна", "Елена Сергеевна", "Мария Сергеевна"]),
        ("mother's maiden name", "Кудрявцева", ["Кудрявцева", "Кудрявова", "Мельник"]),
        ("callsign", "Вовк", ["Вовк", "Грім"]),
        ("residence", "м. Харків", ["Харьков", "Вологда"]),
        ("rank", "мл. сержант", ["молодший сержант", "сержант", "полковник"]),
        ("nationality", "Непал", ["Nepal", "Россия"]),
        ("marks", "шрам на левой щеке, татуировка", ["татуювання, шрам на лівій щоці", "шрамы", "без двух пальцев"]),
        ("last contact", "2022-03-01", ["2022-02-23", "2022-03-15"]),
    ],
)  # fmt: skip
def test_the_nearer_value_weighs_more(weight: Weigh, detail: str, registered: str, best_first: list[str]) -> None:
    weights = [weight(detail, registered, sought) for sought in best_first]
    assert None not in weights
    assert weights == sorted(set(weights), reverse=True)


@pytest.mark.parametrize(
    ("detail", "registered", "sought"),
    [
        ("sex", "м", "ж"),
        ("service number", "АБ-123456", "ВГ-987654"),
        ("mother", "Олена Петрівна", "Мария Сергеевна"),
        ("mother's maiden name", "Кудрявцева", "Мельник"),
        ("callsign", "Вовк", "Грім"),
        ("residence", "Харків", "Вологда"),
        ("rank", "рядовой", "полковник"),
        ("nationality", "Непал", "Россия"),
        ("last contact", "2022-03-01", "2022-03-15"),
    ],
)
def test_a_contradiction_counts_against(weight: Weigh, detail: str, registered: str, sought: str) -> None:
    assert weight(detail, registered, sought) < 0


def test_a_last_contact_after_the_capture_counts_strongly_against(weight: Weigh) -> None:
    assert weight("last contact", "01.03.2022", "15.03.2022") < -5_000
    assert BY_NAME["last contact"].strong


def test_a_last_contact_before_the_capture_says_nothing(weight: Weigh) -> None:
    assert weight("last contact", "01.03.2022", "23.02.2022") == 0


@pytest.mark.parametrize(
    ("capture", "contact"), [("2022-03", "2022-03-15"), ("2022-03-15", "март 2022"), ("2022", "2022-12-30")]
)
def test_a_contact_that_may_have_come_first_is_not_held_against_him(weight: Weigh, capture: str, contact: str) -> None:
    assert weight("last contact", capture, contact) == 0


def test_marks_that_differ_are_not_held_against_him(weight: Weigh) -> None:
    assert weight("marks", "шрам на левой щеке", "татуировка на плече") == 0


def test_no_list_of_marks_however_long_outweighs_a_name(weight: Weigh, model: Model) -> None:
    words = "шрам левой щеке татуировка плечо волк якорь ожог колено родинка подбородок палец"
    assert weight("marks", words, words) == model.cost("detail_marks_most")


def test_a_common_nationality_says_little_and_a_rare_one_much(weight: Weigh) -> None:
    assert 0 <= weight("nationality", "РФ", "Россия") < weight("nationality", "Куба", "Cuba")


def test_a_man_among_men_says_nothing_and_a_woman_much(weight: Weigh) -> None:
    assert weight("sex", "м", "male") == 0
    assert weight("sex", "ж", "female") > 3_000


def test_a_rare_mothers_name_says_more_than_a_common_one(weight: Weigh) -> None:
    assert weight("mother", "Аполлинария", "Аполлинария") > weight("mother", "Елена", "Елена") > 0


@pytest.mark.parametrize("detail", [detail.name for detail in DETAILS if detail.name != "marks"])
@pytest.mark.parametrize("unreadable", ["—", "???"])
def test_what_cannot_be_read_is_not_compared(weight: Weigh, detail: str, unreadable: str) -> None:
    assert weight(detail, unreadable, unreadable) is None


def test_the_register_keeps_just_the_columns_that_are_compared() -> None:
    assert set(COLUMNS) == {detail.registered for detail in DETAILS}
    assert len(COLUMNS) == len(set(COLUMNS))


@given(st.sampled_from(DETAILS), st.text(max_size=40), st.text(max_size=40))
def test_any_two_cells_can_be_compared(
    model: Model, pairs: PairComparer, detail: Detail, registered: str, sought: str
) -> None:
    verdict = detail.compare(registered, sought, model, pairs)
    if verdict is not None:
        weight, words = verdict
        assert isinstance(weight, int)
        assert words
        assert not (sought.strip() and sought in words and len(sought) > 12)
