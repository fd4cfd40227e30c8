"""The order of what happened, found from what was entered."""

from __future__ import annotations

from uuid import uuid4

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from vistka.registry.errors import RegistryError
from vistka.registry.happened import Happening, captured_on, checked_day, checked_said, day_of, in_order
from vistka.registry.states import EventKind


def entered(kind: EventKind | None, on: str = "", corrects: Happening | None = None) -> Happening:
    return Happening(uuid4(), kind, day_of({"on": on}), corrects.id if corrects else None)


CAPTURED = entered(EventKind.CAPTURED, "2022-03-05")
ARRIVED = entered(EventKind.ARRIVED, "2022-03-07")
RELEASED = entered(EventKind.RELEASED, "2022-09-01")


def test_what_became_known_late_stands_where_it_happened() -> None:
    hospital = entered(EventKind.HOSPITAL_IN, "2022-05")
    assert in_order([CAPTURED, ARRIVED, RELEASED, hospital]) == [CAPTURED, ARRIVED, hospital, RELEASED]


def test_without_a_day_it_stands_where_it_was_entered() -> None:
    hospital = entered(EventKind.HOSPITAL_IN)
    assert in_order([CAPTURED, ARRIVED, hospital, RELEASED])[2] == hospital


def test_on_the_same_day_it_stands_where_it_was_entered() -> None:
    sick = entered(EventKind.FELL_SICK, "2022-03-07")
    assert in_order([CAPTURED, ARRIVED, sick]) == [CAPTURED, ARRIVED, sick]


def test_it_goes_past_what_has_no_day() -> None:
    sick = entered(EventKind.FELL_SICK)
    hospital = entered(EventKind.HOSPITAL_IN, "2022-05")
    assert in_order([CAPTURED, ARRIVED, RELEASED, sick, hospital]) == [CAPTURED, ARRIVED, hospital, RELEASED, sick]


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    right = entered(EventKind.ARRIVED, "2022-03-08", corrects=ARRIVED)
    assert in_order([CAPTURED, ARRIVED, RELEASED, right]) == [CAPTURED, right, RELEASED]


def test_a_correction_to_a_much_later_day_moves_there() -> None:
    right = entered(EventKind.ARRIVED, "2022-10-01", corrects=ARRIVED)
    assert in_order([CAPTURED, ARRIVED, RELEASED, right]) == [CAPTURED, RELEASED, right]


def test_what_did_not_happen_is_gone() -> None:
    assert in_order([CAPTURED, ARRIVED, entered(None, corrects=ARRIVED)]) == [CAPTURED]


def test_a_correction_can_be_corrected() -> None:
    wrong = entered(EventKind.ARRIVED, "2022-03-08", corrects=ARRIVED)
    right = entered(EventKind.TRANSFERRED, "2022-03-09", corrects=wrong)
    assert in_order([CAPTURED, ARRIVED, wrong, right]) == [CAPTURED, right]


@given(st.lists(st.sampled_from(["", *(f"2021-{month:02}" for month in range(1, 13)), "2021", "2021-06-15"])))
def test_nothing_stands_after_what_was_surely_later(days: list[str]) -> None:
    found = [one.on for one in in_order(entered(EventKind.FELL_SICK, day) for day in days)]
    assert len(found) == len(days)
    for place, later in enumerate(found):
        for earlier in found[:place]:
            assert later is None or earlier is None or later.latest >= earlier.earliest


def test_the_first_capture_is_the_one_that_is_compared() -> None:
    again = entered(EventKind.CAPTURED, "2022-12-01")
    assert captured_on(in_order([CAPTURED, again])) == "2022-03-05"
    assert captured_on([ARRIVED]) == ""


def test_a_day_that_can_be_read_in_two_ways_is_refused() -> None:
    with pytest.raises(RegistryError, match="one way only"):
        checked_day("2/4/2022")


@time_machine.travel("2022-03-07 12:00:00+00:00", tick=False)
def test_a_day_to_come_is_refused() -> None:
    assert checked_day("2022-03-08") == "2022-03-08"  # where the camp is, it may be tomorrow already
    with pytest.raises(RegistryError, match="still to come"):
        checked_day("2022-03-09")


def test_of_an_event_nothing_else_is_written() -> None:
    with pytest.raises(RegistryError):
        checked_said({"on": "2022-03-05", "words": "he said so"})
