"""Routes. A letter is named by the number of its mail and its place there."""

from __future__ import annotations

from django.urls import URLPattern, path

from vistka.mailroom.submissions import Kind
from vistka.portal.box.views import offered, opening, reading, sending

urlpatterns: list[URLPattern] = [
    path("open/", opening.open_mailbox, name="open"),
    path("close/", opening.close, name="close"),
    path("closed/", opening.closed, name="closed"),
    path("box/", reading.mailbox, name="box"),
    path("box/page/<int:page>/", reading.mailbox, name="box_page"),
    path("box/letter/<int:mail>/<int:place>/", reading.letter, name="letter"),
    path("box/letter/<int:mail>/<int:place>/<int:page>/", reading.letter, name="letter_page"),
    path("box/letter/<int:mail>/<int:place>/letter.txt", reading.letter_as_text, name="letter_text"),
    path("box/caller/", reading.caller, name="caller"),
    path("box/write/", offered.write, name="box_message"),
    path("box/correct/", sending.errand, {"kind": Kind.CORRECTION}, name="box_correction"),
    path("box/paper/", sending.errand, {"kind": Kind.PAPER}, name="box_paper"),
    path("box/reach-me/", sending.errand, {"kind": Kind.CONTACT}, name="box_contact"),
    path("box/relative/", sending.errand, {"kind": Kind.RELATIVE}, name="box_relative"),
    path("box/withdraw/", sending.about_withdrawing, name="about_withdrawing"),
    path("box/withdraw/confirm/", sending.errand, {"kind": Kind.WITHDRAWAL}, name="box_withdrawal"),
    path("box/sent/", sending.sent, name="box_sent"),
]
