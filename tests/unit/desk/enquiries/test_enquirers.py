"""What is done for one enquirer: the words that prove her, what was spoken, how she is reached, that she withdraws."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from invented_staff import Bureau
from vistka.enquiries.models import Asking, CodeWord, Consent, Conversation, Enquirer, Enquiry, KinshipClaim
from vistka.ledger.reading import reading
from vistka.mailroom.consent_wordings import WORDINGS, Item

Desk = Callable[..., Client]
ACTS = ("more-code-words", "conversation", "step", "contact", "consent", "kinship", "withdraw")
CONTACT = {
    "channel": "post",
    "address": "Invented Street 1",
    "never_leave_message": "may",
    "language": "uk",
    "interpreter": "yes",
}


def url(her: Enquirer, act: str) -> str:
    return f"/enquiries/enquirers/{her.pk}/{act}/"


def hears(browser: Client, her: Enquirer, word: str) -> str:
    return browser.post(url(her, "code-word"), {"word": word}, follow=True).content.decode()


def test_a_word_proves_her_once(bureau: Bureau, desk: Desk, her: Enquirer) -> None:
    halyna = desk("halyna")
    assert "You may go on." in hears(halyna, her, " КАЛИНА ")
    assert "none of her words, or it was used before" in hears(halyna, her, "калина")
    assert "none of her words, or it was used before" in hears(halyna, her, "невідоме")


@pytest.mark.parametrize("account", ["halyna", "olena"])
def test_under_duress_the_page_is_the_same_but_for_the_words_agreed(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer, account: str
) -> None:
    browser = desk(account, his)
    pages = [re.sub("<input[^>]*>", "", hears(browser, her, word)) for word in ("калина", "сирень")]
    lines = [[re.sub("<[^>]*>", "", line).strip() for line in page.splitlines()] for page in pages]
    assert [pair for pair in zip(*lines, strict=True) if pair[0] != pair[1]] == [
        (
            "This is one of her words, and it is used up. You may go on.",
            "This is one of her words, and it is used up. Go on in your own time.",
        ),
        ("Known. You may go on.", "Known. Go on in your own time."),
    ]


def test_no_page_shows_a_code_word(bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer) -> None:
    olena = desk("olena", his)
    pages = [olena.get(url(her, act)).content.decode() for act in ("code-word", *ACTS)]
    assert not any(word in page for page in pages for word in ("калина", "самовар", "сирень"))


def test_few_words_left_are_said_and_more_agreed(bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer) -> None:
    olena, page = desk("olena", his), f"/enquiries/{his.pk}/"
    assert "Almost all of her code words are used" not in olena.get(page).content.decode()
    hears(olena, her, "калина"), hears(olena, her, "самовар")
    assert "Almost all of her code words are used" in olena.get(page).content.decode()
    assert (
        "She has one of these words" in olena.post(url(her, "more-code-words"), {"code_words": "маяк"}).content.decode()
    )
    olena.post(url(her, "more-code-words"), {"code_words": "ромашка\nгрим"})
    assert CodeWord.objects.filter(used_at=None, is_duress=False).count() == 3
    assert "Almost all of her code words are used" not in olena.get(page).content.decode()


def test_a_conversation_is_written_down_and_stands_on_the_page(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer
) -> None:
    olena = desk("olena", his)
    wrong = olena.post(url(her, "conversation"), {"words": "Вона плакала."}).content.decode()
    assert "Ask, and choose yes or no." in wrong
    assert "Вона плакала." in wrong
    page = olena.post(url(her, "conversation"), {"reached": "yes", "words": "Вона плакала."}, follow=True)
    assert "Вона плакала." in page.content.decode()
    assert Conversation.objects.get().reached


def test_a_step_of_the_calendar_is_taken_on_its_day_and_not_before(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer
) -> None:
    olena = desk("olena", his)
    assert url(her, "step") not in olena.get(f"/enquiries/{his.pk}/").content.decode()
    assert "It is not that day yet" in olena.post(url(her, "step")).content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1), tick=False):
        olena = desk("olena", his)
        assert url(her, "step") in olena.get(f"/enquiries/{his.pk}/").content.decode()
        assert "The birth certificate of the person you seek" in olena.get(url(her, "step")).content.decode()
        olena.post(url(her, "step"))
    assert Asking.objects.get().step == "papers"


def test_how_she_is_reached_changes_with_what_stood_before(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer
) -> None:
    olena = desk("olena", his)
    assert 'value="+000 11 222"' in olena.get(url(her, "contact")).content.decode()
    missing = olena.post(url(her, "contact"), CONTACT | {"address": ""}).content.decode()
    assert "Write the number or the address" in missing
    olena.post(url(her, "contact"), CONTACT)
    with reading(bureau.by("olena")):
        contact = Enquirer.objects.get().contact
    assert (contact["channel"], contact["never_leave_message"], contact["interpreter"]) == ("post", False, True)


def test_consent_is_read_again_in_her_language_and_replaces_the_first(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer
) -> None:
    olena = desk("olena", his)
    page = olena.get(url(her, "consent")).content.decode()
    assert WORDINGS["2026-1"]["ru"][Item.SHARE] in page
    said = {"read_in": "ru", **dict.fromkeys(Item, "yes")}
    assert (
        "Without this we can take no enquiry" in olena.post(url(her, "consent"), said | {"wish": "no"}).content.decode()
    )
    olena.post(url(her, "consent"), {**said, "share": "no"})
    her.refresh_from_db()
    assert Consent.objects.count() == 2
    with reading(bureau.by("olena")):
        assert her.consent.items["share"] is False


@pytest.mark.parametrize(
    ("said", "edges"),
    [
        ({"kin": "mother"}, [("parent", "enquirer", "sought")]),
        ({"kin": "sister", "over": "Мати"}, [("child", "enquirer", "Мати"), ("parent", "Мати", "sought")]),
        ({"kin": "steps", "first": "guardian"}, [("guardian", "enquirer", "sought")]),
        (
            {"kin": "steps", "first": "spouse", "over": "Син", "second": "child"},
            [("spouse", "enquirer", "Син"), ("child", "Син", "sought")],
        ),
    ],
)
def test_kinship_is_claimed_by_a_word_or_in_steps(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer, said: dict[str, str], edges: list[tuple[str, str, str]]
) -> None:
    desk("olena", his).post(url(her, "kinship"), said)
    claim = KinshipClaim.objects.order_by("claimed_at").last()
    assert claim
    with reading(bureau.by("olena")):
        assert [(edge["relation"], edge["from"], edge["to"]) for edge in claim.said["edges"]] == edges


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Choose one."),
        ({"kin": "brother"}, "Write who links the two of them"),
        ({"kin": "steps"}, "Say what she is, in one step or two."),
        ({"kin": "steps", "first": "spouse", "second": "child"}, "Write who links the two of them"),
    ],
)
def test_a_claim_without_its_steps_is_not_saved(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer, said: dict[str, str], words: str
) -> None:
    assert words in desk("olena", his).post(url(her, "kinship"), said).content.decode()
    assert KinshipClaim.objects.count() == 1


def test_she_withdraws_after_a_question_and_is_asked_nothing_more(
    bureau: Bureau, desk: Desk, his: Enquiry, her: Enquirer
) -> None:
    olena = desk("olena", his)
    assert "Does she withdraw?" in olena.get(url(her, "withdraw")).content.decode()
    assert Enquirer.objects.get().withdrawn_at is None
    page = olena.post(url(her, "withdraw"), follow=True).content.decode()
    assert "She has withdrawn." in page
    assert not any(url(her, act) in page for act in ("code-word", *ACTS))


@pytest.mark.parametrize("act", ACTS)
def test_the_hotline_hears_words_and_changes_nothing(bureau: Bureau, desk: Desk, her: Enquirer, act: str) -> None:
    assert desk("halyna").get(url(her, act)).status_code == 403


def test_the_word_of_another_hotlines_caller_is_not_heard(bureau: Bureau, desk: Desk, her: Enquirer) -> None:
    assert desk("halka").post(url(her, "code-word"), {"word": "калина"}).status_code == 403
    assert CodeWord.objects.filter(used_at__isnull=False).count() == 0


@pytest.mark.parametrize("account", ["ivan", "yaryna"])
@pytest.mark.parametrize("act", ["code-word", "receipt", *ACTS])
def test_verifier_and_registrar_reach_no_enquirer(bureau: Bureau, her: Enquirer, account: str, act: str) -> None:
    assert bureau.at_the_desk(account).get(url(her, act)).status_code == 403
