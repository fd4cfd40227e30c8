"""Where what is due of calls is done: lines of the table in `desk.due_places`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.access.permissions import Permission
from vistka.desk.due_place import DuePlace

DUE: Final[Mapping[str, DuePlace]] = {
    "calls.to_ask_person": DuePlace(Permission.ASK_CALL, "person_agrees"),
    "calls.to_ask_family": DuePlace(Permission.DECIDE_CALL, "family_agrees"),
    "calls.to_decide": DuePlace(Permission.DECIDE_CALL, "call"),
    "calls.to_set": DuePlace(Permission.DECIDE_CALL, "set_slot"),
    "calls.to_hold": DuePlace(Permission.RUN_CALL, "call"),
    "calls.to_erase": DuePlace(Permission.RUN_CALL, "erase_recording"),
}
