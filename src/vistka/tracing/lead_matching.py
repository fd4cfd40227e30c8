"""Comparing leads with who is sought and with who is registered, like any other record, at a weight that confirms nothing.

What an open source says is copied, mistaken and planted. So its evidence weighs half, nothing of it is ever called
strong, and it is claimed with at most the chance of a coin.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Final
from uuid import UUID

import structlog

from vistka.leads.machines import LeadState
from vistka.leads.models import Lead
from vistka.matching import Candidate as Found
from vistka.matching import Register
from vistka.matching.packed import unpack
from vistka.tracing.current import index
from vistka.tracing.lead_storing import Beside, store_lead_candidates, withdraw_lead_candidates
from vistka.tracing.sides import PERSONS, SIDES, SOUGHT, Side
from vistka.vault.errors import CannotOpen

WEIGHT: Final = 0.5
"""What a bit of evidence from an open source is worth."""
MOST_PROBABLE: Final = 0.5
"""More is never claimed."""
MOST: Final = 5
"""Candidates of one lead on each side."""
ALL_LEADS: Final = 2000
"""So many open leads are compared again whenever somebody else has changed; more, once a day."""
WORTH_A_LOOK: Final = frozenset({"strong", "possible"})
LEAST: Final = 3.0
"""Bits that have to speak for it, at full weight: in a small register a lead that says almost nothing means anybody."""
MARKED: Final = "possible"
"""The agreement of every lead that is worth a look."""

_log = structlog.get_logger(__name__)


def match_leads(lead_ids: Collection[UUID]) -> None:
    """Compare these leads with both sides. Within a watch that lets the machine read everybody."""
    opened = _opened(lead_ids)
    if closed := set(lead_ids) - opened.keys():
        withdraw_lead_candidates(lead_ids=closed)
    found = [beside for side in SIDES for beside in _beside(side, opened)]
    store_lead_candidates(lead_ids=opened.keys(), found=found)


def leads_to_compare(named: Collection[UUID], others_changed: bool) -> set[UUID]:
    """The leads that were written, and all that are open when somebody else was and there are not too many."""
    chosen = set(named)
    if others_changed:
        open_leads = Lead.objects.filter(state=LeadState.OPEN).values_list("pk", flat=True)
        if open_leads.count() <= ALL_LEADS:
            chosen |= set(open_leads)
    return chosen


def all_open_leads() -> Iterable[UUID]:
    """For the daily round."""
    return Lead.objects.filter(state=LeadState.OPEN).values_list("pk", flat=True)


def weighed(found: Found) -> Found:
    """A candidate as an open source may give it.

    >>> weighed(Found("7", 0.99, 24.0, "strong", ())).agreement
    'possible'
    """
    return replace(
        found,
        probability=min(found.probability * WEIGHT, MOST_PROBABLE),
        bits=found.bits * WEIGHT,
        agreement=MARKED,
        evidence=tuple(replace(one, bits=one.bits * WEIGHT, strong=False) for one in found.evidence),
    )


def _opened(lead_ids: Collection[UUID]) -> dict[UUID, str]:
    """Packed descriptions of those that are open. One that does not open is passed over, and the log names it."""
    found = {}
    for lead in Lead.objects.filter(pk__in=lead_ids, state=LeadState.OPEN):
        try:
            found[lead.pk] = lead.description
        except CannotOpen:
            _log.error("a lead does not open; run `vistka ledger verify`", id=lead.pk)
    return found


def _beside(side: Side, leads: Mapping[UUID, str]) -> list[Beside]:
    """Whom the leads may mean on one side; all are searched at once, on all cores."""
    register = _register(side)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        searched = list(pool.map(lambda one: register.search(unpack(str(one[0]), one[1]), top=MOST), leads.items()))
    worth = [
        (lead_id, UUID(one.registry_id), weighed(one))
        for lead_id, found in zip(leads, searched, strict=True)
        for one in found
        if one.agreement in WORTH_A_LOOK and one.bits >= LEAST
    ]
    texts = side.some({row_id for _, row_id, _ in worth})
    return [
        Beside(side.name, lead_id, row_id, leads[lead_id], texts[row_id], one)
        for lead_id, row_id, one in worth
        if row_id in texts
    ]


def _register(side: Side) -> Register:
    return {PERSONS.name: index().persons, SOUGHT.name: index().sought}[side.name]
