"""A new code goes through two people, a code word and seven days, and is then shown once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from foreign_files import flag, saved
from invented_families import enquiry, mother
from invented_post import PostBureau
from vistka.enquiries import actions as enquiries
from vistka.enquiries.models import Association, Enquirer
from vistka.ledger.reading import EVERYBODY
from vistka.mailroom.codes import clean_code, is_code
from vistka.mailroom.schema import Kind
from vistka.post.caller_words import next_words
from vistka.post.models import Mailbox, NewCode, Submission
from vistka.post.tray import State
from vistka.tracing.current import use_index
from vistka.tracing.index import Index
from vistka.vault.opening import watched

Works = Callable[[Client], Client]
WORD = "калина"


def shown(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def told(browser: Client, url: str, **typed: str) -> str:
    answer = browser.post(url, typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def code_in(page: str) -> str | None:
    """The case code that a page shows."""
    found = re.search(r"(\d{4} ){5}\d{4}", page)
    return found[0] if found else None


def tap_in(page: str) -> str:
    """The key of the form of a page."""
    found = re.search(r'name="tap" value="([^"]+)"', page)
    assert found
    return found[1]


def proposes(browser: Client, her: Enquirer, **typed: str) -> str:
    return told(browser, f"/enquiries/enquirers/{her.pk}/new-code/", **typed)


@pytest.fixture
def index(her: Enquirer) -> Iterator[None]:
    """Everybody who seeks is in the index."""
    use_index(Index.from_ciphertext(lambda done, total: None))
    yield
    use_index(None)


def test_where_no_code_is_on_the_way_the_page_says_so(olena: Client) -> None:
    assert "No new code is on the way" in shown(olena, "/post/codes/")


def test_from_the_call_back_to_the_code(
    post: PostBureau, her: Enquirer, olena: Client, oksana: Client, works_on: Works
) -> None:
    page = shown(works_on(olena), f"/enquiries/enquirers/{her.pk}/new-code/")
    assert "+000 11 222" in page
    assert "Proposed: see how it stands" in proposes(olena, her, word=WORD)
    new = NewCode.objects.get()
    assert "Waits for somebody else" in shown(olena, "/post/codes/")
    assert "Two people decide this" in told(olena, f"/post/codes/{new.pk}/confirm/")
    assert "Щербакова" not in shown(oksana, "/post/codes/")
    assert "Щербакова Галина Петровна" in shown(oksana, f"/post/codes/{new.pk}/confirm/")
    assert "can be given from its day on" in told(oksana, f"/post/codes/{new.pk}/confirm/")
    assert "Ready on" in shown(oksana, "/post/codes/")
    assert "waits seven days" in told(oksana, f"/post/codes/{new.pk}/give/", tap=str(uuid4()))
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1), tick=False):
        oksana = post.at_the_desk("oksana")
        assert "Ready to be given" in shown(oksana, "/post/codes/")
        before = shown(oksana, f"/post/codes/{new.pk}/give/")
        assert "Never leave a message" in before
        assert code_in(before) is None
        answer = oksana.post(f"/post/codes/{new.pk}/give/", {"tap": tap_in(before)})
        assert answer["Cache-Control"] == "no-store"
        code = code_in(answer.content.decode())
        assert code
        assert is_code(clean_code(code))
        twice = told(oksana, f"/post/codes/{new.pk}/give/", tap=tap_in(before))
        later = told(oksana, f"/post/codes/{new.pk}/give/", tap=str(uuid4()))
        others = told(post.at_the_desk("olena"), f"/post/codes/{new.pk}/give/", tap=tap_in(before))
    assert code_in(twice) == code
    assert "Somebody has settled this meanwhile" in later
    assert code_in(later) is code_in(others) is None
    assert Mailbox.objects.filter(enquirer=her, closed_at=None).count() == 2


def test_a_wrong_word_proposes_nothing_and_looks_as_on_a_call(her: Enquirer, olena: Client, works_on: Works) -> None:
    assert "none of her words, or it was used before" in proposes(works_on(olena), her, word="невідоме")
    assert not NewCode.objects.exists()
    assert "Write this down" in proposes(olena, her, word="")


def test_a_code_can_be_dropped(her: Enquirer, olena: Client, works_on: Works) -> None:
    proposes(works_on(olena), her, word=WORD)
    new = NewCode.objects.get()
    assert "The new code is dropped" in told(olena, f"/post/codes/{new.pk}/drop/")
    assert "No new code is on the way" in shown(olena, "/post/codes/")


def test_a_lost_code_leads_to_her_enquiry_and_is_settled_by_the_proposal(
    post: PostBureau, her: Enquirer, index: None, olena: Client, works_on: Works
) -> None:
    lost = post.takes(Kind.LOST_CODE, enquirer={"name": "Галина"}, sought_name="Алексей Щербаков")
    assert f"/post/{lost}/find-enquiry/" in shown(olena, f"/post/{lost}/")
    assert f"/enquiries/{her.enquiry_id}/" in shown(olena, f"/post/{lost}/find-enquiry/")
    assert str(lost) in shown(works_on(olena), f"/enquiries/enquirers/{her.pk}/new-code/")
    proposes(olena, her, word=WORD, asked_in=str(lost))
    assert NewCode.objects.get().asked_in_id == lost
    assert Submission.objects.get(pk=lost).state == State.ACCEPTED


def test_a_lost_code_of_nobody_finds_no_enquiry(post: PostBureau, index: None, olena: Client) -> None:
    lost = post.takes(Kind.LOST_CODE, sought_name="Невідомий Ніхто")
    assert "No open enquiry is like this" in shown(olena, f"/post/{lost}/find-enquiry/")
    empty = post.takes(Kind.LOST_CODE)
    assert "No open enquiry is like this" in shown(olena, f"/post/{empty}/find-enquiry/")


def test_an_association_gets_a_code_of_its_own(post: PostBureau, olena: Client, oksana: Client) -> None:
    association = enquiries.found_association(by=post.by("olena"), name="Mothers of Invention", contact="+000 33")
    url = f"/associations/{association.pk}/new-code/"
    assert url in shown(olena, "/associations/")
    assert "Mothers of Invention" in shown(olena, url)
    assert "Somebody else has to confirm it" in told(olena, url)
    new = NewCode.objects.get()
    assert "Mothers of Invention" in shown(oksana, f"/post/codes/{new.pk}/confirm/")
    told(oksana, f"/post/codes/{new.pk}/confirm/")
    assert code_in(told(oksana, f"/post/codes/{new.pk}/give/", tap=str(uuid4())))
    assert Mailbox.objects.get().association == Association.objects.get()


def test_a_family_for_whom_an_association_filed_is_known_by_its_mandate(
    post: PostBureau, olena: Client, works_on: Works, her: Enquirer
) -> None:
    association = enquiries.found_association(by=post.by("olena"), name="Mothers of Invention", contact="+000 33")
    filed = mother(code_words=(), duress_word="", association_id=association.pk, mandate=saved(flag(), "JPEG"))
    row = enquiries.take_enquiry(by=post.by("olena"), enquiry=enquiry(enquirer=filed))
    wife = Enquirer.objects.get(enquiry=row)
    session = olena.session
    session["purposes"] = {str(row.pk): "answer_call"}
    session.save()
    page = shown(olena, f"/enquiries/enquirers/{wife.pk}/new-code/")
    assert "Its mandate stands for her" in page
    assert "Which of her code words" not in page
    assert "Somebody else has to confirm it" in proposes(olena, wife)


def test_the_word_for_a_call_is_shown_once_and_is_the_one_in_her_mailbox(
    her: Enquirer, olena: Client, works_on: Works
) -> None:
    with watched(EVERYBODY):
        own = next(one for one in Mailbox.objects.filter(enquirer=her) if not one.about["second"])
        first, following = next_words(own, 2)
    url = f"/enquiries/enquirers/{her.pk}/caller-word/"
    assert first not in shown(works_on(olena), url)
    answer = olena.post(url)
    assert answer["Cache-Control"] == "no-store"
    assert first in answer.content.decode()
    assert following in told(olena, url)


def test_under_duress_nothing_is_proposed_and_the_page_says_what_it_says_on_a_call(
    post: PostBureau, olena: Client
) -> None:
    row = enquiries.take_enquiry(by=post.by("halyna"), enquiry=enquiry())
    session = olena.session
    session["purposes"] = {str(row.pk): "answer_call"}
    session.save()
    page = proposes(olena, Enquirer.objects.get(), word="сирень")
    assert "This is one of her words, and it is used up. Go on in your own time." in page
    assert not NewCode.objects.exists()


@pytest.mark.parametrize("account", ["halyna", "ivan", "yaryna", "anna", "mykola"])
def test_nobody_but_a_case_worker_handles_codes(
    post: PostBureau, her: Enquirer, olena: Client, works_on: Works, account: str
) -> None:
    proposes(works_on(olena), her, word=WORD)
    new, browser = NewCode.objects.get(), post.at_the_desk(account)
    pages = ["/post/codes/", *(f"/post/codes/{new.pk}/{act}/" for act in ("confirm", "drop", "give"))]
    hers = [f"/enquiries/enquirers/{her.pk}/{act}/" for act in ("new-code", "caller-word")]
    assert {browser.post(url).status_code for url in (*pages, *hers)} == {403}
    assert NewCode.objects.get().confirmed_at is None
