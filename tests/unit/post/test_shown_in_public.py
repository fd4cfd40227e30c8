"""That somebody was shown in public, and its review, changes nothing that she reads: no letter, no date, no size."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import pytest
from django.core.cache import cache
from pytest_django import Settings

from invented_exposure import Shown
from invented_mail import START, mailed_on, on
from invented_open_mailbox import OpenBureau, Reunited
from vistka.contact.facts import facts_of
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.mailroom.models import Mail as DeliveredMail
from vistka.post.carried import carry_all

DAY: Final = timedelta(days=1)


@pytest.fixture
def told(both_databases: None, settings: Settings) -> Reunited:
    """Everything is open to her, with a call that is set."""
    settings.OFFLINE_KEY = b""
    cache.clear()
    with on(START):
        both = Reunited(OpenBureau())
        both.has_everything()
        both.is_told("en")
        carry_all()
    return both


def test_her_mail_is_the_same_before_during_and_after_a_review(told: Reunited) -> None:
    def read_on(day: int) -> tuple[object, ...]:
        carry_all()
        mailed_on(START + day * DAY)
        mail = told.own.newest()
        sizes = {len(bytes(one.sealed)) for one in DeliveredMail.objects.all()}
        return list(mail.opens), list(mail.parts), mail.call, mail.leg, sizes

    def facts() -> object:
        with reading(machine("a test"), page="a test"):
            return facts_of(told.mother)

    read_on(1)
    before, of_her = read_on(2), facts()
    shown = Shown(told.bureau, told.person.pk)
    with on(START + 2 * DAY):
        shown.reviewed()
    assert (read_on(3), facts()) == (before, of_her)
    with on(START + 3 * DAY):
        shown.seconded()
    assert (read_on(4), facts()) == (before, of_her)
