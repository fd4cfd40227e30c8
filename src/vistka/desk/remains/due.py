"""Where what is due of human remains is done: lines of the table in `desk.due_places`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.access.permissions import Permission
from vistka.desk.due_place import DuePlace

DUE: Final[Mapping[str, DuePlace]] = {
    "remains.interviews": DuePlace(Permission.KEEP_REMAINS, "remains_family"),
    "remains.unexamined": DuePlace(Permission.KEEP_REMAINS, "remains_record"),
    "remains.unsigned": DuePlace(Permission.IDENTIFY, "remains_record"),
    "remains.unidentified_review": DuePlace(Permission.KEEP_REMAINS, "remains_record"),
    "remains.later_finds": DuePlace(Permission.KEEP_REMAINS, "remains_record"),
    "remains.to_return": DuePlace(Permission.KEEP_REMAINS, "remains_record"),
}
