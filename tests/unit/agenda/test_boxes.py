"""Inbox and outbox: nothing is taken twice, nothing is lost on its way."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from vistka.agenda.boxes import deliver, post, receive_once
from vistka.agenda.models import Outgoing, Received
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading_everybody

pytestmark = pytest.mark.django_db


def test_a_submission_is_taken_once() -> None:
    taken: list[int] = []
    submission = uuid4()
    assert receive_once(submission, lambda: taken.append(1))
    assert not receive_once(submission, lambda: taken.append(2))
    assert taken == [1]


def test_a_submission_whose_taking_failed_comes_again() -> None:
    submission = uuid4()

    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        receive_once(submission, fail)
    assert not Received.objects.exists()
    assert receive_once(submission, lambda: None)


def test_what_goes_out_is_sealed_until_it_is_handed_over() -> None:
    item = post("letter", "Ваш лист".encode())
    assert "Ваш лист".encode() not in bytes(Outgoing.objects.values_list("content", flat=True).get().blob)
    handed: list[tuple[UUID, bytes]] = []
    with reading_everybody(machine("outbox"), "outbox.deliver"):
        assert deliver("letter", lambda key, item: handed.append((key, item.content))) == 1
    assert handed == [(item.pk, "Ваш лист".encode())]


def test_what_was_delivered_stays_so() -> None:
    post("letter", b"x")
    assert deliver("letter", lambda key, item: None) == 1
    assert deliver("letter", lambda key, item: None) == 0


def test_what_could_not_be_handed_over_comes_again_under_the_same_key() -> None:
    item = post("letter", b"x")
    keys: list[UUID] = []

    def die(key: UUID, item: Outgoing) -> None:
        keys.append(key)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        deliver("letter", die)
    deliver("letter", lambda key, item: keys.append(key))
    assert keys == [item.pk, item.pk]


def test_one_kind_does_not_deliver_the_other() -> None:
    post("letter", b"x")
    assert deliver("receipt", lambda key, item: None) == 0
