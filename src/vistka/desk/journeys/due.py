"""Where what is due of journeys of who comes for somebody is done: lines of the table in `desk.due_places`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.access.permissions import Permission
from vistka.desk.due_place import DuePlace

_SPEAKS, _WALKS = Permission.BRIEF_TRAVELLER, Permission.ESCORT

DUE: Final[Mapping[str, DuePlace]] = {
    "reunion.late": DuePlace(_SPEAKS, "journey"),
    "reunion.wrong_codes": DuePlace(_SPEAKS, "journey"),
    "reunion.unprepared": DuePlace(_SPEAKS, "journey"),
    "reunion.given_up": DuePlace(_SPEAKS, "journey"),
    "reunion.home": DuePlace(_SPEAKS, "journey_close"),
    # Any escort decides as the second person, so also one who does not read the road.
    "reunion.silent": DuePlace(_WALKS, "journey_abort"),
    "reunion.pointless": DuePlace(_WALKS, "journey_abort"),
    "reunion.waiting": DuePlace(_WALKS, "escorted_list", of_row=False),
    "reunion.there": DuePlace(_WALKS, "escorted_list", of_row=False),
    "reunion.to_go_home": DuePlace(_WALKS, "escorted_list", of_row=False),
}
