"""The routes of the portal, after the language."""

from __future__ import annotations

from django.urls import include, path

from vistka.portal.views import pages

app_name = "portal"

urlpatterns = [
    path("", pages.start, name="start"),
    path("", include("vistka.portal.asking.urls")),
    path("", include("vistka.portal.box.urls")),
    path("", include("vistka.portal.others.urls")),
]
