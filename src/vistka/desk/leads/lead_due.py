"""Where what is due of leads that are followed is done: lines of the table in `desk.leads.due`.

What is due beside somebody leads to the list: it tells nobody that another has looked at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.access.permissions import Permission
from vistka.desk.due_place import DuePlace

DUE: Final[Mapping[str, DuePlace]] = {
    "leads.follow_ups": DuePlace(Permission.ANSWER_FOLLOW_UP, "answer_follow_up"),
    "leads.take_downs": DuePlace(Permission.FOLLOW_LEAD, "settle_take_down"),
    "tracing.leads": DuePlace(Permission.REVIEW_CANDIDATE, "lead_candidates", of_row=False),
}
