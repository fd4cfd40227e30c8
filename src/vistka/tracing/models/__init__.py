"""The records of this room."""

from vistka.tracing.models.candidate import Candidate, Unmatched, Verdict
from vistka.tracing.models.link import Correction, Link, Undoing

__all__ = ["Candidate", "Correction", "Link", "Undoing", "Unmatched", "Verdict"]
