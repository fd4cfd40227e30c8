"""The pages on which candidates are reviewed: both sides, each reason in words, and blind to what others said."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from invented_families import enquiry as enquiry_of_hers
from invented_pairs import BROTHER, CLAIMED, GOOD, SOUGHT, ReviewingBureau, enquire, hold, pair, says
from vistka.desk.tracing.words import AGREEMENTS, FACTS
from vistka.enquiries.actions import take_enquiry
from vistka.ledger import triggers
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry
from vistka.matching.details import DETAILS
from vistka.matching.pairs import WAYS
from vistka.registry.models import Question, Side
from vistka.tracing.decisions import Says
from vistka.tracing.models import Candidate, Link, Verdict

CONFIRM, REJECT, UNSURE = Says
CODE = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def words(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return CODE.sub("", answer.content.decode())


def at(candidate: Candidate) -> str:
    return f"/candidates/{candidate.pk}/"


def says_on_page(browser: Client, candidate: Candidate, what: Says, **more: object) -> str:
    typed = {"says": what, "strong": list(GOOD), "words": "I compared.", "seen": bytes(candidate.compared).hex()}
    return browser.post(at(candidate), typed | more, follow=True).content.decode()


def test_the_list_opens_nobody_and_names_nobody(bureau: ReviewingBureau, worker: Actor) -> None:
    one, _other = pair(by=worker), pair(by=worker)
    looks = Entry.objects.filter(wrote=False).count()
    shown = words(bureau.at_the_desk("ivan"), "/candidates/")
    assert at(one) in shown
    assert "2 possible matches wait for your verdict" in shown
    assert "Щербаков" not in shown
    assert Entry.objects.filter(wrote=False).count() == looks


def test_an_empty_list_says_what_comes(bureau: ReviewingBureau) -> None:
    assert "Nothing waits for you" in words(bureau.at_the_desk("ivan"), "/candidates/")


def test_both_sides_stand_beside_each_other_with_their_sources(bureau: ReviewingBureau, worker: Actor) -> None:
    shown = words(bureau.at_the_desk("ivan"), at(pair(by=worker)))
    for said in (
        "As the family said",
        "As the register says (Held by us)",
        "Алексей (Лёша)",
        "Олексій",
        "2 April 1999",
    ):
        assert said in shown
    assert "as the person says; said by the person" in shown
    assert "asked; the person would not say" in shown


def test_who_seeks_stands_beside_whom_the_person_wants_informed(bureau: ReviewingBureau, worker: Actor) -> None:
    taken = take_enquiry(by=bureau.by("olena"), enquiry=enquiry_of_hers())
    informed = {"person_to_inform": {"value": "Мати, Галина Петрівна", "how": "stated"}}
    candidate = pair(by=worker, enquiry=taken, person=hold(by=worker, claimed={**CLAIMED, **informed}))
    shown = words(bureau.at_the_desk("ivan"), at(candidate))
    for said in ("Щербакова Галина Петровна", "(mother)", "Мати, Галина Петрівна"):
        assert said in shown
    assert "+000 11 222" not in shown


def test_each_reason_is_in_words_and_a_contradiction_is_marked(bureau: ReviewingBureau, worker: Actor) -> None:
    ivan = bureau.at_the_desk("ivan")
    shown = words(ivan, at(pair(by=worker)))
    for said in (
        "another form of the same name, one person in 1,500 has it so",
        "speaks strongly for it",
        "Much speaks",
    ):
        assert said in shown
    assert "10.5" not in shown
    assert "contradiction" not in shown
    brother = words(ivan, at(pair(by=worker, evidence=BROTHER)))
    assert brother.count(">contradiction<") == 2


def test_the_page_names_both_in_the_ledger_with_the_purpose(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate = pair(by=worker)
    words(bureau.at_the_desk("ivan"), at(candidate))
    opened = Entry.objects.filter(verb="opened", purpose="review_candidate").values_list("subject_id", flat=True)
    assert {candidate.enquiry_id, candidate.person_id} <= set(opened)


def test_his_brother_is_shown_and_why_he_is_less_likely(
    bureau: ReviewingBureau, worker: Actor, opens_index: Callable[[], None]
) -> None:
    claimed = {
        **CLAIMED,
        "given_name": {"value": "Андрій", "how": "stated"},
        "birth_date": {"value": "", "how": "unable"},
    }
    hold(by=worker, claimed=claimed)
    candidate = pair(by=worker, enquiry=enquire(by=worker, sought={**SOUGHT, "birth_date": "1999"}))
    opens_index()
    shown = words(bureau.at_the_desk("ivan"), at(candidate)).partition("Others who may be the one")[2]
    assert "Щербаков Андрій Іванович" in shown
    assert "Not among the possible matches" in shown
    assert "Less likely than this one:" in shown
    assert re.search("First name: Андрій ~ Алексей.*differs", shown)
    assert "Birth: not known there" in shown


def test_of_another_candidate_only_what_two_have_decided_is_shown(
    bureau: ReviewingBureau, worker: Actor, opens_index: Callable[[], None]
) -> None:
    brother = hold(by=worker, claimed={**CLAIMED, "given_name": {"value": "Андрій", "how": "stated"}})
    candidate = pair(by=worker)
    rival = pair(by=worker, enquiry=candidate.enquiry, person=brother, evidence=BROTHER)
    opens_index()
    ivan = bureau.at_the_desk("ivan")
    page = words(ivan, at(candidate))
    assert "Not decided" in page
    says(bureau, "olena", rival, REJECT)
    assert words(ivan, at(candidate)) == page
    says(bureau, "petro", rival, REJECT)
    assert "Not decided" not in words(ivan, at(candidate))


def test_nobody_else_near_is_said_and_so_is_an_index_that_is_not_open(
    bureau: ReviewingBureau, worker: Actor, opens_index: Callable[[], None]
) -> None:
    candidate, ivan = pair(by=worker), bureau.at_the_desk("ivan")
    assert "cannot be searched just now" in words(ivan, at(candidate))
    opens_index()
    assert "Nobody else of the register comes near" in words(ivan, at(candidate))


@pytest.mark.parametrize("first", list(Says))
def test_the_second_person_sees_the_very_page_of_the_first(bureau: ReviewingBureau, worker: Actor, first: Says) -> None:
    candidate, ivan = pair(by=worker), bureau.at_the_desk("ivan")
    page, listed = words(ivan, at(candidate)), words(ivan, "/candidates/")
    says(bureau, "olena", candidate, first)
    assert words(ivan, at(candidate)) == page
    if first is not UNSURE:
        assert words(ivan, "/candidates/") == listed


def test_two_confirm_on_the_page_and_are_told_what_followed(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate = pair(by=worker)
    olena, ivan = bureau.at_the_desk("olena"), bureau.at_the_desk("ivan")
    assert "Others who look at it do not see it." in says_on_page(olena, candidate, CONFIRM)
    assert "It counts once; others decide now." in words(olena, at(candidate))
    assert "Two people have confirmed now" in says_on_page(ivan, candidate, CONFIRM)
    assert Link.objects.get().candidate_id == candidate.pk
    assert f"/links/{Link.objects.get().pk}/" in words(olena, at(candidate))


def test_what_is_missing_is_said_beside_its_field(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate, ivan = pair(by=worker), bureau.at_the_desk("ivan")
    assert "Tick two that do not depend on each other" in says_on_page(ivan, candidate, CONFIRM, strong=["father"])
    assert "required" in says_on_page(ivan, candidate, REJECT, words=" ")
    assert "changed since you opened the page" in says_on_page(ivan, candidate, REJECT, seen="00")
    assert "changed since you opened the page" in says_on_page(ivan, candidate, REJECT, seen="nonsense")
    assert not Verdict.objects.exists()


def test_only_what_the_sides_bear_out_can_be_ticked(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate, ivan = pair(by=worker, evidence=BROTHER), bureau.at_the_desk("ivan")
    shown = words(ivan, at(candidate))
    assert 'value="father"' in shown
    assert 'value="birth_date"' not in shown
    assert "Select a valid choice" in says_on_page(ivan, candidate, CONFIRM, strong=["birth_date", "father"])


def test_a_verdict_given_twice_on_two_open_pages_counts_once(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate, ivan = pair(by=worker), bureau.at_the_desk("ivan")
    says_on_page(ivan, candidate, CONFIRM)
    assert "It counts once." in says_on_page(ivan, candidate, CONFIRM)
    assert Verdict.objects.count() == 1


def test_the_third_sees_both_verdicts_without_names_and_has_to_decide(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate = pair(by=worker)
    says(bureau, "olena", candidate, CONFIRM, words="The fathers agree.")
    says(bureau, "petro", candidate, REJECT, words="The faces differ.")
    ivan = bureau.at_the_desk("ivan")
    assert "Two people differ: decide" in words(ivan, "/candidates/")
    shown = words(ivan, at(candidate))
    assert "The fathers agree." in shown
    assert "The faces differ." in shown
    assert {"olena", "petro"}.isdisjoint(re.findall(r"\w+", shown.lower()))
    assert 'value="unsure"' not in shown
    olena = words(bureau.at_the_desk("olena"), at(candidate))
    assert "The faces differ." not in olena
    assert 'name="says"' not in olena


@pytest.mark.parametrize("first", [CONFIRM, REJECT])
def test_the_third_sees_no_verdict_that_nobody_contradicts(bureau: ReviewingBureau, worker: Actor, first: Says) -> None:
    candidate = pair(by=worker)
    says(bureau, "olena", candidate, first, words="The fathers.")
    says(bureau, "petro", candidate, UNSURE, words="I wonder.")
    shown = words(bureau.at_the_desk("ivan"), at(candidate))
    assert "You decide" in shown
    for said in ("The fathers.", "I wonder.", "govuk-summary-list"):
        assert said not in shown


@pytest.mark.parametrize("shared", ["person", "enquiry"])
def test_a_second_confirmation_with_somebody_else_shows_both_pairs(
    bureau: ReviewingBureau, worker: Actor, shared: str
) -> None:
    one = pair(by=worker)
    other = pair(
        by=worker,
        enquiry=one.enquiry if shared == "enquiry" else enquire(by=worker),
        person=one.person if shared == "person" else hold(by=worker),
    )
    for who in ("olena", "petro"):
        says(bureau, who, one, CONFIRM)
    shown = says_on_page(bureau.at_the_desk("ivan"), other, CONFIRM)
    assert "Confirmed already with somebody else" in shown
    for address in (at(one), at(other), f"/links/{Link.objects.get().pk}/"):
        assert address in shown
    assert ("joins the enquiries" in shown) is (shared == "person")
    assert not Verdict.objects.filter(candidate=other).exists()


def test_the_camp_is_asked_for_a_field_and_nothing_else_goes_there(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate, ivan = pair(by=worker), bureau.at_the_desk("ivan")
    asks = words(ivan, f"{at(candidate)}ask/")
    assert 'value="mother_name"' in asks
    assert 'value="service_number"' not in asks, "what was refused is not asked again"
    assert 'value="mail_address"' not in asks, "it tells nobody apart"
    answer = ivan.post(f"{at(candidate)}ask/", {"field": "mother_name"}, follow=True).content.decode()
    assert "The camp is asked already: First name of the mother" in answer
    question = Question.objects.get()
    assert (question.person_id, question.field) == (candidate.person_id, "mother_name")


def test_nobody_is_asked_of_somebody_whom_the_other_power_holds(bureau: ReviewingBureau, worker: Actor) -> None:
    candidate = pair(by=worker, person=hold(by=worker, side=Side.REPORTED))
    ivan = bureau.at_the_desk("ivan")
    assert "Have the camp ask" not in words(ivan, at(candidate))
    ivan.post(f"{at(candidate)}ask/", {"field": "mother_name"})
    assert not Question.objects.exists()


@pytest.mark.parametrize("table", ["tracing_verdict", "tracing_candidate", "registry_person", "enquiries_enquiry"])
def test_nothing_is_shown_of_what_other_hands_wrote(bureau: ReviewingBureau, worker: Actor, table: str) -> None:
    candidate = pair(by=worker)
    says(bureau, "olena", candidate, REJECT)
    ivan = bureau.at_the_desk("ivan")
    triggers.remove(connection)
    try:
        with connection.cursor() as cursor:
            column = {"tracing_verdict": "says", "tracing_candidate": "model_version"}.get(table, "state")
            cursor.execute(f"UPDATE {table} SET {column} = 'confirm'")  # noqa: S608  (our own words)
        answer = ivan.get(at(candidate))
    finally:
        triggers.install(connection)
    assert answer.status_code == 409
    assert "This record cannot be relied on" in answer.content.decode()
    assert "Щербаков" not in answer.content.decode()


def test_a_candidate_that_is_not_there_is_not_found(bureau: ReviewingBureau) -> None:
    assert bureau.at_the_desk("ivan").get(f"/candidates/{uuid4()}/").status_code == 404


def test_all_that_matching_says_has_words() -> None:
    assert {detail.name for detail in DETAILS} <= FACTS.keys()
    assert set(WAYS.values()) <= AGREEMENTS.keys()
