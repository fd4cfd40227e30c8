"""The routes of the room `registry`: persons, arrivals, questions to the camp."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.papers.printing import routes_of_prints
from vistka.desk.registry import change_views, person_views, question_views, search_views
from vistka.desk.registry.arrivals_urls import urlpatterns as of_arrivals
from vistka.desk.registry.cards import ACTS, PRINTS
from vistka.desk.registry.changes import CHANGES
from vistka.desk.registry.confirming import CONFIRMED
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = [
    path("persons/", search_views.persons, name="persons"),
    path("persons/register/", person_views.register_person, name="register_person"),
    path("persons/register-reported/", person_views.register_reported, name="register_reported"),
    path("persons/<uuid:row_id>/", person_views.person, name="person"),
    path("persons/<uuid:row_id>/particulars/", person_views.change_particulars, name="change_particulars"),
    path("persons/events/<uuid:row_id>/correct/", change_views.correct_event, name="correct_event"),
    *(path(change.route, change_views.changes(change), name=change.name) for change in CHANGES),
    *(path(asked.route, change_views.confirms(asked), name=asked.name) for asked in CONFIRMED),
    *routes_of(ACTS),
    *routes_of_prints(PRINTS),
    *of_arrivals,
    path("questions/", question_views.questions, name="questions"),
    path("questions/<uuid:row_id>/", question_views.question, name="question"),
]
