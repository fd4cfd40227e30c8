"""Routes."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.portal.others import association, views

urlpatterns: list[URLPattern] = [
    path("with-him/", views.with_him, name="with_him"),
    path("with-him/check/", views.with_him_check, name="with_him_check"),
    path("with-him/sent/", views.with_him_sent, name="with_him_sent"),
    path("with-him/<slug:name>/", views.with_him_step, name="with_him_step"),
    path("lost/", views.lost, name="lost"),
    path("lost/check/", views.lost_check, name="lost_check"),
    path("lost/sent/", views.lost_sent, name="lost_sent"),
    path("lost/<slug:name>/", views.lost_step, name="lost_step"),
    path("association/", association.association, name="association"),
    path("association/columns/", association.columns, name="sheet_columns"),
    path("association/sheet.csv", association.empty_sheet, name="empty_sheet"),
    path("association/mandate/", association.mandate, name="mandate"),
    path("association/sheet/", association.sheet, name="sheet"),
    path("association/mandates/", association.mandates, name="mandates"),
    path("association/check/", association.check, name="sheet_check"),
    path("association/sent/", association.sent, name="sheet_sent"),
]
