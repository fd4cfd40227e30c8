"""Where one goes for journeys of who comes for somebody: lines of the table in `desk.places`."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.desk.place import OfPerson, Place

PLACES: Final[tuple[Place, ...]] = (
    Place(
        "desk:journeys",
        Permission.BRIEF_TRAVELLER,
        _("Journeys"),
        _("Speak with who travels: briefing, consent, codes, and every call on the road."),
    ),
    Place(
        "desk:escorted_list",
        Permission.ESCORT,
        _("Journeys"),
        _("Plan a road, meet who travels, and let each leg begin."),
    ),
)

OF_PERSON: Final[tuple[OfPerson, ...]] = ()
