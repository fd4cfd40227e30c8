"""What is done in the room `post`, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "post.receive": Said(_("%(who)s took something that came by the portal"), _("Something came by the portal")),
    "post.hand_on_report": Said(_("%(who)s took a civilian's report"), _("A civilian's report came")),
    "post.keep_unopened": Said(
        _("%(who)s kept something that came by the portal and does not open"),
        _("Something came by the portal that does not open"),
    ),
    "post.alarm": Said(_("%(who)s saw a second mailbox opened"), _("A second mailbox was opened")),
    "post.accept_enquiry": Said(
        _("%(who)s accepted an enquiry that came by the portal"), _("An enquiry that came by the portal was accepted")
    ),
    "post.sort_out": Said(
        _("%(who)s sorted out something that came by the portal"), _("Something that came by the portal was sorted out")
    ),
    "post.take_back": Said(
        _("%(who)s took back what was sorted out"), _("What was sorted out waits for a person again")
    ),
    "post.accept_paper": Said(
        _("%(who)s accepted a paper that came by the portal"), _("A paper that came by the portal was accepted")
    ),
    "post.accept_message": Said(_("%(who)s dealt with a message of a family"), _("A family's message was dealt with")),
    "post.accept_correction": Said(
        _("%(who)s accepted what a family mends in its enquiry"), _("A family's correction was accepted")
    ),
    "post.accept_contact": Said(
        _("%(who)s accepted another way to reach an enquirer"), _("Another way to reach an enquirer was accepted")
    ),
    "post.accept_relative": Said(
        _("%(who)s dealt with a relative whom an enquirer names"), _("A relative whom an enquirer names was dealt with")
    ),
    "post.accept_withdrawal": Said(
        _("%(who)s confirmed that an enquirer wants to withdraw"), _("A withdrawal was confirmed")
    ),
    "post.stop_withdrawal": Said(_("%(who)s stopped a withdrawal"), _("A withdrawal was stopped")),
    "post.carry_out_withdrawal": Said(_("%(who)s carried out a withdrawal"), _("A withdrawal took effect")),
    "post.erase_withdrawn": Said(
        _("%(who)s erased what was of an enquirer who withdrew"), _("What was of an enquirer who withdrew was erased")
    ),
    "post.erase_spam": Said(_("%(who)s erased old spam"), _("Old spam was erased")),
    "post.erase_mailbox": Said(_("%(who)s erased a mailbox and what came from it"), _("A mailbox was erased")),
    "post.propose_code": Said(_("%(who)s proposed a new case code for a family"), _("A new case code was proposed")),
    "post.found_association_mailbox": Said(
        _("%(who)s proposed a code for an association"), _("A code for an association was proposed")
    ),
    "post.confirm_code": Said(_("%(who)s confirmed a new case code"), _("A new case code was confirmed")),
    "post.drop_code": Said(_("%(who)s dropped a new case code"), _("A new case code was dropped")),
    "post.give_code": Said(_("%(who)s gave a new case code"), _("A new case code was given")),
    "post.make_keys": Said(_("%(who)s made keys for the portal"), _("Keys for the portal were made")),
    "post.publish_keys": Said(
        _("%(who)s published signed keys for the portal"), _("Keys for the portal were published")
    ),
    "post.destroy_keys": Said(
        _("%(who)s destroyed old keys of the portal"), _("Old keys of the portal were destroyed")
    ),
    "post.take_sheet": Said(_("%(who)s took the sheet of an association"), _("An association's sheet was taken")),
    "post.speak_word": Said(
        _("%(who)s spoke a word by which a family knows us"), _("A word by which a family knows us was spoken")
    ),
    "post.write_letter": Said(_("%(who)s wrote a letter to a family"), _("A letter to a family was written")),
    "post.approve_letter": Said(_("%(who)s approved a letter to a family"), _("A letter to a family was approved")),
    "post.drop_letter": Said(_("%(who)s dropped a letter to a family"), _("A letter to a family was dropped")),
    "post.remember_pages": Said(
        _("%(who)s said that the portal's pages are right as they are"), _("The portal's pages were found right")
    ),
    "post.carry_letter": Said(
        _("%(who)s put words of another room into a mailbox"), _("Words of another room were put into a mailbox")
    ),
}
