"""Bringing something: texts, files, pictures, addresses; and a described person written down by hand."""

from __future__ import annotations

import hashlib
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from invented_leads import ARTICLE, LINK, NAMED, VIDEO, LeadsBureau, picture
from vistka.leads.kinds import FindingKind, ItemKind
from vistka.leads.models import Finding, Item, Lead, Media
from vistka.ledger.reading import EVERYBODY
from vistka.vault.fetching.getting import WORDS
from vistka.vault.fetching.terms import Reason
from vistka.vault.opening import watched

pytestmark = pytest.mark.django_db

THANKS = "Thank you. A reviewer reads it."


def upload(content: bytes, name: str = "x") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def said_after(browser: Client, typed: dict[str, object]) -> str:
    answer = browser.post("/leads/bring/", typed, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_case_worker_pastes_and_is_thanked_a_reviewer_goes_on_to_read(
    bureau: LeadsBureau, olena: Client, vira: Client
) -> None:
    thanked = said_after(olena, {"paste": ARTICLE, "link": LINK, "told_by": "A mother"})
    assert THANKS in thanked
    assert str(Item.objects.get().pk) not in thanked
    with watched(EVERYBODY):
        assert Item.objects.get().link == LINK
    assert Finding.objects.filter(kind=FindingKind.PERSON).count() == 2
    answer = vira.post("/leads/bring/", {"paste": ARTICLE + "\nMore of it."})
    new = Item.objects.latest("brought_at")
    assert answer.headers["Location"] == f"/leads/items/{new.pk}/"


def test_what_came_before_counts_once_and_only_a_reviewer_is_told(
    bureau: LeadsBureau, olena: Client, vira: Client, halyna: Client
) -> None:
    first = said_after(olena, {"paste": ARTICLE})
    again = said_after(halyna, {"paste": ARTICLE})
    assert THANKS in first
    assert THANKS in again
    assert "before" not in again.partition(THANKS)[2]
    told = said_after(vira, {"paste": ARTICLE})
    assert "brought before" in told
    assert "What was found" in told
    assert Item.objects.count() == 1


@pytest.mark.parametrize("content", [picture(), VIDEO], ids=["picture", "video"])
def test_a_picture_or_a_video_is_sealed_unseen_with_its_hash(
    bureau: LeadsBureau, olena: Client, content: bytes
) -> None:
    assert THANKS in said_after(olena, {"upload": upload(content, "Щербаков.png")})
    item = Item.objects.get()
    assert item.kind == ItemKind.MEDIA
    assert Media.objects.get().size == len(content)
    with watched(EVERYBODY):
        assert item.digest == hashlib.sha256(content).hexdigest()


def test_a_page_and_the_json_of_a_post_are_read_apart_from_keys(bureau: LeadsBureau, olena: Client) -> None:
    page = f"<html><body><article><p>{ARTICLE}</p></article></body></html>"
    post = {"full_text": "A captured Russian soldier is seen in Sumy, Ukraine.", "created_at": "2022-02-26"}
    said_after(olena, {"upload": upload(page.encode(), "page.html")})
    said_after(olena, {"upload": upload(json.dumps(post).encode(), "post.json")})
    assert Item.objects.filter(kind=ItemKind.TEXT).count() == 2


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Give one thing"),
        ({"paste": "One text.", "upload": upload(b"Another.")}, "Give one thing"),
        ({"upload": upload(b"MZ\x90\x00\x03\x00\x00\x00\x04" * 40)}, "This is not a text"),
        ({"paste": "   \n  "}, "There is no text in this"),
    ],
    ids=["nothing", "two things", "a program", "spaces"],
)
def test_what_cannot_be_taken_is_said_in_kind_words(
    bureau: LeadsBureau, olena: Client, typed: dict[str, object], words: str
) -> None:
    assert words in said_after(olena, typed)
    assert not Item.objects.exists()


def test_an_address_is_offered_only_where_the_settings_allow_a_site(
    bureau: LeadsBureau, olena: Client, settings: Settings
) -> None:
    assert 'name="address"' not in olena.get("/leads/bring/").content.decode()
    settings.FETCHED_HOSTS = ["news.example"]
    assert "news.example" in olena.get("/leads/bring/").content.decode()
    refused = said_after(olena, {"address": "https://elsewhere.example/x"})
    assert str(WORDS[Reason.NOT_ALLOWED]) in refused
    assert not Item.objects.exists()


def test_the_form_by_hand_takes_a_name_in_any_script(bureau: LeadsBureau, vira: Client) -> None:
    typed = {"name": NAMED, "fate": "captive", "where": "Суми", "date": "2.3.2022", "link": LINK, "shown": "on"}
    answer = vira.post("/leads/by-hand/", typed, follow=True)
    assert "The lead is written down." in answer.content.decode()
    lead = Lead.objects.get()
    with watched(EVERYBODY):
        assert lead.said == {"name": NAMED, "fate": "captive", "date": "2022-03-02"}
        assert lead.where == "Суми"
    assert lead.shown


def test_words_that_speak_of_something_else_stand_when_the_reviewer_says_so(bureau: LeadsBureau, vira: Client) -> None:
    typed = {"name": NAMED, "marks": "surrendered his passport", "fate": "captive", "link": LINK}
    assert 'name="sure"' in vira.post("/leads/by-hand/", typed).content.decode()
    vira.post("/leads/by-hand/", {**typed, "sure": "on"})
    assert Lead.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": NAMED, "fate": "captive"}, "Write where it stands, or who told us"),
        ({"fate": "captive", "link": LINK}, "Write something by which the person can be told from others"),
        ({"name": NAMED, "link": LINK}, "required"),
        ({"marks": "surrendered near the river", "fate": "captive", "link": LINK}, "take out"),
    ],
    ids=["no source", "nobody", "no fate", "of the capture"],
)
def test_a_lead_without_source_or_person_or_with_words_of_the_capture_is_refused(
    bureau: LeadsBureau, vira: Client, typed: dict[str, str], words: str
) -> None:
    assert words in vira.post("/leads/by-hand/", typed).content.decode()
    assert not Lead.objects.exists()
