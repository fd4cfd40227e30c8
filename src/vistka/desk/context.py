"""The bar under the header, on every page that somebody signed in sees (a context processor)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.desk.places import places_of
from vistka.ui.furniture import NavigationItem


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Where she may go, and where she is; nothing for who is not signed in."""
    member: Member | None = getattr(request, "member", None)
    if member is None or not request.user.is_authenticated:
        return {}
    here = request.resolver_match.view_name if request.resolver_match else ""
    places = [("desk:home", _("First page")), *((place.route, place.text) for place in places_of(member))]
    return {
        "navigation": [NavigationItem(text, reverse(route), route == here) for route, text in places],
        "signed_in_as": member.staff.account,
    }
