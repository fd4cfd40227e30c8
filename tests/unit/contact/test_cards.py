"""A capture card: his own word, to the one whom he names himself, with a postbox and never a place."""

from __future__ import annotations

from datetime import date

import pytest

from invented_answers import ADDRESS, HER_NAME, Family, mother_wish
from vistka.contact.cards import cards_for, words_of
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.registry import actions
from vistka.registry.capture_cards import CardSigned, Spoken, Wanted
from vistka.registry.errors import RegistryError
from vistka.registry.health import HealthValue
from vistka.registry.models import Acquaintance, CaptureCard, WishItem

pytestmark = pytest.mark.django_db

SIGNED = Spoken(read_to_him=True, signed=CardSigned.SIGNED)
TO_HER = Wanted(to_name=HER_NAME, to_address="Invented Street 1")


def make(family: Family, spoken: Spoken = SIGNED, addressee: str = "family", wanted: Wanted = TO_HER) -> CaptureCard:
    card = CaptureCard.objects.filter(person=family.person, addressee=addressee, made_at=None).order_by("due_at")[0]
    actions.write_card(by=family.bureau.by("yaryna"), card_id=card.pk, wanted=wanted)
    return actions.make_card(by=family.bureau.by("yaryna"), card_id=card.pk, spoken=spoken)


def read(family: Family) -> list[tuple[str, str]]:
    with reading(machine("a test"), page="a test"):
        return [words_of(card, "en", with_health=True) for card in cards_for(family.mother)]


def content(card: CaptureCard) -> dict[str, str]:
    with reading(machine("a test"), page="a test"):
        written = CaptureCard.objects.get(pk=card.pk)
        return {**written.content, **written.whereabouts}


def test_it_lies_in_the_mailbox_of_the_one_whom_he_named_and_says_where_to_write(family: Family) -> None:
    family.has_everything()
    make(family)
    [(title, text)] = read(family)
    assert title == "A capture card"
    assert ADDRESS in text
    assert "Secret" not in text


def test_the_familys_bears_the_postbox_and_the_agencys_the_camp(family: Family) -> None:
    family.has_everything()
    of_family, of_agency = content(make(family)), content(make(family, addressee="agency"))
    assert "Secret" not in str(of_family)
    assert of_family["mail_address"] == ADDRESS
    assert of_agency["camp"] == "Secret camp"
    assert of_family["taken_on"] == of_agency["taken_on"] == "2022-03-05"


@pytest.mark.parametrize(
    ("spoken", "why"),
    [
        (Spoken(read_to_him=False, signed=CardSigned.SIGNED), "First read"),
        (Spoken(read_to_him=True, signed=CardSigned.NOTICE), "signed or marked"),
    ],
)
def test_it_goes_to_no_family_but_as_his_own_word(family: Family, spoken: Spoken, why: str) -> None:
    family.has_everything()
    with pytest.raises(RegistryError, match=why):
        make(family, spoken)


@pytest.mark.parametrize("name", ["Somebody Else", " "])
def test_it_goes_to_nobody_whom_he_did_not_name(family: Family, name: str) -> None:
    family.has_everything()
    with pytest.raises(RegistryError, match="did not name"):
        make(family, wanted=Wanted(to_name=name))


def test_what_is_not_written_is_not_signed_and_what_is_not_signed_goes_to_nobody(family: Family) -> None:
    family.has_everything()
    card = CaptureCard.objects.filter(person=family.person, addressee="family")[0]
    by = family.bureau.by("yaryna")
    with pytest.raises(RegistryError, match="First write the card"):
        actions.make_card(by=by, card_id=card.pk, spoken=SIGNED)
    actions.write_card(by=by, card_id=card.pk, wanted=TO_HER)
    assert read(family) == []
    family.is_asked(mother_wish(*WishItem))
    with pytest.raises(RegistryError, match="asked again"):
        actions.make_card(by=by, card_id=card.pk, spoken=SIGNED)


def test_who_will_not_sign_is_made_known_to_the_agency_as_the_bureaus_notice(family: Family) -> None:
    family.is_asked()
    made = make(family, Spoken(read_to_him=True, signed=CardSigned.NOTICE), "agency")
    assert made.signed == CardSigned.NOTICE


def test_a_relation_alone_or_less_allowed_gives_no_card(family: Family) -> None:
    family.is_asked(mother_wish(WishItem.THAT_I_LIVE))
    with pytest.raises(RegistryError, match="allowed less"):
        make(family)
    family.is_asked(mother_wish(*WishItem, acquaintance=Acquaintance.RELATION_ONLY))
    with pytest.raises(RegistryError, match="did not name"):
        make(family)


def test_his_health_stands_on_it_only_if_he_wants_that(family: Family) -> None:
    family.has_everything()
    family.is_examined(HealthValue.SICK, date(2022, 5, 1))
    make(family)
    family.moves(ADDRESS)
    assert "sick" not in read(family)[0][1]


def test_nobody_reads_it_to_whom_the_table_does_not_open_it(family: Family) -> None:
    family.has_everything()
    make(family)
    other = family.also_seeks("Інша Жінка", "sister")
    with reading(machine("a test"), page="a test"):
        assert cards_for(other) == []
    family.is_asked()
    assert read(family) == []
