"""The records of this room."""

from vistka.leads.models.item import Finding, Item, Media, Referral, Report
from vistka.leads.models.lead import FollowUp, FollowUpAnswer, Lead, TakeDown

__all__ = ["Finding", "FollowUp", "FollowUpAnswer", "Item", "Lead", "Media", "Referral", "Report", "TakeDown"]
