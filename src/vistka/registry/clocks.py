"""What the registry must do by when: capture cards, word of the seriously ill, questions to the camp, reviews."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from vistka.agenda.clocks import Clock, DueRow
from vistka.registry.machines import ExposureState
from vistka.registry.models import CaptureCard, Exposure, Person, Question
from vistka.registry.states import IN_OUR_HANDS


def cards(now: datetime) -> Iterator[DueRow]:
    """Cards that are neither made nor declined, of persons who are here still."""
    waiting = CaptureCard.objects.filter(made_at=None, declined_at=None, person__in=_here())
    yield from (DueRow(*row) for row in waiting.values_list("pk", "due_at"))


def health(now: datetime) -> Iterator[DueRow]:
    """Persons of whose health word is due: the seriously ill and wounded, every week."""
    waiting = _here().exclude(health_due_at=None).values_list("pk", "health_due_at")
    yield from (DueRow(person, due_at) for person, due_at in waiting if due_at)


def questions(now: datetime) -> Iterator[DueRow]:
    """Questions that the camp has not answered yet."""
    waiting = Question.objects.filter(answered_at=None, person__in=_here())
    yield from (DueRow(*row) for row in waiting.values_list("pk", "due_at"))


def withheld(now: datetime) -> Iterator[DueRow]:
    """Civilians whose Power is not told: whether that is still right."""
    waiting = Person.objects.filter(undone_at=None).exclude(withheld_review_at=None)
    reviews = waiting.values_list("pk", "withheld_review_at")
    yield from (DueRow(person, review_at) for person, review_at in reviews if review_at)


def exposures(now: datetime) -> Iterator[DueRow]:
    """Persons who were shown in public: nobody has reviewed the risk yet, in the first place."""
    return _exposed(ExposureState.FLAGGED)


def exposures_to_second(now: datetime) -> Iterator[DueRow]:
    """The same, where one person has reviewed it and another is to look."""
    return _exposed(ExposureState.REVIEWED)


def _exposed(state: ExposureState) -> Iterator[DueRow]:
    """Each person's latest exposure: its review is of all that was shown before."""
    latest = Exposure.objects.filter(state=state, pk__in=Person.objects.values("exposure_id"))
    yield from (DueRow(*row) for row in latest.values_list("pk", "due_at"))


def _here() -> QuerySet[Person]:
    """Persons who are here still; one whom the other Power holds has no cards, notes or questions."""
    return Person.objects.filter(state__in=IN_OUR_HANDS, undone_at=None)


CLOCKS: Final = {
    "registry.cards": Clock(gettext_noop("Make a capture card"), cards),
    "registry.health": Clock(gettext_noop("Report how somebody's health is"), health),
    "registry.questions": Clock(gettext_noop("Get an answer from the camp"), questions),
    "registry.exposures": Clock(gettext_noop("Review the risk of somebody who was shown in public"), exposures),
    "registry.exposures_to_second": Clock(gettext_noop("Second the review of a risk"), exposures_to_second),
    "registry.withheld": Clock(gettext_noop("Look again at why a Power is not told"), withheld),
}
