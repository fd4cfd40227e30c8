"""Belongings of an invented soldier."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from invented_answers import ROLES
from invented_staff import Bureau
from vistka.access import actions as access
from vistka.access.roles import Role
from vistka.effects import actions
from vistka.effects.kinds import Kind, Source
from vistka.effects.models import Article
from vistka.ledger.actors import machine

KEEPERS: Final = ROLES | {"stepan": Role.REGISTRAR, "andrii": Role.FORENSIC_LIAISON, "bohdan": Role.ESCORT_OFFICER}
MONEY: Final = {
    "what": "Banknotes in an envelope",
    "quantity": "3",
    "amount": "3,000",
    "currency": "invented crowns",
    "by": "Captain Invented, 1st Unit",
    "order": "Order 7 of Major Invented",
    "reason": "kept safe until release",
}


class KeepingBureau(Bureau):
    """The invented bureau with two registrars, a forensic liaison and an escort."""

    def __init__(self) -> None:
        staff = [
            access.Newcomer(account=one, name=f"{one.title()} the Invented", roles=[KEEPERS[one]]) for one in KEEPERS
        ]
        self.codes = access.found_bureau(by=machine("init"), newcomers=staff)

    def takes_money(self, person_id: UUID) -> Article:
        """Money is taken into keeping, with a receipt."""
        return actions.write_article(
            by=self.by("yaryna"), person_id=person_id, kind=Kind.MONEY, source=Source.TAKEN, said=MONEY
        )
