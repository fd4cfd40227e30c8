"""The routes of the room `tracing`."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.tracing.lead_urls import urlpatterns as of_leads
from vistka.desk.tracing.views import review, undoing

urlpatterns: list[URLPattern] = [
    path("candidates/", review.candidates, name="candidates"),
    path("candidates/<uuid:row_id>/", review.candidate, name="candidate"),
    path("candidates/<uuid:row_id>/ask/", review.ask_camp, name="ask_camp"),
    path("links/<uuid:row_id>/", undoing.link, name="link"),
    path("links/<uuid:row_id>/undo/", undoing.undo_link, name="undo_link"),
    path("links/undoings/<uuid:row_id>/second/", undoing.second_undoing, name="second_undoing"),
    path("links/undoings/<uuid:row_id>/drop/", undoing.drop_undoing, name="drop_undoing"),
    path("corrections/", undoing.corrections, name="corrections"),
    path("corrections/<uuid:row_id>/", undoing.correction, name="correction"),
    *of_leads,
]
