"""Who keeps the keys sees how long they last, and by what to compare them."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from invented_post import PostBureau
from vistka.ledger.models import Entry
from vistka.mailroom.models import PublishedKey
from vistka.post.keys import make_keys
from vistka.vault.signatures import fingerprint


@pytest.fixture
def anna(post: PostBureau) -> Client:
    """The browser of an administrator."""
    return post.at_the_desk("anna")


def shown(browser: Client) -> str:
    answer = browser.get("/post/keys/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_shows_fingerprints_and_weeks_and_opens_no_private_half(post: PostBureau, anna: Client) -> None:
    post.new_keys(5)
    page = shown(anna)
    assert fingerprint(settings.OFFLINE_KEY) in page
    assert fingerprint(bytes(post.keys[0].public)) in page
    assert "This week" in page
    assert "Few weeks are left" not in page
    assert not Entry.objects.filter(verb="opened", subject_kind="post.SubmissionKey").exists()


def test_few_weeks_and_none_are_said(post: PostBureau, anna: Client) -> None:
    assert "Few weeks are left" in shown(anna)
    PublishedKey.objects.all().delete()
    assert "No signed key holds today" in shown(anna)


def test_a_key_that_the_offline_key_did_not_sign_counts_for_nothing(post: PostBureau, anna: Client) -> None:
    row = PublishedKey.objects.get()
    row.signature = bytes(64)
    row.save()
    assert "No signed key holds today" in shown(anna)


def test_what_waits_for_the_offline_key_and_what_is_over_is_said(post: PostBureau, anna: Client) -> None:
    make_keys(by=post.by("anna"), weeks=1)
    assert "Waits for the offline key" in shown(anna)
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        later = post.at_the_desk("anna")
        assert "Over" in shown(later)


@pytest.mark.parametrize("account", ["olena", "ivan", "halyna", "mykola"])
def test_nobody_else_sees_the_keys(post: PostBureau, account: str) -> None:
    assert post.at_the_desk(account).get("/post/keys/").status_code == 403
