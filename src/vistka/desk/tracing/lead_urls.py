"""The routes of leads beside somebody."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.tracing import lead_views
from vistka.desk.tracing.lead_acts import ACTS, PROPOSE, UNDOING
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = [
    path("candidates/leads/", lead_views.lead_candidates, name="lead_candidates"),
    path("candidates/leads/<uuid:row_id>/", lead_views.lead_candidate, name="lead_candidate"),
    path("enquiries/<uuid:row_id>/leads/", lead_views.leads_of_enquiry, name="leads_of_enquiry"),
    path("persons/<uuid:row_id>/leads/", lead_views.leads_of_person, name="leads_of_person"),
    *routes_of((*ACTS, PROPOSE, *UNDOING)),
]
