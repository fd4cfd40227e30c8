"""A civilian's Power is not told where that could harm him or his kin; the Agency is told always."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading
from vistka.registry import actions
from vistka.registry.errors import RegistryError
from vistka.registry.models import Category, Person
from vistka.registry.recipients import Recipient, informed_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def civilian(register: Callable[..., Person]) -> Person:
    return register(category=Category.CIVILIAN)


def withhold(civilian: Person, by: Actor, reason: str = "her brother there", days: int = 30) -> Person:
    review_at = timezone.now() + timedelta(days=days)
    return actions.withhold_from_power(by=by, person_id=civilian.pk, reason=reason, review_at=review_at)


def test_everybody_is_told_of_everybody_else(person: Person, civilian: Person) -> None:
    assert informed_of(person) == informed_of(civilian) == {Recipient.AGENCY, Recipient.POWER}


def test_withheld_from_the_power_is_never_withheld_from_the_agency(civilian: Person, registrar: Actor) -> None:
    assert informed_of(withhold(civilian, registrar)) == {Recipient.AGENCY}
    with reading(registrar):
        assert Person.objects.get(pk=civilian.pk).withheld_from_power == "her brother there"


def test_it_ends_and_ends_once(civilian: Person, registrar: Actor) -> None:
    withhold(civilian, registrar)
    assert Recipient.POWER in informed_of(actions.end_withholding(by=registrar, person_id=civilian.pk))
    with pytest.raises(RegistryError):
        actions.end_withholding(by=registrar, person_id=civilian.pk)


def test_of_a_prisoner_of_war_the_power_is_told_always(person: Person, registrar: Actor) -> None:
    with pytest.raises(RegistryError, match="Only of a civilian"):
        withhold(person, registrar)


@pytest.mark.parametrize(("reason", "days"), [(" ", 30), ("a reason", -1)])
def test_it_needs_a_reason_and_a_review_to_come(civilian: Person, registrar: Actor, reason: str, days: int) -> None:
    with pytest.raises(RegistryError, match="Write the reason"):
        withhold(civilian, registrar, reason, days)
