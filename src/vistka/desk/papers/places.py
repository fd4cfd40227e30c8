"""Where one goes for printed forms: lines of the table in `desk.places`."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.desk.place import OfPerson, Place

PLACES: Final[tuple[Place, ...]] = (
    Place(
        "desk:papers",
        Permission.ISSUE_DOCUMENT,
        _("Forms"),
        _("See which forms there are, and print a blank one."),
    ),
)

OF_PERSON: Final[tuple[OfPerson, ...]] = ()
