"""The routes of printed forms."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.papers import views
from vistka.desk.papers.acts import ACTS, PRINTS
from vistka.desk.papers.printing import routes_of_prints
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = [
    path("papers/", views.papers, name="papers"),
    path("papers/blank/", views.print_blank, name="print_blank"),
    path("papers/certificates/<uuid:row_id>/", views.certificate, name="certificate"),
    *routes_of_prints(PRINTS),
    *routes_of(ACTS),
]
