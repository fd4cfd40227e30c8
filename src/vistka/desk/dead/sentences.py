"""What is done with deaths and graves, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "remains.note_death": Said(_("%(who)s began a notification of death"), _("A notification of death was begun")),
    "remains.examine_dead": Said(_("%(who)s examined somebody who has died"), _("Somebody who has died was examined")),
    "remains.add_death_witness": Said(_("%(who)s added a witness of a death"), _("A witness of a death was added")),
    "remains.certify_death": Said(_("%(who)s certified a death"), _("A death was certified")),
    "remains.bury": Said(_("%(who)s wrote down a burial"), _("A burial was written down")),
    "remains.cremate": Said(_("%(who)s wrote down a cremation"), _("A cremation was written down")),
    "remains.close_death": Said(_("%(who)s closed a notification of death"), _("A notification of death was closed")),
    "remains.take_death_back": Said(
        _("%(who)s took a notification of death back"), _("A notification of death was taken back")
    ),
    "remains.open_official_enquiry": Said(
        _("%(who)s opened an official enquiry into a death"), _("An enquiry into a death was opened")
    ),
    "remains.open_injury_enquiry": Said(
        _("%(who)s opened an official enquiry into an injury"), _("An enquiry into an injury was opened")
    ),
    "remains.take_statement": Said(
        _("%(who)s noted that a witness was heard"), _("That a witness was heard was noted")
    ),
    "remains.report_official_enquiry": Said(
        _("%(who)s noted the report of an official enquiry"), _("A report to the Protecting Power was noted")
    ),
    "remains.lay_grave": Said(_("%(who)s wrote down a grave"), _("A grave was written down")),
    "remains.mark_grave": Said(_("%(who)s wrote how a grave is marked"), _("A grave was marked")),
    "remains.move_grave": Said(_("%(who)s wrote down that a grave was moved"), _("A grave was moved")),
    "remains.empty_grave": Said(_("%(who)s wrote that a grave is empty"), _("A grave was emptied")),
    "remains.list_graves": Said(_("%(who)s took the list of graves"), _("The list of graves was taken")),
}
