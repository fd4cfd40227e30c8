"""The routes of the room `post`."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, path

from vistka.desk.post.acts import ACTS
from vistka.desk.post.views import codes, keys, letters, sorting, tray

_ONE: Final = "post/<uuid:row_id>/"
_ENQUIRER: Final = "enquiries/enquirers/<uuid:row_id>/"
_LETTER: Final = "post/letters/<uuid:row_id>/"
_CODE: Final = "post/codes/<uuid:row_id>/"

urlpatterns: list[URLPattern] = [
    path("post/", tray.waiting, name="tray"),
    path("post/put-aside/", tray.put_aside, name="put_aside"),
    path("post/unopened/", tray.unopened, name="unopened"),
    path("post/pictures/<uuid:row_id>/", tray.picture, name="post_picture"),
    path(_ONE, tray.submission, name="submission"),
    path(f"{_ONE}find-enquiry/", tray.find_enquiry, name="find_enquiry"),
    path(f"{_ONE}accept-paper/", sorting.accept_paper, name="accept_paper"),
    path(f"{_ONE}accept-correction/", sorting.accept_correction, name="accept_correction"),
    path(f"{_ONE}take-sheet/", sorting.take_sheet, name="take_sheet"),
    *(path(act.route, sorting.confirms(act), name=act.name) for act in ACTS),
    path("post/letters/", letters.letters, name="letters"),
    path(f"{_LETTER}approve/", letters.approve_letter, name="approve_letter"),
    path(f"{_LETTER}drop/", letters.drop_letter, name="drop_letter"),
    path("post/codes/", codes.codes, name="codes"),
    path(f"{_CODE}confirm/", codes.confirm_code, name="confirm_code"),
    path(f"{_CODE}drop/", codes.drop_code, name="drop_code"),
    path(f"{_CODE}give/", codes.give_code, name="give_code"),
    path("post/keys/", keys.keys, name="keys"),
    path(f"{_ENQUIRER}letter/", letters.write_letter, name="write_letter"),
    path(f"{_ENQUIRER}caller-word/", codes.speak_word, name="speak_word"),
    path(f"{_ENQUIRER}new-code/", codes.propose_code, name="propose_code"),
    path("associations/<uuid:row_id>/new-code/", codes.found_association_mailbox, name="found_association_mailbox"),
]
