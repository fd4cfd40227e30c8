"""When a journey ends early, and what follows: one table. Whoever reads a reason reads what she is to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.permissions import Permission

SILENT_AFTER: Final = timedelta(hours=6)
"""So long after a check-in was due, and she was not reached, a second person decides."""
PURGED_AFTER: Final = timedelta(days=14)
"""So long after the end itinerary, next leg and codes are erased."""
PREPARED_WITHIN: Final = timedelta(days=3)
"""So long may each of briefing, consent and codes wait."""
CLOSED_WITHIN: Final = timedelta(days=1)
"""So long after her last check-in somebody has heard from her that she is home."""


class Reason(StrEnum):
    """Why a journey ends before its end."""

    SILENT = "silent"
    DURESS = "duress"
    BORDER_CLOSED = "border_closed"
    WINDOW_OVER = "window_over"
    HE_DECLINED = "he_declined"
    WAY_ENDED = "way_ended"
    HER_WISH = "her_wish"
    NOT_ELIGIBLE = "not_eligible"
    PRESS = "press"

    @property
    def words(self) -> Promise:
        return RULES[self].words


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a reason says, and what who speaks with her and who escorts her then do. `by_two`: one tried to reach her,
    another decides.
    """

    words: Promise
    then: Mapping[Permission, Promise]
    by_two: bool = False


_SPEAK: Final = _("Call her. Tell her the journey is over and how she comes home. Call until she is home.")
_FETCH: Final = _("If she is in Ukraine, stay with her and bring her to the border. Cancel what is booked.")


def _both(speak: Promise = _SPEAK, walk: Promise = _FETCH) -> Mapping[Permission, Promise]:
    return {Permission.BRIEF_TRAVELLER: speak, Permission.ESCORT: walk}


RULES: Final[Mapping[Reason, Rule]] = {
    Reason.SILENT: Rule(
        words=_("no check-in came, and she was not reached"),
        then=_both(
            speak=_("Go on calling, also her second way. Ask the Red Cross of the country to look for her. No police."),
            walk=_("Wait at the checkpoint until the day is over. Tell the case worker if she comes."),
        ),
        by_two=True,
    ),
    Reason.DURESS: Rule(
        words=_("she may be forced to speak"),
        then=_both(
            speak=_("Say nothing of the journey. Talk as with a friend, and ask for her code words."),
            walk=_("Do not wait for her, and do not call her. Change the place of meeting."),
        ),
    ),
    Reason.BORDER_CLOSED: Rule(words=_("a border is closed"), then=_both()),
    Reason.WINDOW_OVER: Rule(words=_("the time for a leg is over"), then=_both()),
    Reason.HE_DECLINED: Rule(
        words=_("the person does not want to go, or wants something else now"),
        then=_both(
            speak=_("Tell her in person or by voice, never in writing. Stay with her; offer somebody to talk to."),
        ),
    ),
    Reason.WAY_ENDED: Rule(words=_("this way home was ended"), then=_both()),
    Reason.HER_WISH: Rule(words=_("she does not want to go on"), then=_both()),
    Reason.NOT_ELIGIBLE: Rule(words=_("a condition no longer holds"), then=_both()),
    Reason.PRESS: Rule(
        words=_("press or a camera at a leg"),
        then=_both(walk=_("Leave with her at once, without a word. Change the place of meeting.")),
    ),
}
"""Every reason ends the journey at once; none waits for anybody, but for silence, which one person may mistake."""
