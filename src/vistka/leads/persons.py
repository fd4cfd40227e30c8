"""How a described person becomes a lead: checked cells, and the description that is compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.leads.errors import LeadsError
from vistka.leads.kinds import COMPARED, FATES, PERSON_FIELDS
from vistka.leads.machines import LeadState
from vistka.leads.models import Finding, Item, Lead
from vistka.matching.packed import pack
from vistka.sources.findings import Fate

MOST = 500
"""Signs of one cell."""


def new_lead(
    item: Item, finding: Finding | None, account: UUID, said: Mapping[str, str], where: str, *, shown: bool
) -> Lead:
    """The lead of a described person, saved. Within an action. Raises `LeadsError`."""
    cells, now = checked(said, where), timezone.now()
    lead = Lead(
        item=item,
        finding=finding,
        state=LeadState.OPEN,
        shown=shown,
        said=cells,
        where=where.strip(),
        description=described(cells, now.date()),
        accepted_by=account,
        accepted_at=now,
    )
    lead.save()
    return lead


def checked(said: Mapping[str, str], where: str = "") -> dict[str, str]:
    """The cells that were filled. Raises `LeadsError` for one that is too long or not of the table, or for none."""
    if said.keys() - set(PERSON_FIELDS):
        raise LeadsError(_("This is not one of the things that are written down of a described person."))
    cells = {name: text for name in PERSON_FIELDS if (text := str(said.get(name, "")).strip())}
    if any(len(text) > MOST for text in (*cells.values(), where)):
        raise LeadsError(_("One of the answers is too long. Write it shorter."))
    if cells.get("fate") not in FATES:
        raise LeadsError(
            _("Say what the source says of the person: held captive, wounded, dead, or alive and not held.")
        )
    if not where.strip() and not cells.keys() - {"fate", "relative"}:
        raise LeadsError(_("Write something by which the person can be told from others: a name, a place, a day."))
    return cells


def described(said: Mapping[str, str], on: date) -> str:
    """What is compared, packed. An age counts from the day of which the source speaks, else from `on`."""
    cells = {column: said[name] for name, column in COMPARED.items() if said.get(name)}
    if said.get("age"):
        cells |= {"age": said["age"], "age_as_of": said.get("date") or on.isoformat()}
    if said.get("fate") == Fate.CAPTIVE and said.get("date"):
        cells["capture_date"] = said["date"]
    return pack(cells)
