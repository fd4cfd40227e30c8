"""Where what is due of ways home, interviews, handovers, lists of many is done: lines of the table in `desk.due_places`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.access.permissions import Permission
from vistka.desk.due_place import DuePlace

DUE: Final[Mapping[str, DuePlace]] = {
    "reunion.proposed": DuePlace(Permission.DECIDE_RELEASE, "way_home"),
    "reunion.aftercare": DuePlace(Permission.BRIEF_TRAVELLER, "note_aftercare"),
    "reunion.list_interviews": DuePlace(Permission.HEAR_RELEASE, "hear_release"),
    "reunion.lists": DuePlace(Permission.DECIDE_RELEASE, "release_list"),
}
