"""What is done with what comes from the open, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "leads.bring_text": Said(_("%(who)s brought an article or a post"), _("An article or a post was brought")),
    "leads.bring_media": Said(_("%(who)s brought a picture or a video"), _("A picture or a video was brought")),
    "leads.note_by_hand": Said(_("%(who)s wrote a lead down by hand"), _("A lead was written by hand")),
    "leads.bring_report": Said(_("%(who)s took a civilian's report"), _("A civilian's report came")),
    "leads.accept": Said(_("%(who)s accepted a finding"), _("A finding was accepted")),
    "leads.correct": Said(_("%(who)s corrected a finding"), _("A finding was corrected")),
    "leads.drop": Said(_("%(who)s dropped a finding"), _("A finding was dropped")),
    "leads.lead_from_report": Said(_("%(who)s made a lead of a civilian's report"), _("A lead was made of a report")),
    "leads.refer": Said(_("%(who)s referred an allegation to a competent body"), _("An allegation was referred")),
    "leads.end_review": Said(_("%(who)s ended a review, and the item was destroyed"), _("A review was ended")),
    "leads.set_aside": Said(_("%(who)s set an item aside, and it was destroyed"), _("An item was set aside")),
    "leads.lapse": Said(_("%(who)s set an item aside, and it was destroyed"), _("Nobody reviewed it in 30 days")),
    "leads.end_report": Said(_("%(who)s ended work on a civilian's report"), _("Work on a report was ended")),
    "leads.raise_follow_up": Said(_("%(who)s asked because of a lead"), _("A question was asked because of a lead")),
    "leads.answer_follow_up": Said(
        _("%(who)s answered a question that a lead raised"), _("A question of a lead was answered")
    ),
    "leads.take_back_follow_up": Said(
        _("%(who)s took a question of a lead back"), _("A question of a lead was taken back")
    ),
    "leads.ask_take_down": Said(_("%(who)s asked to take a picture down"), _("A take-down was asked")),
    "leads.settle_take_down": Said(
        _("%(who)s noted what became of a take-down"), _("A request to take down was settled")
    ),
    "leads.close_lead": Said(_("%(who)s closed a lead"), _("A lead was closed")),
}
