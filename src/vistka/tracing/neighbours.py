"""Who else of the register comes near a sought person: his brother, and others of the name. For people to compare."""

from __future__ import annotations

from typing import Final

from vistka.matching import Candidate as Found
from vistka.matching.packed import unpack
from vistka.tracing.current import index
from vistka.tracing.models import Candidate

SHOWN: Final = 3
"""So many are shown beside a candidate: each opens one more person."""


def neighbours(candidate: Candidate, top: int = SHOWN) -> list[Found]:
    """The other persons that come nearest to the one who is sought, also those too unlikely to be proposed.

    Who is thirty bits behind (a thousand million times less likely) is not among them. `registry_id` is the person's
    key. Raises `TracingError` where no index is open.
    """
    found = index().persons.search(unpack("", candidate.enquiry.description), top + 1)
    return [one for one in found if one.bits > 0 and one.registry_id != str(candidate.person_id)][:top]
