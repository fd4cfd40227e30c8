"""The records of this room."""

from vistka.registry.models.arrival import Arrival
from vistka.registry.models.event import CaptureCard, CardAddressee, Event, HealthNote
from vistka.registry.models.exposure import Exposure, Showing
from vistka.registry.models.person import Category, Identifier, Person, Question, Report, Side
from vistka.registry.models.wish import Acquaintance, HowSigned, Interview, Wish, WishItem

__all__ = [
    "Acquaintance",
    "Arrival",
    "CaptureCard",
    "CardAddressee",
    "Category",
    "Event",
    "Exposure",
    "HealthNote",
    "HowSigned",
    "Identifier",
    "Interview",
    "Person",
    "Question",
    "Report",
    "Showing",
    "Side",
    "Wish",
    "WishItem",
]
