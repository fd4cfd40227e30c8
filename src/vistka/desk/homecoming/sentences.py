"""What is done with ways home, interviews, handovers, lists of many, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "reunion.record_release_interview": Said(
        _("%(who)s noted what somebody said about going home"), _("What somebody said about going home was noted")
    ),
    "reunion.note_bar": Said(
        _("%(who)s noted whether the law stands in the way of somebody"), _("What the law says was noted")
    ),
    "reunion.open_way": Said(_("%(who)s opened a way home"), _("A way home was opened")),
    "reunion.propose_way": Said(
        _("%(who)s proposed that somebody may go home"), _("That somebody may go was proposed")
    ),
    "reunion.decide_way": Said(
        _("%(who)s said as the second that somebody may go home"), _("That somebody may go was decided")
    ),
    "reunion.refuse_way": Said(_("%(who)s refused a way home"), _("A way home was refused")),
    "reunion.carry_out": Said(_("%(who)s noted that somebody has gone home"), _("Somebody has gone home")),
    "reunion.end_way": Said(_("%(who)s ended a way home"), _("A way home ended")),
    "reunion.close_way": Said(
        _("%(who)s closed a way home and erased what the escorts read"), _("A way home was closed")
    ),
    "reunion.set_out": Said(_("%(who)s set out with somebody"), _("Escorts set out")),
    "reunion.arrive": Said(_("%(who)s arrived at the door"), _("Escorts arrived at the door")),
    "reunion.turn_back": Said(_("%(who)s turned back"), _("Escorts turned back")),
    "reunion.write_protocol": Said(
        _("%(who)s wrote a part of a handover's protocol"), _("A part of a protocol was written")
    ),
    "reunion.decline": Said(_("%(who)s noted that somebody declined to go"), _("Somebody declined to go")),
    "reunion.hand_over": Said(_("%(who)s finished a handover"), _("A handover was finished")),
    "reunion.note_aftercare": Said(_("%(who)s noted a call after a handover"), _("A call after a handover was noted")),
    "reunion.import_list": Said(_("%(who)s imported a list of many"), _("A list of many was imported")),
    "reunion.compare_list": Said(
        _("%(who)s compared a list of many with the register"), _("A list of many was compared with the register")
    ),
    "reunion.choose_row": Said(
        _("%(who)s chose whom a row of a list means"), _("It was chosen whom a row of a list means")
    ),
    "reunion.leave_out_row": Said(_("%(who)s left a row of a list out"), _("A row of a list was left out")),
    "reunion.drop_list": Said(_("%(who)s dropped a list of many"), _("A list of many was dropped")),
    "reunion.go_through_list": Said(_("%(who)s went through a list of many"), _("A list of many was gone through")),
    "reunion.decide_list": Said(_("%(who)s decided a list of many as the second"), _("A list of many was decided")),
    "reunion.take_off_list": Said(_("%(who)s took somebody off a list"), _("Somebody was taken off a list")),
    "reunion.carry_out_list": Said(_("%(who)s noted that people of a list have gone"), _("People of a list have gone")),
}
