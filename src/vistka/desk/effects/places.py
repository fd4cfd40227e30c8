"""Where one goes for belongings: lines of the tables in `desk.places` and `desk.of_person`."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.desk.place import OfPerson, Place

PLACES: Final[tuple[Place, ...]] = (
    Place(
        "desk:packets",
        Permission.KEEP_EFFECTS,
        _("Packets"),
        _("Count, seal, forward and return what people own."),
    ),
)

OF_PERSON: Final[tuple[OfPerson, ...]] = (OfPerson("effects", Permission.KEEP_EFFECTS, _("Belongings")),)
