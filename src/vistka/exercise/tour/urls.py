"""The routes of an exercise: those of the desk, and the tour."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from vistka.config.urls import urlpatterns as of_the_desk
from vistka.exercise.tour import views

tour = [
    path("", views.index, name="index"),
    path("act-as/", views.act_as, name="act_as"),
    path("found/", views.found, name="found"),
    path("two-people/", views.two_people, name="two_people"),
    path("what-she-reads/", views.what_she_reads, name="what_she_reads"),
    path("steal-the-server/", views.steal_the_server, name="steal_the_server"),
    path("he-says-nothing/", views.he_says_nothing, name="he_says_nothing"),
    path("the-wait/", views.the_wait, name="the_wait"),
    path("a-mother-asks/", views.a_mother_asks, name="a_mother_asks"),
    path("a-letter-each-way/", views.a_letter_each_way, name="a_letter_each_way"),
    path("the-handover/", views.the_handover, name="the_handover"),
    path("he-declines/", views.he_declines, name="he_declines"),
    path("remains-come-home/", views.remains_come_home, name="remains_come_home"),
    path("what-the-news-say/", views.what_the_news_say, name="what_the_news_say"),
    path("remains-come-home/told/", views.remains_told, name="remains_told"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("exercise/", include((tour, "tour"))),
    *of_the_desk,
]
