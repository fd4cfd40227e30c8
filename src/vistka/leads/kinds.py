"""What is brought, what is found in it, whom a lead describes, who is asked: the closed lists of this room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.sources.findings import Fate


class ItemKind(StrEnum):
    """What somebody brought. It waits longest `REVIEWED_WITHIN` for a reviewer."""

    TEXT = "text"
    MEDIA = "media"
    REPORT = "report"
    HAND = "hand"

    @property
    def words(self) -> Promise:
        return _KINDS[self]


_KINDS: Final[Mapping[ItemKind, Promise]] = {
    ItemKind.TEXT: _("An article or a post"),
    ItemKind.MEDIA: _("A picture or a video"),
    ItemKind.REPORT: _("A civilian's report from the portal"),
    ItemKind.HAND: _("Written by hand"),
}

REVIEWED_WITHIN: Final[Mapping[ItemKind, timedelta]] = {
    ItemKind.TEXT: timedelta(days=3),
    ItemKind.MEDIA: timedelta(days=1),
    ItemKind.REPORT: timedelta(0),
    ItemKind.HAND: timedelta(days=3),
}
"""Somebody may lie wounded beside the one who reports: that comes first. A picture of a prisoner is kept shortest."""


UNREVIEWED_KEPT: Final = timedelta(days=30)
"""So long it waits at most; then it is destroyed unread. Not a report: somebody may need help still."""


class FindingKind(StrEnum):
    """What a finding is. `sources.findings` has a type for each."""

    PERSON = "person"
    OFFER = "offer"
    ATTRIBUTION = "attribution"
    POST = "post"
    PLACE = "place"
    DATE = "date"

    @property
    def words(self) -> Promise:
        return _FINDINGS[self]


_FINDINGS: Final[Mapping[FindingKind, Promise]] = {
    FindingKind.PERSON: _("A described person"),
    FindingKind.OFFER: _("An offer or instruction to families"),
    FindingKind.ATTRIBUTION: _("Who says it"),
    FindingKind.POST: _("A post"),
    FindingKind.PLACE: _("A place"),
    FindingKind.DATE: _("A date"),
}

ALIVE: Final = "alive"
"""No source is read for it: a civilian reports it, or a person writes it down."""
FATES: Final[Mapping[str, Promise]] = {
    str(Fate.CAPTIVE): _("held captive"),
    str(Fate.WOUNDED): _("wounded"),
    str(Fate.DEAD): _("dead"),
    ALIVE: _("alive, not held"),
}
"""What is said of a described person."""


class Asked(StrEnum):
    """Who is asked because of a lead. Never a family."""

    CAMP = "camp"
    HOSPITAL = "hospital"
    AUTHORITY = "authority"

    @property
    def words(self) -> Promise:
        return _ASKED[self]


_ASKED: Final[Mapping[Asked, Promise]] = {
    Asked.CAMP: _("the camp"),
    Asked.HOSPITAL: _("the hospital"),
    Asked.AUTHORITY: _("another authority"),
}

PERSON_FIELDS: Final = (
    *("name", "fate", "sex", "age", "rank", "unit", "birth_date", "birth_place", "residence"),
    *("service_number", "date", "relative", "marks"),
)
"""What is written down of a described person. The place is apart (class custody). There is no field for how he was
captured and none for what he said (Convention III art. 13 and 17)."""

COMPARED: Final[Mapping[str, str]] = {
    "name": "name",
    "sex": "sex",
    "rank": "military_rank",
    "unit": "unit",
    "birth_date": "birth_date",
    "birth_place": "birth_place",
    "residence": "residence",
    "service_number": "service_number",
    "marks": "marks",
}
"""A field of a described person to the column that is compared (`matching.packed.COLUMNS`); the age goes with its day."""

OPEN_SOURCE: Final = _("open source, unconfirmed")
"""How every lead is marked, wherever it is shown."""
