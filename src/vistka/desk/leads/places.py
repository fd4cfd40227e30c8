"""Where one goes for leads: lines of the table in `desk.places`."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission
from vistka.desk.leads.lead_places import OF_PERSON as OF_PERSON
from vistka.desk.leads.lead_places import PLACES as OF_LEADS
from vistka.desk.place import Place

PLACES: Final[tuple[Place, ...]] = (
    Place(
        "desk:leads_tray",
        Permission.BRING_LEAD,
        _("Leads"),
        _("Bring what news, posts and neighbours say, and review it."),
    ),
    *OF_LEADS,
)
