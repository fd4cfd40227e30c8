"""The routes of the review of a risk."""

from __future__ import annotations

from django.urls import URLPattern

from vistka.desk.exposure.acts import ACTS
from vistka.desk.working.acts import routes_of

urlpatterns: list[URLPattern] = routes_of(ACTS)
