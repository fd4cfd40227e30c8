"""Where one goes for human remains: lines of the table in `desk.places`."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.desk.place import OfPerson, Place

PLACES: Final[tuple[Place, ...]] = (
    Place(
        "desk:remains_list",
        Permission.KEEP_REMAINS,
        _("Human remains"),
        _("Register remains, follow them from hand to hand, and bring them home."),
    ),
    Place(
        "desk:remains_families",
        Permission.KEEP_REMAINS,
        _("Interviews and samples"),
        _("Find a family by its number, and write its interview and samples."),
    ),
)

OF_PERSON: Final[tuple[OfPerson, ...]] = ()
