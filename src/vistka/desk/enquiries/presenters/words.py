"""Small things said on several pages of this room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vistka.enquiries.closing import State
from vistka.enquiries.models import KinshipLevel
from vistka.ui.furniture import Tag, Tone

_STATES: Final[Mapping[State, Tone]] = {
    State.OPEN: Tone.OPEN,
    State.RESTING: Tone.WAITING,
    State.CLOSED: Tone.PLAIN,
    State.WITHDRAWN: Tone.PLAIN,
    State.JOINED: Tone.PLAIN,
}
_LEVELS: Final[Mapping[KinshipLevel, Tone]] = {
    KinshipLevel.DECLARED: Tone.PLAIN,
    KinshipLevel.PARTIAL: Tone.WAITING,
    KinshipLevel.DOCUMENTED: Tone.GOOD,
    KinshipLevel.REFUTED: Tone.GRAVE,
}


def day(at: datetime) -> str:
    """The day of a moment in the bureau's own zone."""
    english = (get_language() or "en").startswith("en")
    return date_format(localdate(at), "j F Y" if english else "DATE_FORMAT")


def state_tag(state: str) -> Tag:
    """Where an enquiry stands."""
    return Tag(State(state).words, _STATES[State(state)])


def level_tag(level: KinshipLevel) -> Tag:
    """How well kinship is shown."""
    return Tag(level.words, _LEVELS[level])


def numbered(number: str) -> str:
    """A number grouped as on the receipt (`enquiries.receipts`)."""
    return " ".join((number[:3], number[3:6], number[6:]))


def yes_no(said: bool) -> str:
    """A yes or a no."""
    return _("Yes") if said else _("No")
