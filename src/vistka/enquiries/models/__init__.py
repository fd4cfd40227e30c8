"""The records of this room."""

from vistka.enquiries.models.enquirer import Asking, Association, CodeWord, Consent, Conversation, Enquirer
from vistka.enquiries.models.enquiry import Enquiry
from vistka.enquiries.models.kinship import KinshipClaim, KinshipLevel, LevelDecision, Paper

__all__ = [
    "Asking",
    "Association",
    "CodeWord",
    "Consent",
    "Conversation",
    "Enquirer",
    "Enquiry",
    "KinshipClaim",
    "KinshipLevel",
    "LevelDecision",
    "Paper",
]
