"""Associations file for families, with a mandate."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foreign_files import flag, saved
from invented_families import enquiry, mother, past_the_ledger
from vistka.access.errors import NotAllowed
from vistka.enquiries import actions
from vistka.enquiries.actions.associations import MANDATE
from vistka.enquiries.actions.taking import EXERCISE
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import Association, Enquirer, Enquiry
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.vault.files import pages_of
from vistka.vault.pixels.refusals import Refused

pytestmark = pytest.mark.django_db

PICTURE = saved(flag(), "PNG")


@pytest.fixture
def mothers(olena: Actor) -> Association:
    return actions.found_association(by=olena, name="Invented mothers", contact="+000 33 444")


def through(association: Association, mandate: bytes) -> dict[str, object]:
    return {"enquirer": mother(contact={"channel": "association"}, association_id=association.pk, mandate=mandate)}


def test_it_files_with_a_mandate_that_is_kept(take: Callable[..., Enquirer], mothers: Association) -> None:
    her = take(**through(mothers, PICTURE))
    assert her.association == mothers
    assert len(pages_of(her.pk, MANDATE)) == 1


def test_without_a_mandate_it_files_nothing(take: Callable[..., Enquirer], mothers: Association) -> None:
    with pytest.raises(EnquiryError, match="mandate"):
        take(**through(mothers, b""))


def test_a_mandate_that_cannot_be_read_is_refused_and_nothing_taken(
    take: Callable[..., Enquirer], mothers: Association
) -> None:
    with pytest.raises(Refused):
        take(**through(mothers, b"the family agrees"))
    assert not Enquiry.objects.exists()


def test_one_that_has_ended_files_no_more(take: Callable[..., Enquirer], mothers: Association, olena: Actor) -> None:
    actions.end_association(by=olena, association_id=mothers.pk)
    with pytest.raises(EnquiryError, match="mandate"):
        take(**through(mothers, PICTURE))


def test_one_brought_back_by_sql_files_nothing(
    take: Callable[..., Enquirer], mothers: Association, olena: Actor
) -> None:
    actions.end_association(by=olena, association_id=mothers.pk)
    past_the_ledger(Association, mothers.pk, ended_at=None)
    with pytest.raises(Forged):
        take(**through(mothers, PICTURE))


def test_the_hotline_founds_none(hotline: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.found_association(by=hotline, name="Invented", contact="+000")


def test_an_exercise_files_through_none(mothers: Association) -> None:
    with pytest.raises(EnquiryError, match="mandate"):
        actions.take_many(by=EXERCISE, enquiries=[enquiry(**through(mothers, b""))])
