"""What is done in the room `tracing`, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "tracing.give_verdict": Said(_("%(who)s gave a verdict on a possible match"), _("A verdict on a possible match")),
    "tracing.propose_undoing": Said(_("%(who)s proposed to undo a link"), _("Undoing a link was proposed")),
    "tracing.second_undoing": Said(_("%(who)s seconded the undoing of a link"), _("A link was undone")),
    "tracing.drop_undoing": Said(_("%(who)s let a doubted link stand"), _("A doubted link was let stand")),
    "tracing.finish_correction": Said(
        _("%(who)s put right what followed from an undone link"), _("A correction was finished")
    ),
    "tracing.index": Said(_("%(who)s read everybody’s description to search by it"), _("The index was opened")),
    "tracing.match": Said(_("%(who)s compared the sought with the registered"), _("Descriptions were compared")),
    "tracing.store_candidates": Said(_("%(who)s kept possible matches"), _("Possible matches were found")),
    "tracing.store_lead_candidates": Said(_("%(who)s kept whom leads may mean"), _("Whom leads may mean was compared")),
    "tracing.settle_hint": Said(_("%(who)s looked at a lead beside an enquiry"), _("A lead beside an enquiry")),
    "tracing.say_of_lead": Said(
        _("%(who)s gave a verdict on a lead beside a person"), _("A verdict on a lead beside a person")
    ),
    "tracing.propose_lead_undoing": Said(
        _("%(who)s proposed to undo a confirmed lead"), _("Undoing a lead was proposed")
    ),
    "tracing.second_lead_undoing": Said(
        _("%(who)s seconded the undoing of a confirmed lead"), _("A confirmed lead was undone")
    ),
    "tracing.drop_lead_undoing": Said(_("%(who)s let a doubted lead stand"), _("A doubted lead was let stand")),
    "tracing.withdraw_candidates": Said(_("%(who)s took possible matches back"), _("Possible matches were taken back")),
}
