"""The invented bureau at its desks: the mother's enquiry, a claim with a paper, and what is typed on a call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from django.core.cache import cache
from django.test import Client

from foreign_files import flag, saved
from invented_families import enquiry, mother
from invented_staff import STAFF, Bureau
from vistka.access import actions as access
from vistka.access.gate import SAID
from vistka.access.purposes import Purpose
from vistka.access.roles import Role
from vistka.enquiries import actions
from vistka.enquiries.models import Enquirer, Enquiry, KinshipClaim, Paper
from vistka.ledger.actors import machine

MORE: Final = {"oksana": Role.CASE_WORKER, "yaryna": Role.REGISTRAR, "halka": Role.HOTLINE}
"""A second case worker, a registrar, and a second one who takes calls."""


class BureauThatEnquires(Bureau):
    """The invented bureau with more hands."""

    def __init__(self) -> None:
        roles = STAFF | MORE
        newcomers = [access.Newcomer(account=name, name=name.title(), roles=[role]) for name, role in roles.items()]
        self.codes = access.found_bureau(by=machine("init"), newcomers=newcomers)


@pytest.fixture
def bureau(db: None) -> Bureau:
    cache.clear()
    return BureauThatEnquires()


@pytest.fixture
def his(bureau: Bureau) -> Enquiry:
    """The mother's enquiry, which Halyna took."""
    return actions.take_enquiry(by=bureau.by("halyna"), enquiry=enquiry())


@pytest.fixture
def her(his: Enquiry) -> Enquirer:
    """The mother."""
    return Enquirer.objects.get(enquiry=his)


@pytest.fixture
def wife(bureau: Bureau, his: Enquiry) -> Enquirer:
    """His wife, who seeks him too."""
    said = {"name": "Щербакова Вера", "relation": "wife"}
    return actions.add_enquirer(
        by=bureau.by("olena"), enquiry_id=his.pk, enquirer=mother(said=said, code_words=(), duress_word="")
    )


@pytest.fixture
def claim(her: Enquirer) -> KinshipClaim:
    """The mother's claim."""
    return KinshipClaim.objects.get(enquirer=her)


@pytest.fixture
def paper(bureau: Bureau, claim: KinshipClaim) -> Paper:
    """His birth certificate, in two pages."""
    names = {"child": "Щербаков Алексей Иванович", "mother": "Щербакова Галина Петровна"}
    said = {"kind": "birth", "names": names, "dates": {"child": "2.4.1999"}}
    picture = saved(flag((640, 400)), "PDF", save_all=True, append_images=[flag((640, 400))])
    return actions.add_paper(by=bureau.by("olena"), claim_id=claim.pk, said=said, content=picture)


Desk = Callable[..., Client]


@pytest.fixture
def desk(bureau: Bureau) -> Desk:
    """The browser of an account, in which it was said for what these enquiries are opened."""

    def of(account: str, *enquiries: Enquiry) -> Client:
        browser = bureau.at_the_desk(account)
        session = browser.session
        session[SAID] = {str(one.pk): Purpose.CORRECT_RECORD.value for one in enquiries}
        session.save()
        return browser

    return of
