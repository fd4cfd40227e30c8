"""What is done in the room `enquiries`, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "enquiries.take_enquiry": Said(_("%(who)s took an enquiry"), _("An enquiry was taken")),
    "enquiries.take_many": Said(_("%(who)s invented the enquiries of an exercise"), _("Enquiries were invented")),
    "enquiries.add_enquirer": Said(_("%(who)s added somebody who seeks the same person"), _("An enquirer was added")),
    "enquiries.join_enquiries": Said(
        _("%(who)s joined two enquiries about the same person"), _("Two enquiries were joined")
    ),
    "enquiries.change_sought": Said(
        _("%(who)s changed what is known of a sought person"), _("A sought person was changed")
    ),
    "enquiries.change_contact": Said(
        _("%(who)s changed how an enquirer may be reached"), _("A safe contact was changed")
    ),
    "enquiries.give_consent": Said(_("%(who)s wrote down a consent"), _("A consent was written down")),
    "enquiries.add_code_words": Said(_("%(who)s wrote down new code words"), _("Code words were added")),
    "enquiries.use_code_word": Said(_("%(who)s heard a code word"), _("A code word was heard")),
    "enquiries.record_conversation": Said(
        _("%(who)s wrote down a conversation with a family"), _("A conversation with a family")
    ),
    "enquiries.withdraw_enquirer": Said(_("%(who)s wrote down that an enquirer withdraws"), _("An enquirer withdrew")),
    "enquiries.take_step": Said(
        _("%(who)s took a step of the calendar with a family"), _("A step of the calendar was taken")
    ),
    "enquiries.claim_kinship": Said(_("%(who)s wrote down how an enquirer is related"), _("Kinship was claimed")),
    "enquiries.add_paper": Said(_("%(who)s added a paper about kinship"), _("A paper was added")),
    "enquiries.propose_level": Said(_("%(who)s proposed a level of kinship"), _("A level of kinship was proposed")),
    "enquiries.confirm_level": Said(_("%(who)s confirmed a level of kinship"), _("A level of kinship was confirmed")),
    "enquiries.drop_level": Said(_("%(who)s dropped a proposed level of kinship"), _("A level of kinship was dropped")),
    "enquiries.found_association": Said(
        _("%(who)s wrote down an association that files for families"), _("An association was added")
    ),
    "enquiries.end_association": Said(
        _("%(who)s wrote down that an association files no more"), _("An association ended")
    ),
    "enquiries.close_enquiry": Said(_("%(who)s closed an enquiry"), _("An enquiry was closed")),
    "enquiries.reopen_enquiry": Said(_("%(who)s opened an enquiry again"), _("An enquiry was opened again")),
}
