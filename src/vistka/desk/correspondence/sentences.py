"""What is done with letters and cards, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "correspondence.take_letter": Said(_("%(who)s took a letter at the camp"), _("A letter was taken at the camp")),
    "correspondence.receive": Said(_("%(who)s received a letter"), _("A letter was received")),
    "correspondence.settle": Said(_("%(who)s looked whether a letter goes on"), _("A letter was looked at")),
    "correspondence.take_to_read": Said(_("%(who)s took a letter to read"), _("A letter was taken to be read")),
    "correspondence.put_back": Said(_("%(who)s put a letter back unread"), _("A letter was put back")),
    "correspondence.let_pass": Said(_("%(who)s let a letter pass"), _("A letter passed")),
    "correspondence.send_back": Said(_("%(who)s sent a letter back"), _("A letter was sent back")),
    "correspondence.close": Said(_("%(who)s closed a letter’s envelope"), _("An envelope was closed")),
    "correspondence.hand_over": Said(_("%(who)s handed a letter over"), _("A letter was handed over")),
    "correspondence.cannot_hand_over": Said(
        _("%(who)s could not hand a letter over"), _("A letter could not be handed over")
    ),
    "correspondence.try_again": Said(
        _("%(who)s sent a letter to be handed over again"), _("A letter is to be handed over again")
    ),
    "correspondence.mailed": Said(_("%(who)s put a letter into a mailbox"), _("A letter went into a mailbox")),
    "correspondence.name_enquirer": Said(_("%(who)s said whom a letter is for"), _("Whom a letter is for was said")),
    "correspondence.keep": Said(_("%(who)s keeps a letter for the person"), _("A letter is kept for the person")),
    "correspondence.have_destroyed": Said(
        _("%(who)s had a letter destroyed unopened"), _("A letter is to be destroyed unopened")
    ),
    "correspondence.destroyed": Said(
        _("%(who)s destroyed a letter unopened, as the second person"), _("A letter was destroyed unopened")
    ),
    "correspondence.give_back": Said(_("%(who)s gave a letter back to the camp"), _("A letter was given back")),
    "correspondence.carry": Said(
        _("%(who)s gave a letter to who carries it to the Agency"), _("A letter was given to be carried")
    ),
    "correspondence.propose_aside": Said(_("%(who)s looked at a letter"), _("A letter was looked at")),
    "correspondence.put_aside": Said(_("%(who)s put a letter aside"), _("A letter was put aside")),
    "correspondence.propose_ban": Said(_("%(who)s proposed that letters rest"), _("A ban on letters was proposed")),
    "correspondence.second_ban": Said(_("%(who)s seconded that letters rest"), _("A ban on letters was seconded")),
    "correspondence.end_ban": Said(_("%(who)s ended a ban on letters"), _("A ban on letters ended")),
}
