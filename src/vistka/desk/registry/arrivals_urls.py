"""The routes of arrivals."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.registry import arrivals_views as views

urlpatterns: list[URLPattern] = [
    path("arrivals/", views.arrivals, name="arrivals"),
    path("arrivals/stage/", views.stage_arrival, name="stage_arrival"),
    path("arrivals/stage-reported/", views.stage_reported, name="stage_reported"),
    path("arrivals/<uuid:row_id>/", views.arrival, name="arrival"),
    path("arrivals/<uuid:row_id>/row/", views.change_row, name="change_row"),
    *(
        path(f"arrivals/<uuid:row_id>/{one.name.partition('_')[0]}/", views.settles(one), name=one.name)
        for one in views.SETTLINGS
    ),
]
