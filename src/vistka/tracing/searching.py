"""Searching for the desk: as one types among the registered, and for enquiries that may be about the same person.

Whoever searches is in the ledger, with what was asked and who was shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actors import Actor
from vistka.ledger.reading import record_search
from vistka.matching import Candidate, Completion
from vistka.matching.packed import unpack
from vistka.tracing.current import index

SHOWN: Final = 10
LONGEST: Final = 200
"""Signs of a search that are looked at: nobody's name is longer."""


def search_register(
    *, by: Actor, text: str, filters: Mapping[str, str], page: str, top: int = SHOWN
) -> tuple[Completion, ...]:
    """Persons of the register whose names open as typed, in any alphabet and spelling, best first.

    `filters`: a text by column, of `birth_date`, `birth_place` and `unit`. Raises `NotAllowed`; `ValueError` for
    another column; `TracingError` where no index is open.
    """
    permitted(by, Permission.SEARCH_REGISTER)
    asked = {column: cell[:LONGEST] for column, cell in filters.items() if cell}
    found = index().persons.complete(text[:LONGEST], asked, top)
    query = "; ".join([text[:LONGEST], *(f"{column}={cell}" for column, cell in sorted(asked.items()))])
    record_search(by=by, query=query, shown=[UUID(one.registry_id) for one in found], page=page)
    return found


def like(*, by: Actor, description: str, page: str, top: int = SHOWN) -> tuple[Candidate, ...]:
    """Enquiries that may seek the person whom a packed description describes, best first: `registry_id` is theirs.

    For the case worker, who joins what repeats. The hotline is not told: she cannot let slip to a caller that somebody
    else asks too. Raises `NotAllowed`.
    """
    permitted(by, Permission.WORK_ENQUIRY)
    found = tuple(one for one in index().sought.search(unpack("", description), top) if one.agreement != "weak")
    record_search(by=by, query=description, shown=[UUID(one.registry_id) for one in found], page=page)
    return found
