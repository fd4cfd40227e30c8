"""A receipt is the same for held, dead, unknown and repeat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vistka.enquiries import receipts
from vistka.enquiries.models import Enquirer
from vistka.enquiries.receipts import receipt_of
from vistka.identifiers.bureau_numbers import is_number
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading

pytestmark = pytest.mark.django_db


def test_it_gives_number_day_and_whom_to_call(take: Callable[..., Enquirer], olena: Actor) -> None:
    with time_machine.travel(datetime(2040, 1, 2, 9, tzinfo=UTC), tick=False):
        her = take()
    with reading(olena):
        receipt = receipt_of(her)
        assert receipt.number.replace(" ", "") == her.number
    assert is_number(receipt.number)
    assert [len(group) for group in receipt.number.split()] == [3, 3, 4]
    assert receipt.taken_on.isoformat() == "2040-01-02"
    assert receipt.call is receipts.WHO_TO_CALL


def test_two_for_the_same_man_differ_in_the_number_alone(take: Callable[..., Enquirer], olena: Actor) -> None:
    with time_machine.travel(datetime(2040, 1, 2, 9, tzinfo=UTC), tick=False):
        first, repeat = take(), take()
    with reading(olena):
        one, other = receipt_of(first), receipt_of(repeat)
    assert one.number != other.number
    assert (one.taken_on, one.call) == (other.taken_on, other.call)


def test_it_is_made_of_her_own_row_alone(her: Enquirer, olena: Actor) -> None:
    row = Enquirer.objects.get(pk=her.pk)
    with reading(olena), CaptureQueriesContext(connection) as sent:
        receipt_of(row)
    assert len(sent) == 0
