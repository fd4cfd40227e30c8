"""How the pages call a described person."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vistka.leads.kinds import FATES, OPEN_SOURCE
from vistka.leads.machines import LeadState
from vistka.leads.models import Lead
from vistka.ui.furniture import Tag, Tone

UNCONFIRMED: Final = gettext_lazy("Open source, unconfirmed. Do not take it for true, however often it is said.")
"""Stands on top of every page of a lead."""


def open_source() -> Tag:
    """The mark of every lead."""
    return Tag(OPEN_SOURCE, Tone.WAITING)


def described(lead: Lead) -> str:
    """The name, or by what the person is known. Opens class IDENTITY."""
    said = lead.said
    return said.get("name") or said.get("marks") or _("Somebody who is not named")


def fate_words(lead: Lead) -> Promise | str:
    """What the source says of the person."""
    return FATES.get(lead.said.get("fate", ""), "")


def state_tag(lead: Lead) -> Tag:
    """Whether it is compared."""
    state = LeadState(lead.state)
    return Tag(state.words, Tone.OPEN if state is LeadState.OPEN else Tone.PLAIN)
