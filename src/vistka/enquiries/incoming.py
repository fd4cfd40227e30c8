"""An enquiry that is about to be taken, as a call, a form or an exercise gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from vistka.enquiries.consent import GivenConsent
from vistka.enquiries.contacts import Contact
from vistka.enquiries.kinship import Edge


@dataclass(frozen=True, kw_only=True)
class NewEnquirer:
    """One who seeks. `said`: {name, birth_date, relation, address}, `relation` a `kinship.Kin`; `contact`: `contacts`.

    `edges`: her claim of kinship, if she makes one (`kinship.usual_edges`). An association files with `mandate`, the
    family's written one as a picture or PDF.
    """

    said: Mapping[str, str]
    contact: Contact
    consent: GivenConsent
    code_words: Sequence[str] = ()
    duress_word: str = ""
    edges: Sequence[Edge] = ()
    association_id: UUID | None = None
    mandate: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, kw_only=True)
class NewEnquiry:
    """One sought person (`sought.ASKED`) and who seeks.

    `taken_at`: when it was taken on paper, if it is typed later; her calendar counts from then.
    """

    sought: Mapping[str, str]
    enquirer: NewEnquirer
    taken_at: datetime | None = None
