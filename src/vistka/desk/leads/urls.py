"""The routes of what comes from the open, and of the leads that follow from it."""

from __future__ import annotations

from django.urls import URLPattern

from vistka.desk.leads.item_urls import urlpatterns as of_items
from vistka.desk.leads.lead_urls import urlpatterns as of_leads

urlpatterns: list[URLPattern] = [*of_items, *of_leads]
