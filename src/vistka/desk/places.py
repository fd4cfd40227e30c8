"""The places of the desk: one table, read by the bar under the header and by the first page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission


class Place(NamedTuple):
    """A page to go to: its route's name, what one must be allowed, its name, and what one does there."""

    route: str
    permission: Permission
    text: Promise
    purpose: Promise


PLACES: Final = (
    Place(
        "desk:due",
        Permission.SEE_DUE,
        _("What is due"),
        _("See what has to be done, and by when."),
    ),
    Place(
        "desk:staff_list",
        Permission.SECOND,
        _("Staff and roles"),
        _("See who works here with which roles. Officers propose and second roles here, and invite newcomers."),
    ),
    Place(
        "desk:requests",
        Permission.RELEASE_BUDGET,
        _("Requests"),
        _("Allow a colleague to open more records today."),
    ),
    Place(
        "desk:ledger",
        Permission.READ_LEDGER,
        _("Ledger"),
        _("Read who did what, and who looked at whom and why."),
    ),
)


def places_of(member: Member) -> Iterator[Place]:
    """The places that are open to her."""
    return (place for place in PLACES if member.may(place.permission))
