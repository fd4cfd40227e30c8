"""Where the person is stands on the Agency's card alone, and lies under custody: so only who reads custody prints it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from vistka.access.roles import Role, Room, readers
from vistka.desk.registry.cards import PRINTS
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.registry.models import CaptureCard, Person
from vistka.vault.classes import DataClass

pytestmark = pytest.mark.django_db
Desk = Callable[..., Client]


def test_the_camp_is_printed_on_the_agencys_card_and_kept_apart_from_the_name(desk: Desk, held: Person) -> None:
    browser, card = desk("yaryna", held), CaptureCard.objects.get(addressee="agency")
    of_card = f"/persons/cards/{card.pk}"
    browser.post(f"{of_card}/write/")
    card = CaptureCard.objects.get(pk=card.pk)
    with reading(machine("a test"), page="a test"):
        assert card.whereabouts == {"camp": "Camp of Invention"}
        assert not {"camp", "coming_from"} & set(card.content)
        assert "Camp of Invention" not in str(card.content)
        [of_agency] = [one for one in PRINTS if one.name == "print_card_agency"]
        assert of_agency.values_of(card)["camp"] == "Camp of Invention"
    assert browser.get(f"{of_card}/print-agency/").status_code == 200


def test_who_reads_names_alone_does_not_read_where_the_person_is() -> None:
    field = CaptureCard._meta.get_field("whereabouts")
    assert field.data_class is DataClass.CUSTODY  # type: ignore[union-attr]
    assert readers(DataClass.CUSTODY, Room.REGISTRY) == {Role.REGISTRAR, Role.TRANSMISSION_OFFICER}
