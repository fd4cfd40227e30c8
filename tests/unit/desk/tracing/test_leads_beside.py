"""A lead beside somebody: both sides and the reasons in words, marked as unconfirmed; two people, blind to each other."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from invented_answers import Family
from invented_exposure import Shown
from invented_leads import NAMED, PERSON, LeadsBureau
from vistka.agenda.wakes import handlers
from vistka.agenda.work import follow_all
from vistka.leads.models import Lead
from vistka.ledger import triggers
from vistka.ledger.models import Entry
from vistka.registry.exposure import awaits_risk_review
from vistka.tracing import snapshot
from vistka.tracing.current import open_index, use_index
from vistka.tracing.decisions import Says
from vistka.tracing.lead_actions import say_of_lead
from vistka.tracing.machines import HintState
from vistka.tracing.models import LeadCandidate, LeadUndoing

pytestmark = pytest.mark.django_db
CODE = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
LIST, UNCONFIRMED = "/candidates/leads/", "Open source, unconfirmed."
WHERE = "An invented cellar in Sumy"


@pytest.fixture
def bureau(both_databases: None) -> LeadsBureau:
    cache.clear()
    return LeadsBureau()


@pytest.fixture
def family(bureau: LeadsBureau) -> Family:
    return Family(bureau)


@pytest.fixture
def match(db: None) -> Callable[[], None]:
    """What the worker does in one round."""

    def run() -> None:
        snapshot.forget()
        open_index(lambda done, total: None)
        follow_all()
        handlers()["tracing.match"]()
        use_index(None)
        snapshot.forget()

    return run


@pytest.fixture
def lead(bureau: LeadsBureau, family: Family, match: Callable[[], None]) -> Lead:
    """Footage that may show him."""
    found = bureau.has_a_lead({**PERSON, "marks": "A scar", "birth_date": "1999-04-02"}, where=WHERE, shown=True)
    match()
    return found


@pytest.fixture
def hint(lead: Lead) -> LeadCandidate:
    return LeadCandidate.objects.get(lead=lead, person=None)


@pytest.fixture
def of_him(lead: Lead) -> LeadCandidate:
    return LeadCandidate.objects.get(lead=lead, enquiry=None)


def words(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return CODE.sub("", answer.content.decode())


def at(row: LeadCandidate) -> str:
    return f"{LIST}{row.pk}/"


def says(browser: Client, row: LeadCandidate, what: Says, **more: object) -> str:
    typed = {"says": what, "words": "I compared.", "seen": bytes(row.compared).hex()} | more
    return browser.post(at(row), typed, follow=True).content.decode()


def test_the_list_opens_nobody_and_names_nobody(
    bureau: LeadsBureau, hint: LeadCandidate, of_him: LeadCandidate
) -> None:
    looks = Entry.objects.filter(wrote=False).count()
    ivan = bureau.at_the_desk("ivan")
    shown = words(ivan, LIST)
    assert at(hint) in shown
    assert at(of_him) in shown
    assert "Щербаков" not in shown
    assert Entry.objects.filter(wrote=False).count() == looks
    assert LIST in words(ivan, "/candidates/")


def test_an_empty_list_says_what_comes(bureau: LeadsBureau) -> None:
    ivan = bureau.at_the_desk("ivan")
    assert "Nothing waits for you" in words(ivan, LIST)
    assert LIST not in words(ivan, "/candidates/")


def test_both_sides_stand_beside_each_other_marked_as_unconfirmed(
    bureau: LeadsBureau, hint: LeadCandidate, of_him: LeadCandidate
) -> None:
    ivan = bureau.at_the_desk("ivan")
    for row, side in ((hint, "As the family said"), (of_him, "As the register says")):
        shown = words(ivan, at(row))
        for said in (UNCONFIRMED, "As the open source says", side, NAMED, "A scar", "2 April 1999", "What it weighs"):
            assert said in shown
        assert "speaks strongly for it" not in shown
        assert WHERE not in shown, "the place is for who reads where people are held"
    assert "No family is told of it, whatever you say here." in words(ivan, at(hint))
    assert "counts as publicly exposed" in words(ivan, at(of_him))


def test_a_look_opens_both_sides_and_says_for_what(bureau: LeadsBureau, of_him: LeadCandidate) -> None:
    words(bureau.at_the_desk("ivan"), at(of_him))
    looks = Entry.objects.filter(wrote=False, verb="opened", purpose="review_candidate")
    assert set(looks.values_list("subject_id", flat=True)) == {of_him.lead_id, of_him.person_id}


def test_a_hint_is_followed_by_one_press_and_rejected_by_another(bureau: LeadsBureau, hint: LeadCandidate) -> None:
    ivan = bureau.at_the_desk("ivan")
    for step in ("follow", "reject"):
        assert f'action="{at(hint)}{step}/"' in words(ivan, at(hint))
    shown = ivan.post(f"{at(hint)}follow/", follow=True).content.decode()
    assert "It is worth following, and stays unconfirmed." in shown
    assert LeadCandidate.objects.get(pk=hint.pk).state == HintState.FOLLOWED
    assert f"{at(hint)}follow/" not in shown
    assert at(hint) not in words(ivan, LIST)
    ivan.post(f"{at(hint)}reject/")
    assert LeadCandidate.objects.get(pk=hint.pk).state == HintState.REJECTED


def test_nothing_on_the_page_tells_the_second_that_there_was_a_first(
    bureau: LeadsBureau, of_him: LeadCandidate
) -> None:
    ivan = bureau.at_the_desk("ivan")
    pages = (at(of_him), LIST, f"/leads/one/{of_him.lead_id}/", f"/persons/{of_him.person_id}/leads/")
    before = [words(ivan, page) for page in pages]
    say_of_lead(by=bureau.by("olena"), candidate_id=of_him.pk, says=Says.CONFIRM, words="The same scar.")
    assert [words(ivan, page) for page in pages] == before


def test_two_people_say_so_and_the_page_of_the_person_leads_to_the_take_down(
    bureau: LeadsBureau, of_him: LeadCandidate
) -> None:
    olena, ivan = bureau.at_the_desk("olena"), bureau.at_the_desk("ivan")
    assert "Others who look at it do not see it" in says(olena, of_him, Says.CONFIRM)
    assert "It counts once; others decide now." in words(olena, at(of_him))
    assert 'name="says"' not in words(olena, at(of_him))
    assert "Two people say now that it is this person." in says(ivan, of_him, Says.CONFIRM)
    assert awaits_risk_review(of_him.person_id)  # type: ignore[arg-type]
    olena.post("/purpose/", {"person": of_him.person_id, "purpose": "check_quality", "next": "/"})
    page = words(olena, f"/persons/{of_him.person_id}/")
    assert f"/leads/one/{of_him.lead_id}/" in page
    assert f"/leads/one/{of_him.lead_id}/take-down/" in words(olena, f"/leads/one/{of_him.lead_id}/")


def test_two_undo_a_wrong_link_at_the_desk_and_the_person_waits_for_nothing(
    bureau: LeadsBureau, of_him: LeadCandidate
) -> None:
    assert of_him.person_id
    ivan, olena = bureau.at_the_desk("ivan"), bureau.at_the_desk("olena")
    assert f"{at(of_him)}undo/" not in words(ivan, at(of_him))
    for who in ("olena", "ivan"):
        say_of_lead(by=bureau.by(who), candidate_id=of_him.pk, says=Says.CONFIRM, words="The same scar.")
    assert f"{at(of_him)}undo/" in words(ivan, at(of_him))
    ivan.post(f"{at(of_him)}undo/", {"reasons": "Another ear."})
    undoing = LeadUndoing.objects.get()
    second, drop = (f"{LIST}undoings/{undoing.pk}/{step}/" for step in ("second", "drop"))
    shown = words(olena, at(of_him))
    for said in ("Another ear.", second, drop):
        assert said in shown
    assert "Two people decide this" in ivan.post(second).content.decode()
    assert awaits_risk_review(of_him.person_id)
    assert "Another ear." in words(olena, second)
    olena.post(second)
    assert awaits_risk_review(of_him.person_id) is None
    assert "Another ear." not in words(olena, at(of_him))
    assert 'name="says"' in words(olena, at(of_him)), "it is reviewed anew"
    olena.post("/purpose/", {"person": of_him.person_id, "purpose": "check_quality", "next": "/"})
    assert "Publicly exposed" not in words(olena, f"/persons/{of_him.person_id}/")


def test_of_who_was_reviewed_is_asked_whether_a_further_lead_shows_more(
    bureau: LeadsBureau, of_him: LeadCandidate
) -> None:
    assert of_him.person_id
    ivan, tick = bureau.at_the_desk("ivan"), 'name="shows_more"'
    assert tick not in words(ivan, at(of_him))
    shown = Shown(bureau, of_him.person_id)
    shown.seconded()
    assert tick in words(ivan, at(of_him))
    say_of_lead(by=bureau.by("olena"), candidate_id=of_him.pk, says=Says.CONFIRM, words="The same scar.")
    says(ivan, of_him, Says.CONFIRM, shows_more="on")
    assert awaits_risk_review(of_him.person_id)


def test_the_third_sees_both_verdicts_without_names(bureau: LeadsBureau, of_him: LeadCandidate) -> None:
    for who, what, why in (("olena", Says.CONFIRM, "The same scar."), ("petro", Says.REJECT, "Another face.")):
        say_of_lead(by=bureau.by(who), candidate_id=of_him.pk, says=what, words=why)
    ivan = bureau.at_the_desk("ivan")
    assert "Two people differ: decide" in words(ivan, LIST)
    shown = words(ivan, at(of_him))
    for why in ("The same scar.", "Another face."):
        assert why in shown
    assert {"olena", "petro"}.isdisjoint(re.findall(r"\w+", shown.lower()))
    assert 'value="unsure"' not in shown


def test_a_captives_words_are_not_copied_into_a_verdict(bureau: LeadsBureau, of_him: LeadCandidate) -> None:
    ivan = bureau.at_the_desk("ivan")
    shown = says(ivan, of_him, Says.CONFIRM, words="He says that he surrendered.")
    assert "Please take out what speaks of the capture" in shown
    assert not of_him.verdicts.exists()


def test_who_reviews_finds_the_leads_beside_an_enquiry_and_a_person_and_the_hotline_does_not(
    bureau: LeadsBureau, family: Family, lead: Lead, hint: LeadCandidate, of_him: LeadCandidate
) -> None:
    olena = bureau.at_the_desk("olena")
    for subject, path, row in (
        (family.enquiry.pk, f"/enquiries/{family.enquiry.pk}/", hint),
        (family.person.pk, f"/persons/{family.person.pk}/", of_him),
    ):
        olena.post("/purpose/", {"person": subject, "purpose": "check_quality", "next": "/"})
        assert f"{path}leads/" in words(olena, path)
        shown = words(olena, f"{path}leads/")
        assert UNCONFIRMED in shown
        assert at(row) in shown
    for who in ("halyna", "vira", "yaryna"):
        browser = bureau.at_the_desk(who)
        for path in (LIST, at(hint), f"/enquiries/{family.enquiry.pk}/leads/", f"/persons/{family.person.pk}/leads/"):
            assert browser.get(path).status_code == 403
    yaryna = bureau.at_the_desk("yaryna")
    yaryna.post("/purpose/", {"person": family.person.pk, "purpose": "check_quality", "next": "/"})
    assert "/leads/" not in words(yaryna, f"/persons/{family.person.pk}/").partition("<main")[2]


def test_where_no_lead_is_no_page_speaks_of_one(bureau: LeadsBureau, family: Family) -> None:
    olena = bureau.at_the_desk("olena")
    for subject, path in ((family.enquiry.pk, "enquiries"), (family.person.pk, "persons")):
        olena.post("/purpose/", {"person": subject, "purpose": "check_quality", "next": "/"})
        assert f"{subject}/leads/" not in words(olena, f"/{path}/{subject}/")
        assert "There is none just now." in words(olena, f"/{path}/{subject}/leads/")


@pytest.mark.parametrize("table", ["tracing_leadverdict", "tracing_leadcandidate", "leads_lead", "registry_person"])
def test_nothing_is_shown_of_what_other_hands_wrote(bureau: LeadsBureau, of_him: LeadCandidate, table: str) -> None:
    say_of_lead(by=bureau.by("olena"), candidate_id=of_him.pk, says=Says.REJECT, words="Another man.")
    ivan = bureau.at_the_desk("ivan")
    triggers.remove(connection)
    try:
        with connection.cursor() as cursor:
            column = {"tracing_leadverdict": "says", "tracing_leadcandidate": "model_version"}.get(table, "state")
            cursor.execute(f"UPDATE {table} SET {column} = 'confirm'")  # noqa: S608  (our own words)
        answer = ivan.get(at(of_him))
    finally:
        triggers.install(connection)
    assert answer.status_code == 409
    assert "Щербаков" not in answer.content.decode()
