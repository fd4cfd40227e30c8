"""The list of graves, as it goes to the Power on which the dead depended (art. 120; Geneva Convention I art. 17)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Final

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.remains.dead.graves import graves_now
from vistka.remains.models import Grave


@dataclass(frozen=True, kw_only=True)
class GraveLine:
    """One grave. The days are EDTF; `ashes` and `together` are "yes" or empty; of human remains nobody's name stands."""

    cemetery: str
    plot: str
    coordinates: str
    marking: str
    kept_by: str
    laid_on: str
    ashes: str
    together: str
    number: str = ""
    power: str = ""
    family_name: str = ""
    given_name: str = ""
    patronymic: str = ""
    birth_date: str = ""
    rank: str = ""
    service_number: str = ""
    died_on: str = ""

    @property
    def cells(self) -> list[str]:
        """In the order of `HEADER`."""
        return list(asdict(self).values())


HEADER: Final = tuple(field.name for field in fields(GraveLine))
_OF_THE_DEAD: Final = (
    "number",
    "power",
    "family_name",
    "given_name",
    "patronymic",
    "birth_date",
    "rank",
    "service_number",
)


@action("remains.list_graves")
def list_graves(*, by: Actor) -> list[GraveLine]:
    """Every grave in which somebody lies; the ledger names whom it opened. Raises `NotAllowed`, `Forged`."""
    permitted(by, Permission.KEEP_GRAVES)
    return [_line(grave) for grave in graves_now()]


def _line(grave: Grave) -> GraveLine:
    place = grave.place
    identity = grave.death.identity if grave.death else {}
    return GraveLine(
        **{name: place[name] for name in ("cemetery", "plot", "coordinates", "marking", "kept_by")},
        laid_on=place["on"],
        ashes="yes" if grave.is_ashes else "",
        together="yes" if place["together"] else "",
        **{name: identity.get(name, "") for name in _OF_THE_DEAD},
        died_on=identity.get("on", ""),
    )
