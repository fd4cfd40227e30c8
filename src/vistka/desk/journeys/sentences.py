"""What is done with journeys of who comes for somebody, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "reunion.plan_journey": Said(_("%(who)s planned a journey"), _("A journey was planned")),
    "reunion.join_journey": Said(_("%(who)s joined a journey as the second escort"), _("A second escort joined")),
    "reunion.brief_traveller": Said(_("%(who)s read the briefing to who travels"), _("A briefing was read")),
    "reunion.agree_to_travel": Said(_("%(who)s noted that who travels agrees"), _("Who travels agreed")),
    "reunion.give_journey_codes": Said(_("%(who)s gave the codes of a journey"), _("Codes of a journey were given")),
    "reunion.begin_leg": Said(_("%(who)s let the next leg of a journey begin"), _("A leg began")),
    "reunion.check_in": Said(_("%(who)s took a check-in"), _("A check-in was taken")),
    "reunion.report_leg": Said(_("%(who)s noted that a leg was done"), _("A leg was done")),
    "reunion.call_traveller": Said(_("%(who)s called who travels"), _("Who travels was called")),
    "reunion.meet_traveller": Said(_("%(who)s met who travels"), _("Who travels was met")),
    "reunion.end_road": Said(_("%(who)s noted an arrival"), _("A journey arrived")),
    "reunion.turn_back_journey": Said(_("%(who)s noted that who travels turns back"), _("Who travels turned back")),
    "reunion.abort_journey": Said(_("%(who)s ended a journey early"), _("A journey was ended early")),
    "reunion.close_journey": Said(_("%(who)s heard that who travelled is home"), _("A journey was closed")),
    "reunion.purge_journey": Said(_("%(who)s erased the plan of a journey"), _("The plan of a journey was erased")),
}
