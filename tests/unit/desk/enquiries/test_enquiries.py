"""The list and the page of an enquiry: who reads which, and what is done with the whole of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from invented_families import SON, enquiry, mother, past_the_ledger
from invented_staff import Bureau
from vistka.desk.enquiries.presenters.receipt import calendar_rows
from vistka.desk.enquiries.presenters.words import day
from vistka.enquiries import actions
from vistka.enquiries.closing import State
from vistka.enquiries.models import Enquirer, Enquiry
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading
from vistka.tracing.current import use_index
from vistka.tracing.index import Index

Desk = Callable[..., Client]
ACTS = ("change", "add-enquirer", "same-person", "join", "close")


def words(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def index(db: None) -> Iterator[Callable[[], None]]:
    """Call it when everybody is sought."""
    yield lambda: use_index(Index.from_ciphertext(lambda done, total: None))
    use_index(None)


def closed(bureau: Bureau, her: Enquirer, outcome: str = "not_located") -> None:
    actions.record_conversation(by=bureau.by("olena"), enquirer_id=her.pk, words="Spoken.")
    actions.close_enquiry(by=bureau.by("olena"), enquiry_id=her.enquiry_id, outcome=outcome)


def test_the_hotline_sees_her_own_calls_and_no_others(bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer) -> None:
    own, other = desk("halyna"), desk("halka")
    assert "Щербаков" in words(own, "/enquiries/")
    assert "You have taken no enquiry yet" in words(other, "/enquiries/")
    assert "Щербакова Галина Петровна" in words(own, f"/enquiries/{his.pk}/")
    for url in (f"/enquiries/{his.pk}/", f"/enquiries/enquirers/{her.pk}/receipt/"):
        refused = other.get(url)
        assert refused.status_code == 403
        assert "You read the calls that you took yourself" in refused.content.decode()


def test_the_hotline_is_offered_nothing_but_a_code_word_and_the_receipt(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer
) -> None:
    page = words(desk("halyna"), f"/enquiries/{his.pk}/")
    assert f"/enquiries/enquirers/{her.pk}/code-word/" in page
    assert f"/enquiries/enquirers/{her.pk}/receipt/" in page
    assert not any(f"/{act}/" in page for act in (*ACTS, "conversation", "contact", "kinship", "withdraw"))


def test_what_became_of_an_enquiry_does_not_show_to_the_hotline(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer
) -> None:
    halyna = desk("halyna")
    pages = ("/enquiries/", f"/enquiries/{his.pk}/", f"/enquiries/enquirers/{her.pk}/receipt/")
    token = re.compile('name="csrfmiddlewaretoken" value="[^"]+"')
    before = [token.sub("", words(halyna, url)) for url in pages]
    closed(bureau, her, "outside_our_task")
    assert [token.sub("", words(halyna, url)) for url in pages] == before


@pytest.mark.parametrize("end", ["closed", "withdrawn", "open"])
def test_the_receipt_shows_the_days_to_come_whatever_became_of_the_enquiry(
    bureau: Bureau, desk: Desk, her: Enquirer, end: str
) -> None:
    if end == "closed":
        closed(bureau, her, "outside_our_task")
    elif end == "withdrawn":
        actions.withdraw_enquirer(by=bureau.by("olena"), enquirer_id=her.pk)
    halyna = desk("halyna")
    with time_machine.travel(her.taken_at + timedelta(days=200), tick=False):
        if end == "open":
            actions.take_step(by=bureau.by("olena"), enquirer_id=her.pk, step="papers")
        rows = calendar_rows(her)
        halyna.force_login(bureau["halyna"])
        assert str(rows[0].key) in words(halyna, f"/enquiries/enquirers/{her.pk}/receipt/")
    days = [her.taken_at + timedelta(days=182 * number) for number in range(2, 6)]
    assert [row.key for row in rows] == [day(at) for at in days]


def test_the_hotline_reads_her_call_after_it_was_joined_and_nothing_of_the_other(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer
) -> None:
    said = {"name": "Щербакова Вера", "relation": "wife"}
    other = actions.take_enquiry(by=bureau.by("halka"), enquiry=enquiry(enquirer=mother(said=said)))
    actions.join_enquiries(by=bureau.by("olena"), enquiry_id=his.pk, to_id=other.pk)
    page = words(desk("halyna"), f"/enquiries/{his.pk}/")
    assert "Щербакова Галина Петровна" in page
    assert "Щербакова Вера" not in page
    assert str(other.pk) not in page
    word = f"/enquiries/enquirers/{her.pk}/code-word/"
    assert desk("halyna").post(word, {"word": "калина"})["Location"] == f"/enquiries/{his.pk}/"


def test_a_case_worker_is_asked_for_what_she_opens_an_enquiry(bureau: Bureau, desk: Desk, his: Enquiry) -> None:
    asked = words(bureau.at_the_desk("olena"), f"/enquiries/{his.pk}/")
    assert "For what do you open this record?" in asked
    assert "Щербаков" not in asked


def test_a_case_worker_sees_each_enquirer_apart(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer, wife: Enquirer
) -> None:
    page = words(desk("olena", his), f"/enquiries/{his.pk}/")
    first, second = page.partition('id="enquirer-1"')[2].split('id="enquirer-2"')
    assert "Щербакова Галина Петровна" in first
    assert "Щербакова Вера" in second
    assert "Щербакова Вера" not in first
    assert "Never leave a message" in first
    assert "калина" not in page
    assert all(f"/enquiries/{his.pk}/{act}/" in page for act in ACTS)


def test_the_list_of_a_case_worker_opens_nobody(bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer) -> None:
    olena = desk("olena")
    before = Entry.objects.count()
    page = words(olena, "/enquiries/")
    assert f"/enquiries/{his.pk}/" in page
    assert "Щербаков" not in page
    assert Entry.objects.count() == before


def test_the_list_shows_one_state_and_what_is_due_first(bureau: Bureau, desk: Desk, his: Enquiry) -> None:
    earlier = enquiry(taken_at=timezone.now() - timedelta(days=40))
    late = actions.take_enquiry(by=bureau.by("olena"), enquiry=earlier)
    page = words(desk("olena"), "/enquiries/")
    assert page.index(str(late.pk)) < page.index(str(his.pk))
    assert "None is in this state" in words(desk("olena"), "/enquiries/?state=closed")
    assert str(his.pk) in words(desk("olena"), "/enquiries/?state=nonsense")


def test_a_number_leads_to_its_enquiry_by_post_and_only_for_who_may_read_it(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer
) -> None:
    with reading(bureau.by("olena")):
        number = her.number
    said = {"number": f" {number[:3]}-{number[3:6]} {number[6:]}"}
    for account in ("halyna", "olena"):
        assert desk(account).post("/enquiries/", said)["Location"] == f"/enquiries/{his.pk}/"
    others = desk("halka").post("/enquiries/", said).content.decode()
    nobodys = desk("halka").post("/enquiries/", {"number": "1234567897"}).content.decode()
    wrong = (
        desk("halka").post("/enquiries/", {"number": number[:-1] + str((int(number[-1]) + 1) % 10)}).content.decode()
    )
    assert "There is no enquiry with this number that you may read." in others
    assert "A digit is wrong or missing" in wrong
    assert "with this number" in nobodys or "A digit is wrong" in nobodys


def test_a_sought_person_is_changed_and_what_hangs_on_it_stays(bureau: Bureau, desk: Desk, his: Enquiry) -> None:
    olena, url = desk("olena", his), f"/enquiries/{his.pk}/change/"
    assert 'value="Щербаков Алексей Иванович"' in words(olena, url)
    said = {"name": "Щербаков Алексей Иванович", "birth_date": "1999-04-02", "marks": "Шрам", "age": "23"}
    answer = olena.post(url, said, follow=True).content.decode()
    assert "It is changed, and compared anew." in answer
    with reading(bureau.by("olena")):
        now = Enquiry.objects.get().sought
    assert (now["family_name"], now["marks"]) == (SON["family_name"], "Шрам")
    assert "unit" not in now
    taken = now["age_as_of"]
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        desk("olena", his).post(url, {**said, "name": "Щербаков Олексій"})
    with reading(bureau.by("olena")):
        later = Enquiry.objects.get().sought
    assert (later["name"], later["age_as_of"]) == ("Щербаков Олексій", taken)
    assert "family_name" not in later


def test_an_enquiry_closes_after_a_conversation_only_and_opens_again(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer
) -> None:
    olena, url = desk("olena", his), f"/enquiries/{his.pk}/close/"
    assert "Choose one." in olena.post(url, {}).content.decode()
    refused = olena.post(url, {"outcome": "not_located"}).content.decode()
    assert "Speak with each of those who enquire before you close" in refused
    actions.record_conversation(by=bureau.by("olena"), enquirer_id=her.pk, words="Spoken.")
    assert "The enquiry is closed." in olena.post(url, {"outcome": "not_located"}, follow=True).content.decode()
    page = words(olena, f"/enquiries/{his.pk}/")
    assert "Every way was tried, nothing found" in page
    assert f"/enquiries/{his.pk}/reopen/" in page
    assert f"/enquiries/{his.pk}/close/" not in page
    olena.post(f"/enquiries/{his.pk}/reopen/")
    assert Enquiry.objects.get().state == State.OPEN


def test_the_question_alone_changes_nothing(bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer) -> None:
    closed(bureau, her)
    assert "Open this enquiry again?" in words(desk("olena", his), f"/enquiries/{his.pk}/reopen/")
    assert Enquiry.objects.get().state == State.RESTING


def test_a_repeat_is_found_seen_beside_the_other_and_joined(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer, index: Callable[[], None]
) -> None:
    repeat = actions.take_enquiry(by=bureau.by("halka"), enquiry=enquiry(given_name="Олексій"))
    index()
    olena, one = desk("olena", his, repeat), f"/enquiries/{repeat.pk}/"
    assert f"{one}join/{his.pk}/" in words(olena, f"{one}same-person/")
    with reading(bureau.by("olena")):
        number = her.number
    assert olena.post(f"{one}join/", {"number": number})["Location"] == f"{one}join/{his.pk}/"
    beside = words(olena, f"{one}join/{his.pk}/")
    assert "1. Олексій" in beside
    assert "2. Алексей" in beside
    assert "The two enquiries are one now." in olena.post(f"{one}join/{his.pk}/", follow=True).content.decode()
    assert Enquiry.objects.get(pk=repeat.pk).joined_to_id == his.pk
    assert "The enquiry that goes on" in words(olena, one)


def test_where_no_index_is_open_it_is_said(bureau: Bureau, desk: Desk, his: Enquiry) -> None:
    answer = desk("olena", his).get(f"/enquiries/{his.pk}/same-person/")
    assert answer.status_code == 403
    assert "the index is not open" in answer.content.decode()


def test_a_row_that_other_hands_wrote_is_not_shown(bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer) -> None:
    past_the_ledger(Enquirer, her.pk, withdrawn_at=timezone.now())
    answer = desk("olena", his).get(f"/enquiries/{his.pk}/")
    assert answer.status_code == 403
    assert "not as it was entered here" in answer.content.decode()
    assert "Щербаков" not in answer.content.decode()


def test_no_title_and_no_address_names_anybody(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer, index: Callable[[], None]
) -> None:
    index()
    olena = desk("olena", his)
    for url in (f"/enquiries/{his.pk}/", *(f"/enquiries/{his.pk}/{act}/" for act in ACTS)):
        page = words(olena, url)
        assert "Щербаков" not in page.partition("</title>")[0]
        assert "Щербаков" not in "".join(part.partition('"')[0] for part in page.split('href="')[1:])


@pytest.mark.parametrize("account", ["ivan", "yaryna", "anna", "daryna", "mykola"])
def test_others_read_no_enquiry(bureau: Bureau, his: Enquiry, account: str) -> None:
    browser = bureau.at_the_desk(account)
    assert browser.get("/enquiries/").status_code == 403
    assert browser.get(f"/enquiries/{his.pk}/").status_code == 403


@pytest.mark.parametrize("act", [*ACTS, "reopen"])
def test_the_hotline_does_nothing_with_an_enquiry(bureau: Bureau, desk: Desk, his: Enquiry, act: str) -> None:
    assert desk("halyna").get(f"/enquiries/{his.pk}/{act}/").status_code == 403
    assert desk("halyna").post(f"/enquiries/{his.pk}/{act}/").status_code in (403, 405)
