"""The routes of ways home, interviews, handovers, lists of many."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.homecoming import list_views, views
from vistka.desk.homecoming.acts import ACTS
from vistka.desk.homecoming.list_acts import OF_LIST, OF_ROW
from vistka.desk.homecoming.papers import OF_PERSON, PRINTS
from vistka.desk.papers.printing import routes_of_prints
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = [
    path("ways-home/", views.ways_home, name="ways_home"),
    path("ways-home/<uuid:row_id>/", views.way_home, name="way_home"),
    path("persons/<uuid:row_id>/going-home/", views.going_home, name="going_home"),
    path("handovers/", views.handovers, name="handovers"),
    path("handovers/<uuid:row_id>/", views.handover, name="handover"),
    path("release-lists/", list_views.release_lists, name="release_lists"),
    path("release-lists/import/", list_views.import_list, name="import_list"),
    path("release-lists/<uuid:row_id>/", list_views.release_list, name="release_list"),
    *routes_of((*ACTS, *OF_LIST, *OF_ROW)),
    *routes_of_prints((*PRINTS, *OF_PERSON)),
]
