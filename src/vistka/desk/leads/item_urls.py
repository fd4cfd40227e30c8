"""The routes of what is brought, and of its review."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.leads import bringing_views, item_views, picture_views
from vistka.desk.leads.item_acts import OF_ITEM
from vistka.desk.leads.report_acts import OF_REPORT
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = [
    path("leads/", item_views.tray, name="leads_tray"),
    path("leads/bring/", bringing_views.bring, name="bring"),
    path("leads/by-hand/", bringing_views.by_hand, name="by_hand"),
    path("leads/items/<uuid:row_id>/", item_views.item, name="item"),
    path("leads/items/<uuid:row_id>/open/", picture_views.open_picture, name="open_picture"),
    path("leads/findings/<uuid:row_id>/accept/", item_views.accept, name="accept_finding"),
    path("leads/findings/<uuid:row_id>/correct/", item_views.correct, name="correct_finding"),
    path("leads/findings/<uuid:row_id>/drop/", item_views.drop, name="drop_finding"),
    path("leads/reports/<uuid:row_id>/", item_views.report, name="report"),
    *routes_of(OF_ITEM),
    *routes_of(OF_REPORT),
]
