"""The records of this room."""

from vistka.tracing.models.candidate import Candidate, Unmatched, Verdict
from vistka.tracing.models.lead import LeadCandidate, LeadUndoing, LeadVerdict
from vistka.tracing.models.link import Correction, Link, Undoing

__all__ = [
    "Candidate",
    "Correction",
    "LeadCandidate",
    "LeadUndoing",
    "LeadVerdict",
    "Link",
    "Undoing",
    "Unmatched",
    "Verdict",
]
