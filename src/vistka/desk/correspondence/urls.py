"""The routes of letters and cards."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.correspondence import reading_views, views
from vistka.desk.correspondence.acts import ACTS
from vistka.desk.correspondence.reading_acts import OF_CENSOR
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = [
    path("letters/", views.camp_letters, name="camp_letters"),
    path("letters/bans/", views.bans, name="bans"),
    path("letters/reading/", reading_views.reading, name="reading"),
    path("letters/reading/pictures/<uuid:row_id>/", reading_views.letter_picture, name="letter_picture"),
    path("letters/reading/<uuid:row_id>/print/", reading_views.print_letter, name="print_letter"),
    path("letters/<uuid:row_id>/", views.letter, name="letter_of_camp"),
    path("letters/<uuid:row_id>/carry/", views.carry_letter, name="carry_letter"),
    path("persons/<uuid:row_id>/letters/", views.letters_of, name="letters_of"),
    *routes_of(ACTS),
    *routes_of(OF_CENSOR),
]
