"""The routes of journeys of who comes for somebody."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.journeys import views
from vistka.desk.journeys.acts import ACTS
from vistka.desk.journeys.papers import PRINTS
from vistka.desk.papers.printing import routes_of_prints
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = [
    path("journeys/", views.journeys, name="journeys"),
    path("journeys/<uuid:row_id>/", views.journey, name="journey"),
    path("journeys/<uuid:row_id>/codes/", views.codes, name="journey_codes"),
    path("escorted/", views.escorted_list, name="escorted_list"),
    path("escorted/<uuid:row_id>/", views.escorted, name="escorted"),
    *routes_of(ACTS),
    *routes_of_prints(PRINTS),
]
