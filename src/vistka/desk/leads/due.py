"""Where what is due of leads is done: lines of the table in `desk.due_places`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.access.permissions import Permission
from vistka.desk.due_place import DuePlace
from vistka.desk.leads.lead_due import DUE as OF_LEADS

DUE: Final[Mapping[str, DuePlace]] = {
    "leads.items": DuePlace(Permission.REVIEW_LEAD, "item"),
    "leads.reports": DuePlace(Permission.TAKE_REPORT, "report"),
    **OF_LEADS,
}
