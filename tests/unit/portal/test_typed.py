"""What people type: any script and sign that a reader can see; hidden signs are named and taken out, nothing is cut."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms

from vistka.portal.typed import TypedArea, TypedDate, TypedField


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
