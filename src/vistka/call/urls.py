"""What the script asks. No address holds a room, a side or a token."""

from __future__ import annotations

from django.urls import path

from vistka.call import views

app_name = "call"

urlpatterns = [
    path("join", views.join, name="join"),
    path("exchange", views.exchange, name="exchange"),
    path("leave", views.leave, name="leave"),
]
