"""The routes of human remains."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.remains import views
from vistka.desk.remains.acts import OF_REMAINS_ACTS
from vistka.desk.remains.decision_acts import OF_DECISION
from vistka.desk.remains.family_acts import OF_FAMILY, OF_SAMPLE
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = [
    path("remains/", views.remains_list, name="remains_list"),
    path("remains/left/", views.remains_left, name="remains_left"),
    path("remains/register/", views.register_remains, name="register_remains"),
    path("remains/families/", views.families, name="remains_families"),
    path("remains/families/<uuid:row_id>/", views.family, name="remains_family"),
    path("remains/<uuid:row_id>/", views.remains_record, name="remains_record"),
    *routes_of(OF_REMAINS_ACTS),
    *routes_of(OF_DECISION),
    *routes_of(OF_FAMILY),
    *routes_of(OF_SAMPLE),
]
