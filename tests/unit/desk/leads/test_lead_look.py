"""The pages of what follows from a lead in a browser: no fault that axe finds, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from invented_answers import Family
from invented_leads import PERSON, LeadsBureau
from vistka.agenda.wakes import handlers
from vistka.agenda.work import follow_all
from vistka.leads import actions
from vistka.leads.kinds import Asked
from vistka.tracing import snapshot
from vistka.tracing.current import open_index, use_index
from vistka.tracing.decisions import Says
from vistka.tracing.lead_actions import say_of_lead
from vistka.tracing.models import LeadCandidate

MARKS = "A scar over the left eye, and a tattoo of a swallow on the right hand"


@pytest.fixture
def answers(bureau: LeadsBureau, vira: Client, olena: Client) -> dict[str, Any]:
    """One page of each kind, as who works with it sees it."""
    family, empty = Family(bureau), olena.get("/candidates/leads/")
    lead = bureau.has_a_lead({**PERSON, "marks": MARKS, "relative": "mother"}, shown=True)
    snapshot.forget()
    open_index(lambda done, total: None)
    follow_all()
    handlers()["tracing.match"]()
    use_index(None)
    snapshot.forget()
    by, at = bureau.by("olena"), f"/leads/one/{lead.pk}/"
    words = "Did somebody with a tattoo of a swallow come to you in March?"
    asked = [actions.raise_follow_up(by=by, lead_id=lead.pk, asks=asks, words=words) for asks in Asked]
    actions.answer_follow_up(by=bureau.by("yaryna"), follow_up_id=asked[0].pk, words="Nobody came.")
    take_down = actions.ask_take_down(by=by, lead_id=lead.pk, publisher="The Invented Gazette")
    hint, of_him = LeadCandidate.objects.get(person=None), LeadCandidate.objects.get(enquiry=None)
    ivan, yaryna, beside = bureau.at_the_desk("ivan"), bureau.at_the_desk("yaryna"), "/candidates/leads/"
    pages = {
        "lead-list": vira.get("/leads/followed/"),
        "lead": olena.get(at),
        "lead-reviewer": vira.get(at),
        "lead-ask": olena.get(f"{at}ask/"),
        "lead-ask-wrong": olena.post(f"{at}ask/", {"words": "He surrendered."}),
        "lead-take-down": olena.get(f"{at}take-down/"),
        "lead-close": olena.get(f"{at}close/"),
        "lead-became": olena.get(f"/leads/take-downs/{take_down.pk}/"),
        "lead-questions": yaryna.get("/leads/questions/"),
        "lead-answer": yaryna.get(f"/leads/questions/{asked[1].pk}/answer/"),
        "lead-waits": ivan.get(beside),
        "lead-waits-none": empty,
        "lead-hint": ivan.get(f"{beside}{hint.pk}/"),
        "lead-person": ivan.get(f"{beside}{of_him.pk}/"),
        "lead-person-wrong": ivan.post(f"{beside}{of_him.pk}/", {"words": ""}),
        "lead-of-person": ivan.get(f"/persons/{family.person.pk}/leads/"),
        "lead-of-enquiry": ivan.get(f"/enquiries/{family.enquiry.pk}/leads/"),
        "lead-candidates": ivan.get("/candidates/"),
    }
    for who, what in (("olena", Says.CONFIRM), ("petro", Says.REJECT)):
        say_of_lead(by=bureau.by(who), candidate_id=of_him.pk, says=what, words="The tattoo.")
    pages["lead-third"] = ivan.get(f"{beside}{of_him.pk}/")
    say_of_lead(by=bureau.by("ivan"), candidate_id=of_him.pk, says=Says.CONFIRM, words="The tattoo.")
    olena.post("/purpose/", {"person": family.person.pk, "purpose": "check_quality", "next": "/"})
    return pages | {
        "lead-settled": ivan.get(f"{beside}{of_him.pk}/"),
        "lead-exposed": olena.get(f"/persons/{family.person.pk}/"),
    }


@pytest.mark.django_db
def test_every_page_is_accessible_and_fits_a_phone(
    answers: dict[str, Any], show: Callable[[str, HttpResponse], list[str]]
) -> None:
    assert [fault for name, answer in answers.items() for fault in show(name, answer)] == []
