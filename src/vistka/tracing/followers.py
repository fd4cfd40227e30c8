"""What waits to be matched: a row for each person, enquiry, lead and table of arrivals that was written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from vistka.agenda.feed import Written
from vistka.agenda.wakes import wake
from vistka.enquiries.models import Enquiry
from vistka.leads.models import Lead
from vistka.registry.models import Arrival, Person
from vistka.tracing.models import Unmatched

MATCH: Final = "tracing.match"
"""The handler that works them off."""

MATCHED_KINDS: Final = frozenset(model._meta.label for model in (Person, Enquiry, Arrival, Lead))


def note_unmatched(batch: Sequence[Written]) -> None:
    """Note what of the batch is to be matched; what waits already waits on, as it is now."""
    written = {one.row_id: one for one in batch if one.kind in MATCHED_KINDS}
    if written:
        Unmatched.objects.bulk_create(
            [Unmatched(kind=one.kind, row_id=one.row_id, sequence=one.sequence) for one in written.values()],
            update_conflicts=True,
            unique_fields=["row_id"],
            update_fields=["sequence"],
        )
        wake(MATCH)


FOLLOWERS: Final[dict[str, Callable[[Sequence[Written]], None]]] = {"tracing.unmatched": note_unmatched}
