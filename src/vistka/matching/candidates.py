"""What a search gives: candidates with their probability, and the evidence for and against each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Agreement = Literal["strong", "possible", "weak"]
AGREEMENTS: tuple[Agreement, ...] = ("weak", "possible", "strong")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: what the register has and what is sought, what it weighs (bits, log2), and in words how they agree.

    `strong`: a contradiction here is a strong fact.
    """

    name: str
    registered: str
    sought: str
    bits: float
    words: str
    strong: bool = False

    def __str__(self) -> str:
        values = " ~ ".join(dict.fromkeys(v for v in (self.registered, self.sought) if v))
        words = f": {self.words}" if self.words else ""
        return f"{self.name} {values}{words} ({self.bits:+.1f})"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A registered person who may be the one sought. `bits`: the sum of the evidence."""

    registry_id: str
    probability: float
    bits: float
    agreement: Agreement
    evidence: tuple[Evidence, ...]

    @property
    def reasons(self) -> str:
        """The sentence a case worker reads."""
        return "; ".join(str(e) for e in self.evidence)
