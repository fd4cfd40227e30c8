"""The routes of the portal, after the language."""

from __future__ import annotations

from django.urls import include, path

from vistka.portal.views import pages

app_name = "portal"

urlpatterns = [
    path("", pages.start, name="start"),
    path("leave/", pages.leave, name="leave"),
    path("help/", pages.help_page, name="help"),
    path("safety/", pages.safety, name="safety"),
    path("privacy/", pages.privacy, name="privacy"),
    path("other-ways/", pages.other_ways, name="other_ways"),
    path("form/", pages.printable_form, name="printable_form"),
    path("is-it-ours/", pages.is_it_ours, name="is_it_ours"),
    path("", include("vistka.portal.asking.urls")),
    path("", include("vistka.portal.box.urls")),
    path("", include("vistka.portal.others.urls")),
]
