"""A letter is written on the page of an enquiry, read whole by somebody else, and only then goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from invented_families import enquiry
from invented_mail import a_mailbox
from invented_post import PostBureau
from vistka.enquiries import actions as enquiries
from vistka.enquiries.models import Enquirer
from vistka.ledger.models import Entry
from vistka.post.models import Letter

TEXT = "Дорога Галино Петрівно,\nнадішліть, будь ласка, другу сторінку."
Works = Callable[[Client], Client]


def shown(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def told(browser: Client, url: str, **typed: str) -> str:
    answer = browser.post(url, typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def ivan(post: PostBureau) -> Client:
    """The browser of a verifier, who reads no post but letters."""
    return post.at_the_desk("ivan")


@pytest.fixture
def written(her: Enquirer, olena: Client, works_on: Works) -> Letter:
    """Olena wrote to her."""
    told(works_on(olena), f"/enquiries/enquirers/{her.pk}/letter/", title="Ваші папери", text=TEXT)
    return Letter.objects.get(why="written")


def test_where_no_letter_waits_the_page_says_so(ivan: Client) -> None:
    assert "No letter waits" in shown(ivan, "/post/letters/")


def test_who_writes_reads_first_what_a_letter_never_says(her: Enquirer, olena: Client, works_on: Works) -> None:
    page = shown(works_on(olena), f"/enquiries/enquirers/{her.pk}/letter/")
    assert "if nothing were known" in page
    assert "call us quickly" in page
    assert "Щербакова Галина Петровна" in page
    again = told(olena, f"/enquiries/enquirers/{her.pk}/letter/", title="Ваші папери", text="")
    assert "Ваші папери" in again
    assert not Letter.objects.filter(why="written").exists()


def test_another_person_reads_it_whole_and_lets_it_go(written: Letter, olena: Client, ivan: Client) -> None:
    own, his = (shown(browser, "/post/letters/") for browser in (olena, ivan))
    assert "Waits for somebody else" in own
    assert f"/post/letters/{written.pk}/approve/" not in own
    assert "Щербакова" not in his
    page = shown(ivan, f"/post/letters/{written.pk}/approve/")
    assert all(line in page for line in TEXT.splitlines())
    assert "Щербакова Галина Петровна" in page
    assert "Two people decide this" in told(olena, f"/post/letters/{written.pk}/approve/")
    assert "The letter is approved" in told(ivan, f"/post/letters/{written.pk}/approve/")
    written.refresh_from_db()
    assert written.approved_at is not None
    assert "No letter waits" in shown(ivan, "/post/letters/")


def test_reading_a_letter_is_entered(written: Letter, ivan: Client, her: Enquirer) -> None:
    shown(ivan, f"/post/letters/{written.pk}/approve/")
    assert Entry.objects.filter(subject_id=her.enquiry_id, verb="opened", purpose="prepare_answer").exists()


def test_a_letter_can_be_put_away(written: Letter, olena: Client) -> None:
    assert "Put this letter away?" in shown(olena, f"/post/letters/{written.pk}/drop/")
    assert "The letter is put away" in told(olena, f"/post/letters/{written.pk}/drop/")
    written.refresh_from_db()
    assert written.dropped_at is not None


def test_a_letter_goes_to_her_own_mailbox_however_many_second_ones_there_are(
    written: Letter, her: Enquirer, olena: Client
) -> None:
    a_mailbox(her, second=True)
    told(olena, f"/enquiries/enquirers/{her.pk}/letter/", title="Знову", text=TEXT)
    mailboxes = {letter.mailbox_id for letter in Letter.objects.filter(why="written")}
    assert mailboxes == {written.mailbox_id}


def test_without_a_mailbox_no_letter_is_written(post: PostBureau, olena: Client) -> None:
    row = enquiries.take_enquiry(by=post.by("olena"), enquiry=enquiry())
    session = olena.session
    session["purposes"] = {str(row.pk): "answer_call"}
    session.save()
    assert olena.get(f"/enquiries/enquirers/{Enquirer.objects.get().pk}/letter/").status_code == 404
    page = shown(olena, f"/enquiries/{row.pk}/")
    assert "None is open" in page
    assert "Write her a letter" not in page


@pytest.mark.parametrize("account", ["halyna", "yaryna", "anna", "mykola"])
def test_others_read_and_write_no_letter(post: PostBureau, written: Letter, her: Enquirer, account: str) -> None:
    browser = post.at_the_desk(account)
    pages = ("/post/letters/", f"/post/letters/{written.pk}/approve/", f"/post/letters/{written.pk}/drop/")
    writing = f"/enquiries/enquirers/{her.pk}/letter/"
    assert {browser.get(url).status_code for url in (*pages, writing)} == {403}
