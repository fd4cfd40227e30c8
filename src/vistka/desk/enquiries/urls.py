"""The routes of the room `enquiries`."""

from __future__ import annotations

from typing import Final

from django.urls import path

from vistka.desk.enquiries.views import associations, enquirers, enquiries, kinship, taking

_ONE: Final = "enquiries/<uuid:row_id>/"
_ENQUIRER: Final = "enquiries/enquirers/<uuid:row_id>/"
_CLAIM: Final = "enquiries/claims/<uuid:row_id>/"
_LEVEL: Final = "enquiries/levels/<uuid:row_id>/"

urlpatterns = [
    path("enquiries/", enquiries.enquiries, name="enquiries"),
    path("enquiries/take/", taking.take_enquiry, name="take_enquiry"),
    path(_ONE, enquiries.enquiry, name="enquiry"),
    path(f"{_ONE}change/", enquiries.change_sought, name="change_sought"),
    path(f"{_ONE}add-enquirer/", taking.add_enquirer, name="add_enquirer"),
    path(f"{_ONE}same-person/", enquiries.same_person, name="same_person"),
    path(f"{_ONE}join/", enquiries.join_enquiries, name="join_enquiries"),
    path(f"{_ONE}join/<uuid:to_id>/", enquiries.join_to, name="join_to"),
    path(f"{_ONE}close/", enquiries.close_enquiry, name="close_enquiry"),
    path(f"{_ONE}reopen/", enquiries.reopen_enquiry, name="reopen_enquiry"),
    path(f"{_ENQUIRER}receipt/", taking.receipt, name="receipt"),
    path(f"{_ENQUIRER}code-word/", enquirers.use_code_word, name="use_code_word"),
    path(f"{_ENQUIRER}more-code-words/", enquirers.add_code_words, name="add_code_words"),
    path(f"{_ENQUIRER}conversation/", enquirers.record_conversation, name="record_conversation"),
    path(f"{_ENQUIRER}step/", enquirers.take_step, name="take_step"),
    path(f"{_ENQUIRER}contact/", enquirers.change_contact, name="change_contact"),
    path(f"{_ENQUIRER}consent/", enquirers.give_consent, name="give_consent"),
    path(f"{_ENQUIRER}kinship/", enquirers.claim_kinship, name="claim_kinship"),
    path(f"{_ENQUIRER}withdraw/", enquirers.withdraw_enquirer, name="withdraw_enquirer"),
    path("enquiries/claims/", kinship.claims, name="claims"),
    path(_CLAIM, kinship.claim, name="claim"),
    path(f"{_CLAIM}add-paper/", kinship.add_paper, name="add_paper"),
    path(f"{_CLAIM}propose-level/", kinship.propose_level, name="propose_level"),
    path(f"{_LEVEL}confirm/", kinship.confirm_level, name="confirm_level"),
    path(f"{_LEVEL}drop/", kinship.drop_level, name="drop_level"),
    path("enquiries/papers/<uuid:row_id>/", kinship.paper, name="paper"),
    path("enquiries/paper-pages/<uuid:row_id>/", kinship.paper_page, name="paper_page"),
    path("associations/", associations.associations, name="associations"),
    path("associations/found/", associations.found_association, name="found_association"),
    path("associations/<uuid:row_id>/end/", associations.end_association, name="end_association"),
]
