"""An invented bureau that takes enquiries, and one that was taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from invented_families import enquiry, mother
from invented_staff import STAFF, Bureau
from vistka.access import actions as access
from vistka.access.roles import Role
from vistka.enquiries import actions
from vistka.enquiries.models import Enquirer, Enquiry
from vistka.ledger.actors import Actor, machine

MORE = {"oksana": Role.CASE_WORKER, "yaryna": Role.REGISTRAR}


class BureauThatEnquires(Bureau):
    """The invented bureau, with a second case worker and a registrar."""

    def __init__(self) -> None:
        roles = STAFF | MORE
        newcomers = [access.Newcomer(account=name, name=name.title(), roles=[role]) for name, role in roles.items()]
        self.codes = access.found_bureau(by=machine("init"), newcomers=newcomers)


@pytest.fixture
def bureau(db: None) -> Bureau:
    return BureauThatEnquires()


@pytest.fixture
def hotline(bureau: Bureau) -> Actor:
    return bureau.by("halyna")


@pytest.fixture
def olena(bureau: Bureau) -> Actor:
    """A case worker."""
    return bureau.by("olena")


@pytest.fixture
def ivan(bureau: Bureau) -> Actor:
    """A verifier."""
    return bureau.by("ivan")


@pytest.fixture
def take(hotline: Actor) -> Callable[..., Enquirer]:
    """Take the mother's enquiry, with what is different about it; she herself."""

    def taken(**changes: Any) -> Enquirer:
        row = actions.take_enquiry(by=hotline, enquiry=enquiry(**changes))
        return Enquirer.objects.get(enquiry=row)

    return taken


@pytest.fixture
def her(take: Callable[..., Enquirer]) -> Enquirer:
    """The mother, whose enquiry the hotline took."""
    return take()


@pytest.fixture
def his(her: Enquirer) -> Enquiry:
    """Her enquiry."""
    return her.enquiry


@pytest.fixture
def wife(his: Enquiry, olena: Actor) -> Enquirer:
    """His wife, who seeks him too."""
    said = {"name": "Щербакова Вера", "relation": "wife"}
    return actions.add_enquirer(by=olena, enquiry_id=his.pk, enquirer=mother(said=said, code_words=(), duress_word=""))
