"""The routes of the room `contact`."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.desk.contact import answer_views, news_views
from vistka.desk.contact.acts import ACTS
from vistka.desk.contact.recognition import urlpatterns as of_recognition

urlpatterns: list[URLPattern] = [
    path("answers/", answer_views.answers, name="answers"),
    path("answers/<uuid:row_id>/", answer_views.answer, name="answer"),
    path("answers/<uuid:row_id>/meant/", answer_views.meant, name="meant"),
    path("answers/<uuid:row_id>/prepare/", answer_views.prepare_answer, name="prepare_answer"),
    path("answers/prepared/<uuid:row_id>/give/", answer_views.give_answer, name="give_answer"),
    *(path(act.route, answer_views.confirms(act), name=act.name) for act in ACTS),
    path("news/", news_views.news_list, name="news"),
    path("news/<uuid:row_id>/", news_views.news, name="one_news"),
    path("news/<uuid:row_id>/take/", news_views.take_news, name="take_news"),
    path("news/<uuid:row_id>/done/", news_views.bring_news, name="bring_news"),
    path("news/<uuid:row_id>/hand-on/", news_views.hand_on_news, name="hand_on_news"),
    path("news/<uuid:row_id>/confirmed/", news_views.confirm_news, name="confirm_news"),
    path("news/<uuid:row_id>/stopped/", news_views.read_stop, name="read_stop"),
    *of_recognition,
]
