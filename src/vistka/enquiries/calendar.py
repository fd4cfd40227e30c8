"""The calendar: every family is asked for the same on the same days, counted from the day she enquired.

Nothing here looks at candidates, links or wishes. If papers were asked for when a man has been found, being asked
would be the news.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Step:
    """What happens for every family so long after the day on which she enquired."""

    after: timedelta
    words: Promise


_REVIEW: Final = _("We call to tell you how it stands, and ask whether anything has changed for you.")
_REVIEW_EVERY: Final = timedelta(days=182)
_REVIEWS: Final = "review_"

STEPS: Final[Mapping[str, Step]] = {
    "papers": Step(timedelta(days=7), _("We ask every family for the papers that show how you are related.")),
    "questions": Step(timedelta(days=21), _("We go through the same questions with you once more.")),
    "papers_again": Step(timedelta(days=60), _("We ask every family for papers that are still missing.")),
    "review_1": Step(timedelta(days=91), _REVIEW),
    "review_2": Step(timedelta(days=182), _REVIEW),
}
"""The steps of the first half year. After them a review comes every 26 weeks, for as long as the enquiry is open."""

PAPERS_ASKED: Final = (
    _("A paper that shows who you are"),
    _("The birth certificate of the person you seek"),
    _("Your own birth or marriage certificate, if you are not a parent"),
    _("Papers about each change of name: marriage, divorce, adoption"),
)
"""What everybody is asked for, whoever is sought and whatever is known."""


def first_step() -> str:
    """The step with which every calendar begins."""
    return next(iter(STEPS))


def step_of(name: str) -> Step:
    """The step of that name, a later review included. Raises `KeyError`."""
    if name in STEPS:
        return STEPS[name]
    number = int(name.removeprefix(_REVIEWS)) if name.startswith(_REVIEWS) else 0
    if number < 1:
        raise KeyError(name)
    return Step(_REVIEW_EVERY * (number - 1), _REVIEW)


def step_after(name: str) -> str:
    """The step that follows.

    >>> step_after("papers"), step_after("review_2"), step_after("review_9")
    ('questions', 'review_3', 'review_10')
    """
    names = [*STEPS]
    if name in names[:-1]:
        return names[names.index(name) + 1]
    return f"{_REVIEWS}{int(name.removeprefix(_REVIEWS)) + 1}"


def due_from(name: str, taken_at: datetime) -> datetime:
    """From when the step is taken with one who enquired at `taken_at`."""
    return taken_at + step_of(name).after
