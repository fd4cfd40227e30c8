"""A lead that may mean whom she seeks changes nothing that she reads: no letter, no date, no size, no fact."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any, Final

import pytest
from django.core.cache import cache
from django.utils import timezone
from pytest_django import Settings

from invented_leads import PERSON, TOLD_BY
from invented_mail import START, mailed_on, on
from invented_open_mailbox import OpenBureau, Reunited
from vistka.contact.facts import facts_of
from vistka.contact.models import Answer
from vistka.leads import actions as leads
from vistka.leads.kinds import Asked, ItemKind
from vistka.leads.machines import ItemState
from vistka.leads.models import Item, Lead
from vistka.leads.persons import new_lead
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.reading import reading
from vistka.mailroom.models import Mail as DeliveredMail
from vistka.post.carried import carry_all
from vistka.post.models import Letter
from vistka.registry.exposure import awaits_risk_review
from vistka.tracing.decisions import Says
from vistka.tracing.lead_actions import say_of_lead, settle_hint
from vistka.tracing.machines import HintState
from vistka.tracing.models import LeadCandidate

DAY: Final = timedelta(days=1)
OF_THE_DAY: Final = frozenset({"day", "oldest", "words"})


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


@action("invented.lead_of_footage")
def a_lead(*, by: Actor, family: Reunited) -> tuple[Lead, LeadCandidate, LeadCandidate]:
    """A lead of footage, beside her enquiry and beside him."""
    now, account = timezone.now(), family.mother.pk
    item = Item(kind=ItemKind.HAND, state=ItemState.REVIEWED, told_by=TOLD_BY, brought_at=now, due_at=now)
    item.save()
    lead = new_lead(item, None, account, PERSON, "Sumy", shown=True)
    rows = [
        LeadCandidate(
            lead=lead,
            state=HintState.WAITING,
            compared=b"",
            model_version="invented",
            evidence={"probability": 0.5, "bits": 9.0, "agreement": "possible", "evidence": []},
            found_at=now,
            due_at=now,
            **beside,
        )
        for beside in ({"enquiry": family.enquiry}, {"person": family.person})
    ]
    for row in rows:
        row.save()
    return lead, rows[0], rows[1]


def test_her_mail_her_facts_and_her_letters_are_the_same_whatever_becomes_of_a_lead(told: Reunited) -> None:
    by = told.bureau.by

    def read_on(day: int) -> tuple[Any, ...]:
        carry_all()
        mailed_on(START + day * DAY)
        mail = {name: said for name, said in asdict(told.own.newest()).items() if name not in OF_THE_DAY}
        sizes = {len(bytes(one.sealed)) for one in DeliveredMail.objects.all()}
        with reading(machine("a test"), page="a test"):
            facts = facts_of(told.mother)
        letters = Letter.objects.count(), Answer.objects.count()
        return mail, sizes, facts, letters

    read_on(1)
    before = read_on(2)
    with on(START + 2 * DAY):
        lead, hint, of_him = a_lead(by=machine("a test"), family=told)
    assert read_on(3) == before
    with on(START + 3 * DAY):
        settle_hint(by=by("olena"), candidate_id=hint.pk, step="follow")
        asked = leads.raise_follow_up(by=by("olena"), lead_id=lead.pk, asks=Asked.CAMP, words="Is somebody there?")
    assert read_on(4) == before
    with on(START + 4 * DAY):
        leads.answer_follow_up(by=by("yaryna"), follow_up_id=asked.pk, words="Yes, he is dead.")
        for who in ("olena", "ivan"):
            say_of_lead(by=by(who), candidate_id=of_him.pk, says=Says.CONFIRM, words="It is he.")
    assert awaits_risk_review(told.person.pk)
    assert read_on(5) == before
    with on(START + 5 * DAY):
        leads.ask_take_down(by=by("olena"), lead_id=lead.pk, publisher="The Invented Gazette")
        leads.close_lead(by=by("olena"), lead_id=lead.pk)
    assert read_on(6) == before
