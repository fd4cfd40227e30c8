"""The routes of deaths and graves."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.dead import views
from vistka.desk.dead.acts import OF_DEATH, OF_PERSON
from vistka.desk.dead.grave_acts import OF_ENQUIRY, OF_GRAVE
from vistka.desk.dead.papers import PRINTS, PRINTS_OF_GRAVES
from vistka.desk.papers.printing import routes_of_prints
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = [
    path("deaths/", views.deaths, name="deaths"),
    path("deaths/<uuid:row_id>/", views.death, name="death"),
    path("deaths/enquiries/<uuid:row_id>/", views.official_enquiry, name="official_enquiry"),
    path("persons/<uuid:row_id>/notification/", views.death_of_person, name="death_of_person"),
    path("graves/", views.graves, name="graves"),
    path("graves/file/", views.graves_file, name="graves_file"),
    path("graves/<uuid:row_id>/", views.grave, name="grave"),
    *routes_of(OF_PERSON),
    *routes_of(OF_DEATH),
    *routes_of(OF_ENQUIRY),
    *routes_of(OF_GRAVE),
    *routes_of_prints(PRINTS),
    *routes_of_prints(PRINTS_OF_GRAVES),
]
