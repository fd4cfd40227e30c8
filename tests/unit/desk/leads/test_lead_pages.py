"""The pages of leads: always marked as unconfirmed, each reader what is hers, and the registrar nothing but the question."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from invented_leads import LINK, NAMED, PERSON, TOLD_BY, LeadsBureau
from invented_pairs import hold
from vistka.access.members import member
from vistka.agenda.clocks import tick
from vistka.desk.due_places import due_for, url_of
from vistka.leads import actions
from vistka.leads.kinds import OPEN_SOURCE, Asked
from vistka.leads.machines import FollowUpState, LeadState, TakeDownState
from vistka.leads.models import FollowUp, Lead, TakeDown
from vistka.ledger import triggers
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry

pytestmark = pytest.mark.django_db
QUESTION, WHERE = "Did somebody with a scar come to you in March?", "An invented cellar in Sumy"


def text(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def at(lead: Lead) -> str:
    return f"/leads/one/{lead.pk}/"


@pytest.fixture
def lead(bureau: LeadsBureau) -> Lead:
    return bureau.has_a_lead(where=WHERE)


@pytest.fixture
def question(bureau: LeadsBureau, lead: Lead) -> FollowUp:
    return actions.raise_follow_up(by=bureau.by("olena"), lead_id=lead.pk, asks=Asked.CAMP, words=QUESTION)


def test_every_page_of_a_lead_says_on_top_that_it_is_unconfirmed(lead: Lead, vira: Client, olena: Client) -> None:
    for browser in (vira, olena):
        for path in ("/leads/followed/", at(lead)):
            shown = text(browser, path)
            assert "Open source, unconfirmed." in shown
            assert NAMED in shown
    assert f">{OPEN_SOURCE}<" in text(olena, at(lead))


def test_the_place_that_is_named_is_for_who_reads_where_people_are_held(
    lead: Lead, vira: Client, olena: Client
) -> None:
    assert WHERE in text(vira, at(lead))
    assert WHERE not in text(olena, at(lead))


def test_where_it_stands_and_who_told_us_is_for_the_reviewers_on_the_page_of_the_item(
    bureau: LeadsBureau, lead: Lead, vira: Client, olena: Client
) -> None:
    item = f"/leads/items/{lead.item_id}/"
    assert item in text(vira, at(lead))
    for browser in (olena, bureau.at_the_desk("ivan")):
        shown = text(browser, at(lead))
        assert item not in shown
        assert LINK not in shown
        assert TOLD_BY not in shown


def test_how_many_independent_sources_it_rests_on_stands_there_without_their_names(
    bureau: LeadsBureau, olena: Client
) -> None:
    """A copy of the article adds none."""
    item = bureau.brings()
    for _ in range(item.findings.filter(kind="person").count()):
        bureau.accepts(item)
    bureau.ends(item)
    lead = Lead.objects.filter(item=item, shown=True).order_by("finding__number").first()
    assert lead
    assert "1 independent source" in text(olena, at(lead))
    assert "InventedDaily" not in text(olena, at(lead))


def test_a_look_at_a_lead_is_one_entry_that_says_for_what(lead: Lead, olena: Client) -> None:
    text(olena, at(lead))
    looks = Entry.objects.filter(subject_id=lead.pk, wrote=False, verb="opened")
    assert [entry.purpose for entry in looks] == ["follow_lead"]


def test_a_question_is_asked_above_a_warning_and_answered_by_the_registrar_who_sees_nothing_else(
    bureau: LeadsBureau, lead: Lead, olena: Client
) -> None:
    form = text(olena, f"{at(lead)}ask/")
    assert form.index("Write nothing that a family said.") < form.index("<form method")
    olena.post(f"{at(lead)}ask/", {"asks": "camp", "words": QUESTION})
    row = FollowUp.objects.get()
    yaryna = bureau.at_the_desk("yaryna")
    answers = f"/leads/questions/{row.pk}/answer/"
    for path in ("/leads/questions/", answers):
        shown = text(yaryna, path)
        assert QUESTION in shown
        for hidden in (NAMED, WHERE, str(lead.pk), "captive", LINK):
            assert hidden not in shown
    assert yaryna.get(at(lead)).status_code == 403
    yaryna.post(answers, {"words": "Nobody came."})
    assert FollowUp.objects.get().state == FollowUpState.ANSWERED
    assert "Nobody came." in text(olena, at(lead))
    assert "Nothing waits for you" in text(yaryna, "/leads/questions/")


def test_a_reviewer_asks_nothing_and_sees_of_an_answer_only_that_it_came(
    bureau: LeadsBureau, lead: Lead, question: FollowUp, vira: Client, olena: Client
) -> None:
    form = text(bureau.at_the_desk("yaryna"), f"/leads/questions/{question.pk}/answer/")
    assert form.index("goes into the register, not here") < form.index("<form method")
    words = "He came to us with a wound."
    actions.answer_follow_up(by=bureau.by("yaryna"), follow_up_id=question.pk, words=words)
    for browser in (olena, bureau.at_the_desk("ivan")):
        assert words in text(browser, at(lead))
    shown = text(vira, at(lead))
    assert words not in shown
    assert f">{FollowUpState.ANSWERED.words}<" in shown
    assert f"{at(lead)}ask/" not in shown
    assert vira.get(f"{at(lead)}ask/").status_code == 403


def test_a_question_that_speaks_of_the_capture_is_stopped(lead: Lead, olena: Client) -> None:
    answer = olena.post(f"{at(lead)}ask/", {"asks": "camp", "words": "Was he taken prisoner when he surrendered?"})
    assert "Please take out what speaks of the capture" in answer.content.decode()
    assert not FollowUp.objects.exists()


def test_a_question_is_taken_back_and_the_lead_is_closed(lead: Lead, question: FollowUp, olena: Client) -> None:
    refused = olena.post(f"{at(lead)}close/")
    assert "still open" in refused.content.decode()
    take_back = f"/leads/questions/{question.pk}/take-back/"
    assert take_back in text(olena, at(lead))
    olena.post(take_back)
    olena.post(f"{at(lead)}close/")
    assert Lead.objects.get().state == LeadState.CLOSED
    shown = text(olena, at(lead))
    for gone in (f"{at(lead)}close/", f"{at(lead)}ask/", take_back):
        assert gone not in shown
    assert f"{at(lead)}take-down/" in shown


@pytest.mark.parametrize(("step", "state"), [("done", TakeDownState.DONE), ("refused", TakeDownState.REFUSED)])
def test_a_take_down_is_asked_and_what_became_of_it_noted(
    bureau: LeadsBureau, lead: Lead, olena: Client, step: str, state: TakeDownState
) -> None:
    olena.post(f"{at(lead)}take-down/", {"publisher": "The Invented Gazette"})
    row = TakeDown.objects.get()
    settle = f"/leads/take-downs/{row.pk}/"
    ivan = bureau.at_the_desk("ivan")
    assert "The Invented Gazette" in text(olena, at(lead))
    assert "The Invented Gazette" in text(olena, settle)
    for path in (at(lead), settle):
        assert "The Invented Gazette" not in text(ivan, path), "whom the bureau asks is family matter"
    assert settle in text(ivan, at(lead))
    ivan.post(settle, {"step": step})
    assert TakeDown.objects.get().state == state
    assert settle not in text(olena, at(lead))


def test_what_is_due_leads_to_where_it_is_done(bureau: LeadsBureau, lead: Lead, question: FollowUp) -> None:
    request = actions.ask_take_down(by=bureau.by("olena"), lead_id=lead.pk, publisher="The Invented Gazette")
    tick(timezone.now())
    found = {who: {url_of(one) for one in due_for(member(bureau[who]))} for who in ("yaryna", "olena", "halyna")}
    answer, settle = f"/leads/questions/{question.pk}/answer/", f"/leads/take-downs/{request.pk}/"
    assert answer in found["yaryna"]
    assert settle in found["olena"]
    assert settle not in found["yaryna"]
    assert answer not in found["olena"]
    assert found["halyna"] == set()


def test_an_empty_list_says_what_comes(olena: Client) -> None:
    assert "There is no lead yet" in text(olena, "/leads/followed/")


@pytest.mark.parametrize("table", ["leads_lead", "leads_item"])
def test_nothing_is_shown_of_what_other_hands_wrote(lead: Lead, olena: Client, table: str) -> None:
    triggers.remove(connection)
    try:
        with connection.cursor() as cursor:
            column = {"leads_lead": "shown", "leads_item": "kind"}[table]
            cursor.execute(f"UPDATE {table} SET {column} = %s", [True if column == "shown" else "text"])  # noqa: S608
        answer = olena.get(at(lead))
    finally:
        triggers.install(connection)
    assert answer.status_code == 409
    assert NAMED not in answer.content.decode()


def test_nothing_personal_stands_in_a_title_or_an_address(lead: Lead, worker: Actor, olena: Client) -> None:
    hold(by=worker)
    for path in ("/leads/followed/", at(lead), f"{at(lead)}ask/", f"{at(lead)}take-down/", f"{at(lead)}close/"):
        title = text(olena, path).partition("<title>")[2].partition("</title>")[0]
        assert not any(word in title for word in (*NAMED.split(), PERSON["date"]))
