"""What people type: any script and sign that a reader can see; hidden signs are named and taken out.

Nothing of what fits is cut; what would hold the process for minutes is refused before anything works on it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

import pytest
from django import forms

from vistka.portal.asking.forms.codes import AgainForm
from vistka.portal.asking.forms.enquirer import CodeWordsForm
from vistka.portal.asking.forms.papers import PaperForm
from vistka.portal.box.callers import is_ours
from vistka.portal.box.forms import CallerForm, MessageForm
from vistka.portal.forms.letter import PastedLetter
from vistka.portal.typed import MOST_MARKS, TypedArea, TypedDate, TypedField


class Page(forms.Form):
    name = TypedField(label="Name", max_length=400)
    story = TypedArea(label="Story", max_length=2000)
    day = TypedDate(label="Day")


def typed(**said: str) -> Any:
    """The form with this in it."""
    return Page(said)


@pytest.mark.parametrize("name", ["Олена 🌻", "محمد علي", "林", "O’Brien-Žižka", "👩\u200d👧", "ཀརྨ"])
def test_any_script_and_any_emoji_is_a_name(name: str) -> None:
    assert typed(name=name).is_valid()
    assert typed(name=name)["name"].value() == name


def test_letters_are_kept_in_one_form() -> None:
    form = typed(name="  Ю\u0306й И\u0306ван  ")
    assert form.is_valid()
    assert "Йван" in form.cleaned_data["name"]


@pytest.mark.parametrize("hidden", ["\0", "\x1b", "\x7f", "\u202e", "\u202d"])
def test_a_hidden_sign_is_named_and_the_second_time_it_is_gone(hidden: str) -> None:
    form = typed(name=f"Оле{hidden}на")
    assert not form.is_valid()
    assert "We took it out" in str(form.errors["name"])
    assert form["name"].value() == "Олена"
    assert hidden not in str(form["name"])
    assert typed(name=form["name"].value()).is_valid()


@pytest.mark.parametrize("pasted", ["\u202a+380 00\u202c", "\u2068+380 00\u2069", "\ufeff+380 00", "+380\t00"])
def test_marks_that_telephones_put_around_numbers_go_without_a_word(pasted: str) -> None:
    form = typed(name=pasted)
    assert form.is_valid()
    assert form.cleaned_data["name"] == "+380 00"


def test_a_name_of_ten_thousand_letters_is_kept_and_its_length_said() -> None:
    form = typed(name="Я" * 10_000)
    assert not form.is_valid()
    assert "10000 letters long. There is room for 400." in str(form.errors["name"])
    assert form["name"].value() == "Я" * 10_000


def test_lines_stay_where_there_is_room_for_them() -> None:
    form = typed(name="one\r\ntwo", story="one\r\ntwo\rthree")
    assert form.is_valid()
    assert form.cleaned_data["name"] == "one two"
    assert form.cleaned_data["story"] == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        ("2 квітня 1999", ""),
        ("около 1999", ""),
        ("unknown", ""),
        ("2/4/1999", ""),
        ("31.02.1999", "The month has no such day."),
        ("12 April", "We cannot see a year here."),
        ("before Easter", "We cannot read this date."),
        ("2 April 2090", "This day has not come yet."),
    ],
)
def test_a_day_is_kept_as_it_was_typed_or_it_is_said_what_is_wrong(day: str, fault: str) -> None:
    form = typed(day=day)
    assert form.is_valid() == (not fault)
    assert fault in str(form.errors.get("day", ""))
    assert form["day"].value() == day


ABOVE, BELOW = "\u0301", "\u0323"
HEAPS: Final = {
    "two marks out of order": "a" + ABOVE * 50_000 + BELOW * 50_000,
    "one above and below by turns": "я" + (ABOVE + BELOW) * 50_000,
    "broken by signs that go without a word": "a" + (ABOVE * 25 + BELOW * 25 + "\u2068") * 4_000,
    "marks that are taken apart into two": "ཀ" + "\u0f73" * 100_000,
    "marks that are marks only when taken apart": "カ" + (BELOW + "\uff9e") * 50_000,
}
"""Texts of 200 kB and more whose marks must be put in order: the square of their length, while nobody else is answered."""
MOST_WORK: Final = 20_000_000
_MARKS: Final = re.compile(f"[{ABOVE}{BELOW}\u0f73\uff9e]+")


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What normalising takes in all, in pairs of signs that may have to change places."""
    done = [0]
    normalize: Callable[[Any, str], str] = unicodedata.normalize

    def counted(form: Any, text: str) -> str:
        done[0] += len(text) + sum(len(run) ** 2 for run in _MARKS.findall(text))
        return normalize(form, text) if done[0] < MOST_WORK else text

    monkeypatch.setattr(unicodedata, "normalize", counted)
    return done


@pytest.mark.parametrize("heap", HEAPS.values(), ids=HEAPS)
@pytest.mark.parametrize(
    ("form", "field"),
    [
        *((Page, name) for name in ("name", "story", "day")),
        *((AgainForm, "code"), (CallerForm, "word"), (PaperForm, "note"), (CodeWordsForm, "words")),
        *((MessageForm, "words"), (PastedLetter, "letter")),
    ],
)
def test_a_heap_of_marks_is_refused_without_the_work_of_putting_it_in_order(
    form: type[forms.Form], field: str, heap: str, work: list[int]
) -> None:
    for text in (heap, heap[:5000]):
        bound = form({field: text})
        assert bound.errors[field]
        shown = bound[field].value()
        assert 0 < len(shown) <= bound.fields[field].room
        assert field not in bound.cleaned_data
    assert work[0] < MOST_WORK


def test_marks_beyond_the_thirtieth_go_and_the_second_time_she_goes_on(work: list[int]) -> None:
    form = typed(name="Оле" + ABOVE * 5000 + "на")
    assert "One letter had too many marks on it." in str(form.errors["name"])
    assert form["name"].value() == "Оле" + ABOVE * MOST_MARKS + "на"
    assert typed(name=form["name"].value()).is_valid()
    assert typed(name="ཧཱུྃ क्ष्म्य נִּיקּוּד").is_valid()


def test_what_is_longer_by_far_is_cut_and_it_is_said() -> None:
    form = typed(name="Я" * 240_000)
    assert "We could keep only the beginning." in str(form.errors["name"])
    assert form["name"].value() == "Я" * 10_000
    assert typed(story="й".replace("й", "и\u0306") * 2000).is_valid()


def test_a_callers_word_is_compared_without_that_work(work: list[int]) -> None:
    assert is_ours("калина" + ABOVE * MOST_MARKS, ["Калина"])
    assert is_ours("калина" + (ABOVE + BELOW) * 50_000, ["Калина"])
    assert work[0] < MOST_WORK
