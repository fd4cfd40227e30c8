"""What whoever reads a civilian's report must know first: the safety of the person, and of a relative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WITH_HIM: Final = (
    _("If a number of a relative stands here, call it. Ask first whether it is safe to speak."),
    _("Say only: “Somebody gave us your number and asked us to call. We know nothing for certain.”"),
    _("Say nothing of a place, a wound or a death. Tell her never to pay anybody, and to stay where she is."),
    _("Give the number to nobody else. She can ask about the person she seeks as every family does."),
)
FOUND_DEAD: Final = (
    _("Call no family because of this. Nobody hears of a death before it is proved; then a person brings the news."),
    _(
        "If the writer can be reached: leave the body where it lies, leave disc and papers with it, beware of explosives."
    ),
)
"""Where somebody writes that a soldier is dead."""
WOUNDED: Final = _("The person is wounded. First ask who can bring help there: a doctor, or the Red Cross.")


def guidance_of(said: dict[str, Any]) -> Sequence[Promise]:
    """What stands above a report."""
    state = said.get("state")
    if state == "dead":
        return FOUND_DEAD
    return (WOUNDED, *WITH_HIM) if state == "wounded" else WITH_HIM
