"""The routes of leads, and of what follows from them."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.leads import lead_views
from vistka.desk.leads.lead_acts import ACTS
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = [
    path("leads/followed/", lead_views.lead_list, name="lead_list"),
    path("leads/one/<uuid:row_id>/", lead_views.lead, name="lead"),
    path("leads/questions/", lead_views.follow_ups, name="follow_ups"),
    *routes_of(ACTS),
]
