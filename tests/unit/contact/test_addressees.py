"""Whom he meant: two people say so, of a wish that stands, and of one woman where he named one."""

from __future__ import annotations

import pytest

from invented_answers import ALL, CaringBureau, Family, mother_wish
from vistka.access.errors import AccessError, NotAllowed
from vistka.contact import actions
from vistka.contact.errors import ContactError
from vistka.contact.models import Addressee
from vistka.enquiries.models import Enquirer
from vistka.registry.models import Acquaintance, Wish


@pytest.fixture
def wish(family: Family) -> Wish:
    family.is_linked()
    family.is_kin()
    [stated] = family.is_asked(mother_wish(*ALL))
    return stated


def propose(family: Family, wish: Wish, who: Enquirer | None = None, by: str = "olena") -> Addressee:
    enquirer = who or family.mother
    return actions.propose_addressee(by=family.bureau.by(by), wish_id=wish.pk, enquirer_id=enquirer.pk)


def confirm(family: Family, addressee: Addressee, by: str) -> Addressee:
    return actions.confirm_addressee(by=family.bureau.by(by), addressee_id=addressee.pk)


def test_one_person_alone_binds_nobody(family: Family, wish: Wish) -> None:
    proposed = propose(family, wish)
    with pytest.raises(NotAllowed):
        confirm(family, proposed, by="olena")
    with pytest.raises(AccessError):
        actions.prepare_answer(by=family.bureau.by("ivan"), enquirer_id=family.mother.pk, language="en")
    assert confirm(family, proposed, by="ivan").confirmed_by == family.bureau["ivan"].pk


def test_a_name_that_he_said_means_one_woman(family: Family, wish: Wish) -> None:
    another = family.also_seeks("Мария Щербак", "mother")
    family.is_kin(who=another)
    propose(family, wish)
    with pytest.raises(ContactError):
        propose(family, wish, another)


def test_my_parents_may_mean_two(family: Family) -> None:
    family.is_linked()
    father = family.also_seeks("Иван Щербаков", "father")
    [parents] = family.is_asked(mother_wish(*ALL, acquaintance=Acquaintance.RELATION_ONLY))
    for parent in (family.mother, father):
        family.is_meant(parents, parent)
    assert parents.addressees.filter(confirmed_at__isnull=False).count() == 2


def test_she_is_the_one_of_a_single_wish(family: Family) -> None:
    family.is_linked()
    wishes = family.is_asked(mother_wish(*ALL), mother_wish(acquaintance=Acquaintance.RELATION_ONLY))
    family.is_meant(wishes[0])
    with pytest.raises(ContactError):
        propose(family, wishes[1])


def test_a_wish_that_he_has_replaced_binds_nobody(family: Family, wish: Wish) -> None:
    proposed = propose(family, wish)
    family.is_asked(mother_wish(*ALL))
    with pytest.raises(ContactError):
        confirm(family, proposed, by="ivan")
    with pytest.raises(ContactError):
        propose(family, wish)


def test_a_wish_of_somebody_else_binds_nobody(bureau: CaringBureau, family: Family, wish: Wish) -> None:
    other = Family(bureau)
    with pytest.raises(ContactError):
        propose(other, wish)


def test_what_was_dropped_can_be_proposed_again(family: Family, wish: Wish) -> None:
    proposed = propose(family, wish)
    actions.drop_addressee(by=family.bureau.by("marta"), addressee_id=proposed.pk)
    with pytest.raises(AccessError):
        confirm(family, proposed, by="ivan")
    confirm(family, propose(family, wish, by="ivan"), by="olena")
