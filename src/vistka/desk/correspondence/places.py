"""Where one goes for letters and cards: lines of the tables in `desk.places` and `desk.of_person`."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.desk.place import OfPerson, Place
from vistka.registry.models import Person, Side

PLACES: Final[tuple[Place, ...]] = (
    Place(
        "desk:camp_letters",
        Permission.CARRY_MESSAGE,
        _("Letters of the camp"),
        _("Hand over what came, and see what waits for somebody to carry it."),
    ),
    Place(
        "desk:reading",
        Permission.CENSOR_MESSAGE,
        _("Letters to read"),
        _("Read one letter after the other, each once."),
    ),
)


def _held(person: Person) -> bool:
    return person.side == Side.HELD


OF_PERSON: Final[tuple[OfPerson, ...]] = (
    OfPerson("letters_of", Permission.CARRY_MESSAGE, _("Letters"), _held),
    OfPerson("propose_ban", Permission.BAN_MESSAGES, _("Let letters rest"), _held),
)
