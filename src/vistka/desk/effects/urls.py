"""The routes of belongings and packets."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.effects import views
from vistka.desk.effects.acts import ACTS
from vistka.desk.effects.papers import PRINTS
from vistka.desk.papers.printing import routes_of_prints
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = [
    path("effects/", views.packets, name="packets"),
    path("effects/packets/<uuid:row_id>/", views.packet, name="packet"),
    path("persons/<uuid:row_id>/effects/", views.effects, name="effects"),
    *routes_of(ACTS),
    *routes_of_prints(PRINTS),
]
