"""What is done with human remains, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "remains.register_remains": Said(_("%(who)s registered human remains"), _("Remains were registered")),
    "remains.examine_remains": Said(_("%(who)s wrote an examination of remains"), _("Remains were examined")),
    "remains.add_found": Said(_("%(who)s wrote what lay on or near remains"), _("What was found was written")),
    "remains.hand_on": Said(_("%(who)s wrote that remains were handed on"), _("Remains were handed on")),
    "remains.link_part": Said(_("%(who)s wrote to which remains others belong"), _("Remains were put together")),
    "remains.presume": Said(_("%(who)s presumed who remains may be"), _("A presumption was written")),
    "remains.doubt_presumption": Said(_("%(who)s took a presumption back"), _("A presumption was taken back")),
    "remains.review_remains": Said(_("%(who)s compared remains anew"), _("Remains were compared anew")),
    "remains.record_interview": Said(_("%(who)s interviewed a family"), _("A family was interviewed")),
    "remains.record_sample": Said(_("%(who)s wrote down a sample"), _("A sample was written down")),
    "remains.note_laboratory": Said(_("%(who)s wrote what a laboratory has done"), _("A laboratory was noted")),
    "remains.withdraw_consent": Said(
        _("%(who)s wrote that a donor took the consent back"), _("A consent was taken back")
    ),
    "remains.write_decision": Said(_("%(who)s wrote an expert's decision"), _("A decision was written")),
    "remains.sign_decision": Said(_("%(who)s signed an expert's decision as the second"), _("A decision was signed")),
    "remains.drop_decision": Said(_("%(who)s put an expert's decision away"), _("A decision was put away")),
    "remains.doubt_decision": Said(
        _("%(who)s proposed to take an expert's decision back"), _("Taking a decision back was proposed")
    ),
    "remains.recant_decision": Said(
        _("%(who)s took an expert's decision back as the second"), _("A decision was taken back")
    ),
    "remains.note_kin_told": Said(_("%(who)s looked whether kin were told"), _("Whether kin were told was looked at")),
    "remains.note_told": Said(_("%(who)s wrote who told a family"), _("Who told a family was written")),
    "remains.note_later_wish": Said(_("%(who)s wrote a wish for later finds"), _("A wish for later finds was written")),
    "remains.return_remains": Said(_("%(who)s handed remains over"), _("Remains were handed over")),
    "remains.bury_remains": Said(_("%(who)s wrote the burial of remains"), _("Remains were buried")),
    "remains.lay_unknown": Said(
        _("%(who)s laid remains in a grave under their number"), _("Remains were laid in a grave")
    ),
}
