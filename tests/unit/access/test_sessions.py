from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.base import UpdateError
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from invented_staff import Bureau
from vistka.access.models import Session
from vistka.access.sessions import ABSOLUTE, IDLE, SessionStore

pytestmark = pytest.mark.django_db

MORNING = datetime(2040, 1, 2, 8, tzinfo=UTC)


def a_session(word: str) -> str:
    store = SessionStore()
    store["word"] = word
    store.create()
    assert store.session_key
    return store.session_key


def word_of(key: str) -> object:
    return SessionStore(key).get("word")


def row_of(key: str) -> Session:
    """The row that is gone when the session of that key is deleted."""
    with transaction.atomic():
        before = {row.pk: row for row in Session.objects.all()}
        SessionStore(key).delete()
        (gone,) = before.keys() - set(Session.objects.values_list("pk", flat=True))
        transaction.set_rollback(True)
    return before[gone]


def test_a_session_keeps_what_was_put_in_it() -> None:
    assert word_of(a_session("heron")) == "heron"


def test_a_session_that_is_deleted_holds_nothing() -> None:
    key = a_session("heron")
    SessionStore(key).delete()
    assert word_of(key) is None


def test_a_deleted_session_is_not_saved_back_to_life() -> None:
    key = a_session("heron")
    slow_request = SessionStore(key)
    slow_request["word"] = "crane"
    SessionStore(key).delete()
    with pytest.raises(UpdateError):
        slow_request.save()


def test_a_session_row_tells_neither_key_nor_account_nor_word(bureau: Bureau, pages: object) -> None:
    browser = bureau.at_the_desk("olena")
    browser.get("/")
    row = Session.objects.get()
    stored = row.key.encode() + bytes(row.data) + row.pk.bytes
    cookie = browser.cookies["vistka"].value
    for secret in (cookie, str(bureau["olena"].pk), "olena", "_auth_user_id"):
        assert secret.encode() not in stored
    assert bureau["olena"].pk.bytes not in stored


def test_the_stored_key_in_a_cookie_opens_nothing() -> None:
    key = a_session("heron")
    assert word_of(key) == "heron"
    assert word_of(Session.objects.get().key) is None


def test_a_session_moved_under_ones_own_key_does_not_open() -> None:
    mine, hers = a_session("mine"), a_session("hers")
    my_row, her_row = row_of(mine), row_of(hers)
    stolen = my_row.key
    Session.objects.filter(pk=my_row.pk).delete()
    Session.objects.filter(pk=her_row.pk).update(key=stolen)
    assert word_of(mine) is None
    assert word_of(hers) is None


def test_session_data_copied_into_ones_own_row_does_not_open() -> None:
    mine, hers = a_session("mine"), a_session("hers")
    my_row, her_row = row_of(mine), row_of(hers)
    Session.objects.filter(pk=my_row.pk).update(data=her_row.data)
    assert word_of(mine) is None
    assert word_of(hers) == "hers"


def test_what_has_lapsed_is_cleared() -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        old = a_session("old")
        clock.shift(ABSOLUTE + timedelta(seconds=1))
        new = a_session("new")
        assert word_of(old) is None
        SessionStore.clear_expired()
        assert Session.objects.count() == 1
        assert word_of(new) == "new"


def signed_in(browser: Client) -> bool:
    return browser.get("/").status_code == 200


def test_an_idle_session_ends_and_says_that_nothing_is_lost(bureau: Bureau, pages: object) -> None:
    bureau.sets_up("olena")
    with time_machine.travel(MORNING, tick=False) as clock:
        browser = bureau.at_the_desk("olena")
        assert signed_in(browser)
        clock.shift(IDLE - timedelta(seconds=1))
        assert signed_in(browser)
        clock.shift(IDLE)
        answer = browser.get("/", follow=True)
        assert answer.redirect_chain == [("/sign-in/", 302)]
        assert "All that you saved is kept" in answer.content.decode()
        assert not signed_in(browser)


def test_a_session_ends_after_a_working_day_however_busy(bureau: Bureau, pages: object) -> None:
    bureau.sets_up("olena")
    with time_machine.travel(MORNING, tick=False) as clock:
        browser = bureau.at_the_desk("olena")
        for _request in range(60):
            assert signed_in(browser)
            clock.shift(ABSOLUTE / 60)
        assert "All that you saved is kept" in browser.get("/", follow=True).content.decode()


def test_the_settings_may_name_other_time_outs(bureau: Bureau, pages: object, settings: Settings) -> None:
    settings.SESSION_IDLE = timedelta(minutes=1)
    bureau.sets_up("olena")
    with time_machine.travel(MORNING, tick=False) as clock:
        browser = bureau.at_the_desk("olena")
        assert signed_in(browser)
        clock.shift(timedelta(minutes=1))
        assert not signed_in(browser)
