"""What must be there before the request can be sent, and the page that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.urls import reverse

from vistka.portal.asking.draft import Asking
from vistka.portal.asking.forms import consent


@dataclass(frozen=True, slots=True)
class Needed:
    """A condition, and the page (route and its arguments) on which it is met."""

    met: Callable[[Asking], bool]
    route: str
    where: Mapping[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The address of the page."""
        return reverse(self.route, kwargs=dict(self.where) or None)


def _half(asking: Asking, which: str) -> bool:
    return "mailbox" in asking.part("codes").get(which, {})


def _shown(asking: Asking, which: str) -> bool:
    return bool(asking.part("codes").get(which))


NEEDED: Final = (
    Needed(lambda asking: asking.is_begun, "portal:ask_nothing"),
    Needed(lambda asking: bool(asking.part("sought").get("name")), "portal:ask_step", {"name": "name"}),
    Needed(lambda asking: not consent.is_refused(asking.part("consent")), "portal:ask_refused"),
    Needed(lambda asking: consent.is_enough(asking.part("consent")), "portal:ask_step", {"name": "consent"}),
    Needed(lambda asking: _shown(asking, "first"), "portal:ask_code"),
    Needed(lambda asking: _half(asking, "first"), "portal:ask_code_again"),
    Needed(lambda asking: "second_wanted" in asking.answers, "portal:ask_second"),
    Needed(lambda asking: not asking.answers["second_wanted"] or _shown(asking, "second"), "portal:ask_code"),
    Needed(lambda asking: not asking.answers["second_wanted"] or _half(asking, "second"), "portal:ask_code_again"),
)
"""In the order in which they are met."""

CHECK: Final = Needed(lambda asking: True, "portal:ask_check")


def first_missing(asking: Asking) -> Needed | None:
    """The first that is not met; None when the request can be sent."""
    return next((needed for needed in NEEDED if not needed.met(asking)), None)


def where_next(asking: Asking) -> Needed:
    """The page of the first that is missing, else the one on which she checks all of it."""
    return first_missing(asking) or CHECK
