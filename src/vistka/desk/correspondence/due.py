"""Where what is due of letters and cards is done: lines of the table in `desk.due_places`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.access.permissions import Permission
from vistka.desk.due_place import DuePlace

DUE: Final[Mapping[str, DuePlace]] = {
    "correspondence.read": DuePlace(Permission.CENSOR_MESSAGE, "reading", of_row=False),
    "correspondence.close": DuePlace(Permission.CENSOR_MESSAGE, "reading", of_row=False),
    "correspondence.deliver": DuePlace(Permission.CARRY_MESSAGE, "letter_of_camp"),
    "correspondence.end": DuePlace(Permission.CARRY_MESSAGE, "letter_of_camp"),
    "correspondence.carry": DuePlace(Permission.CARRY_MESSAGE, "carry_letter"),
    "correspondence.whose": DuePlace(Permission.ANSWER, "whose_letter"),
    "correspondence.bans": DuePlace(Permission.BAN_MESSAGES, "bans", of_row=False),
    "correspondence.stopped": DuePlace(Permission.ANSWER, "put_letter_aside"),
}
