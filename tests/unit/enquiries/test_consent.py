"""Consent is bound to the words that were read: other words, or another answer, no longer hold."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet
from hypothesis import given
from hypothesis import strategies as st

from invented_families import ALL_CONSENTED, past_the_ledger
from vistka.access.errors import NotAllowed
from vistka.enquiries import actions, consent
from vistka.enquiries.consent import GivenConsent, bind, consents_to, holds
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import Consent, Enquirer
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.reading import reading
from vistka.mailroom import consent_wordings
from vistka.mailroom.consent_wordings import NEWEST, WORDINGS, Item

LANGUAGES = ("uk", "ru", "en", "pt")
answers = st.fixed_dictionaries({item.value: st.booleans() for item in Item})
languages = st.sampled_from(LANGUAGES)


def given_as(items: dict[str, bool], language: str, wording: str = NEWEST) -> Consent:
    bound = bind(wording, language, items)
    return Consent(id=uuid4(), wording=wording, language=language, items=items, bound=bound)


@given(answers, languages)
def test_what_she_agreed_to_holds(items: dict[str, bool], language: str) -> None:
    assert holds(given_as(items, language))


@given(answers, languages, st.sampled_from(list(Item)))
def test_an_item_turned_round_no_longer_holds(items: dict[str, bool], language: str, item: Item) -> None:
    row = given_as(items, language)
    row.items = items | {item.value: not items[item]}
    assert not holds(row)


@given(answers, st.sampled_from(list(Item)))
def test_an_item_left_out_no_longer_holds(items: dict[str, bool], item: Item) -> None:
    row = given_as(items, "uk")
    row.items = {name: answer for name, answer in items.items() if name != item}
    assert not holds(row)


@given(answers, languages, languages)
def test_words_in_another_language_are_other_words(items: dict[str, bool], read: str, other: str) -> None:
    row = given_as(items, read)
    row.language = other
    assert holds(row) is (read == other)


@given(answers)
def test_items_that_nobody_was_read_do_not_hold(items: dict[str, bool]) -> None:
    row = given_as(items, "en")
    row.items = items | {"publish": True}
    assert not holds(row)


@pytest.mark.parametrize("item", Item)
def test_changed_words_no_longer_hold(monkeypatch: pytest.MonkeyPatch, item: Item) -> None:
    row = given_as(dict.fromkeys(Item, True), "en")
    changed = {"en": {**WORDINGS[NEWEST]["en"], item: "We do with it what we like."}}
    monkeypatch.setitem(consent_wordings.WORDINGS, NEWEST, changed)  # type: ignore[arg-type]
    assert not holds(row)


def test_a_wording_that_is_gone_does_not_hold() -> None:
    row = given_as(dict.fromkeys(Item, True), "en")
    row.wording = "1949-1"
    assert not holds(row)


@pytest.mark.parametrize("wording", WORDINGS)
def test_every_item_has_words_in_each_language(wording: str) -> None:
    assert set(WORDINGS[wording]) == set(LANGUAGES)
    for words in WORDINGS[wording].values():
        assert list(words) == list(Item)
        assert all(len(text) > 60 for text in words.values())


def test_what_she_was_not_asked_she_refused() -> None:
    items = consent.checked(GivenConsent(items={Item.KEEP: True, Item.WISH: True}, language="pt"))
    assert items == {"keep": True, "wish": True, "ask": False, "share": False, "address": False}


@pytest.mark.django_db
class TestStanding:
    def test_a_later_consent_replaces_an_earlier(self, her: Enquirer, olena: Actor) -> None:
        with reading(olena):
            assert consents_to(her, Item.ADDRESS)
        less = GivenConsent(items={**ALL_CONSENTED.items, Item.ADDRESS: False}, language="uk")
        actions.give_consent(by=olena, enquirer_id=her.pk, consent=less)
        her.refresh_from_db()
        with reading(olena):
            assert not consents_to(her, Item.ADDRESS)
            assert consents_to(her, Item.ASK)

    def test_a_withdrawal_taken_out_of_the_database_does_not_bring_the_earlier_back(
        self, her: Enquirer, olena: Actor
    ) -> None:
        earlier = her.consent_id
        less = GivenConsent(items={**ALL_CONSENTED.items, Item.SHARE: False}, language="uk")
        actions.give_consent(by=olena, enquirer_id=her.pk, consent=less)
        past_the_ledger(Enquirer, her.pk, consent_id=earlier)
        with reading(olena), pytest.raises(Forged):
            consents_to(Enquirer.objects.get(pk=her.pk), Item.SHARE)

    def test_a_consent_that_was_taken_away_is_missed(self, her: Enquirer, olena: Actor) -> None:
        QuerySet(Consent).filter(pk=her.consent_id)._raw_delete(DEFAULT_DB_ALIAS)
        with reading(olena), pytest.raises(Forged):
            consents_to(Enquirer.objects.get(pk=her.pk), Item.SHARE)

    def test_without_what_we_need_she_withdraws_instead(self, her: Enquirer, olena: Actor) -> None:
        none = GivenConsent(items={}, language="uk")
        with pytest.raises(EnquiryError):
            actions.give_consent(by=olena, enquirer_id=her.pk, consent=none)

    def test_the_hotline_writes_down_no_later_consent(self, her: Enquirer, hotline: Actor) -> None:
        with pytest.raises(NotAllowed):
            actions.give_consent(by=hotline, enquirer_id=her.pk, consent=ALL_CONSENTED)
