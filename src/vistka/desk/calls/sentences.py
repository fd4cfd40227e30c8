"""What is done with calls, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "calls.ask": Said(_("%(who)s wrote down that a person asks for a call"), _("A call was asked for at the camp")),
    "calls.ask_from_mailbox": Said(
        _("%(who)s took a request for a call from a mailbox"), _("A call was asked for from a mailbox")
    ),
    "calls.let_on": Said(_("%(who)s looked whether a call is open"), _("Whether a call is open was looked at")),
    "calls.person_agrees": Said(_("%(who)s noted that a person agrees to a call"), _("A person agreed to a call")),
    "calls.family_agrees": Said(
        _("%(who)s noted that an enquirer agrees to a call"), _("An enquirer agreed to a call")
    ),
    "calls.decline": Said(_("%(who)s noted that somebody does not want a call"), _("A call was not wanted")),
    "calls.grant": Said(_("%(who)s granted a call"), _("A call was granted")),
    "calls.refuse": Said(_("%(who)s refused a call"), _("A call was refused")),
    "calls.set_slot": Said(_("%(who)s set the time of a call"), _("The time of a call was set")),
    "calls.begin": Said(_("%(who)s began a call"), _("A call began")),
    "calls.end": Said(_("%(who)s wrote how a call came out"), _("A call ended")),
    "calls.erase_recording": Said(_("%(who)s erased the recording of a call"), _("A recording was erased")),
}
