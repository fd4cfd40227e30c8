"""Every route of the desk."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("vistka.access.urls")),
    path("", include("vistka.ui.urls")),
    path("", include("vistka.desk.urls")),
]
