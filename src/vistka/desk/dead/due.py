"""Where what is due of deaths and graves is done: lines of the table in `desk.due_places`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.access.permissions import Permission
from vistka.desk.due_place import DuePlace

DUE: Final[Mapping[str, DuePlace]] = {
    "remains.death_unwritten": DuePlace(Permission.RECORD_DEATH, "note_death"),
    "remains.death_unexamined": DuePlace(Permission.EXAMINE_DEAD, "examine_dead"),
    "remains.death_uncertified": DuePlace(Permission.RECORD_DEATH, "death"),
    "remains.death_unburied": DuePlace(Permission.RECORD_DEATH, "death"),
    "remains.death_unclosed": DuePlace(Permission.RECORD_DEATH, "death"),
    "remains.grave_unmarked": DuePlace(Permission.KEEP_GRAVES, "mark_grave"),
    "remains.enquiry_unreported": DuePlace(Permission.RECORD_DEATH, "official_enquiry"),
}
