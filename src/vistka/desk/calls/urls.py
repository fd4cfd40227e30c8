"""The routes of calls."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.calls import views
from vistka.desk.calls.acts import ACTS
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = [
    path("calls/", views.calls, name="calls"),
    path("calls/<uuid:row_id>/", views.call, name="call"),
    *routes_of(ACTS),
]
