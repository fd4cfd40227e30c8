"""What may happen to somebody who was shown in public: what a review considers, and what waits for it.

Of one whom footage shows, danger comes from those who see it: at home, in captivity, on the way back (Geneva Convention
III art. 13). All answers are closed: what somebody said, or was heard to say, has no place here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.registry.changing import person_for_change
from vistka.registry.errors import RegistryError
from vistka.registry.machines import EXPOSURE, ExposureState
from vistka.registry.models import Exposure, Person, Showing
from vistka.registry.reading import proved, proved_person

REVIEWED_WITHIN: Final = timedelta(hours=24)
AWAITED: Final = (ExposureState.FLAGGED, ExposureState.REVIEWED)
"""While the latest exposure stands so, a review is due."""
REVIEWED: Final = (ExposureState.REVIEWED, ExposureState.SECONDED)
"""What the review found is written down."""

WAITS: Final = _(
    "Publicly exposed: the risk is to be reviewed. Until then wish, call and return wait, but a no is written down at "
    "once. Ask a case worker or a verifier."
)


class Danger(StrEnum):
    """What a review considers, each of them."""

    REPRISAL = "reprisal"
    PROSECUTION = "prosecution"
    FAMILY = "family"
    CAPTIVITY = "captivity"
    WOUNDS = "wounds"
    MINOR = "minor"

    @property
    def words(self) -> Promise:
        return _DANGERS[self]


class Measure(StrEnum):
    """What is done for a danger, or that none was seen."""

    NOT_SEEN = "not_seen"
    NEUTRAL_BODY = "neutral_body"
    LAWYER = "lawyer"
    APART = "apart"
    DOCTOR = "doctor"
    GUARDIAN = "guardian"

    @property
    def words(self) -> Promise:
        return _MEASURES[self]


_DANGERS: Final[Mapping[Danger, Promise]] = {
    Danger.REPRISAL: _("Revenge at home, or on the return"),
    Danger.PROSECUTION: _("A trial at home for what was shown"),
    Danger.FAMILY: _("Danger to the family"),
    Danger.CAPTIVITY: _("Danger in captivity"),
    Danger.WOUNDS: _("Wounds or an illness are recognised"),
    Danger.MINOR: _("The person is a minor"),
}
_MEASURES: Final[Mapping[Measure, Promise]] = {
    Measure.NOT_SEEN: _("considered; no such danger seen"),
    Measure.NEUTRAL_BODY: _("a neutral body speaks with the person alone"),
    Measure.LAWYER: _("a lawyer advises the person"),
    Measure.APART: _("the camp keeps the person safe from others"),
    Measure.DOCTOR: _("the medical officer sees the person"),
    Measure.GUARDIAN: _("somebody who cares for minors stands by the person"),
}

MEASURES: Final[Mapping[Danger, tuple[Measure, ...]]] = {
    Danger.REPRISAL: (Measure.NOT_SEEN, Measure.NEUTRAL_BODY, Measure.APART),
    Danger.PROSECUTION: (Measure.NOT_SEEN, Measure.NEUTRAL_BODY, Measure.LAWYER),
    Danger.FAMILY: (Measure.NOT_SEEN, Measure.NEUTRAL_BODY),
    Danger.CAPTIVITY: (Measure.NOT_SEEN, Measure.NEUTRAL_BODY, Measure.APART),
    Danger.WOUNDS: (Measure.NOT_SEEN, Measure.DOCTOR),
    Danger.MINOR: (Measure.NOT_SEEN, Measure.NEUTRAL_BODY, Measure.GUARDIAN),
}
"""What may be done for which danger. None of it speaks to a family: what she sees does not change by a review."""


@dataclass(frozen=True, kw_only=True)
class Risk:
    """What a review found. `take_down`: whether who shows it is asked to take it down."""

    dangers: Mapping[Danger, frozenset[Measure]]
    take_down: bool

    def said(self) -> dict[str, Any]:
        """As it is sealed in a row. Raises `RegistryError` when a danger was left out or its measures do not fit it."""
        if any(not _fits(danger, self.dangers.get(danger, frozenset())) for danger in Danger):
            raise RegistryError(_("Say for each danger what is done, or that you saw none. Not both."))
        dangers = {
            danger.value: [one.value for one in MEASURES[danger] if one in self.dangers[danger]] for danger in Danger
        }
        return {"dangers": dangers, "take_down": self.take_down}


def risk_of(exposure: Exposure) -> Risk | None:
    """What the review found, opened; None before it."""
    said = exposure.risk
    if said is None:
        return None
    dangers = {Danger(danger): frozenset(map(Measure, done)) for danger, done in said["dangers"].items()}
    return Risk(dangers=dangers, take_down=said["take_down"])


def latest_exposure(person_id: UUID) -> Exposure | None:
    """The exposure that counts, proved; None of who was not shown. Raises `Forged`, also when other hands deleted it."""
    return exposure_of(proved_person(person_id))


def exposure_of(person: Person) -> Exposure | None:
    """The same of a person who is proved already."""
    exposure = proved(Exposure, person.exposure_id)
    if exposure is not None and exposure.person_id != person.pk:
        raise Forged([str(exposure)])
    return exposure


def awaits_risk_review(person_id: UUID) -> Promise | None:
    """Why wish, call and return of this person wait, in a kind sentence; None while no review is due. Raises `Forged`."""
    exposure = latest_exposure(person_id)
    return WAITS if exposure is not None and exposure.state in AWAITED else None


@action("registry.flag_exposed")
def flag_exposed(*, by: Actor, person_id: UUID, lead_id: UUID, shows_more: bool = True) -> Exposure:
    """Two people have confirmed that this footage shows the person: from now on wish, call and return wait for a review.

    For the action of a room above in which the second confirms; once for a lead. A lead that adds to what waits for its
    review is reviewed with it. `shows_more` False: neither of the two saw more in it than what was reviewed, so that
    review stands: copies of one video keep nobody from going home. Returns the exposure that counts. Raises
    `NotAllowed`, `RegistryError`, `Forged`.
    """
    if by.kind != "machine":
        permitted(by, Permission.REVIEW_RISK)
    person = person_for_change(person_id)
    last, known = exposure_of(person), _showing(person, lead_id)
    if last and known and known.taken_back_at is None:
        return last
    if last and (last.state == ExposureState.FLAGGED or (last.state in REVIEWED and not shows_more)):
        exposure = Exposure.objects.for_change(last.pk)
        exposure.showings += 1
        exposure.save()
    else:
        exposure = _opened(person, lead_id, last)
    showing = known or Showing(person=person, lead_id=lead_id)
    showing.exposure, showing.confirmed_at, showing.taken_back_at = exposure, timezone.now(), None
    showing.save()
    return exposure


@action("registry.take_back_showing")
def take_back_showing(*, by: Actor, person_id: UUID, lead_id: UUID) -> Exposure | None:
    """Two people have found that this footage shows somebody else. An exposure that rests on it alone is withdrawn.

    For the action of a room above in which the second says so. What counted before counts again, with its review.
    Returns the exposure that counts; nothing changes by a lead that flagged nobody. Raises `NotAllowed`,
    `RegistryError`, `Forged`.
    """
    permitted(by, Permission.REVIEW_RISK)
    person = person_for_change(person_id)
    last, showing = exposure_of(person), _showing(person, lead_id)
    if last is None or showing is None or showing.taken_back_at:
        return last
    showing.taken_back_at = timezone.now()
    showing.save()
    exposure = Exposure.objects.for_change(showing.exposure_id)
    exposure.showings -= 1
    if not exposure.showings:
        EXPOSURE.take(exposure, "withdraw", by)
    exposure.save()
    counts = _counting(person, exposure if exposure.pk == last.pk else last)
    if counts.pk != last.pk:
        person.exposure = counts
        person.save()
    return counts


def showings_of(exposure: Exposure) -> QuerySet[Showing]:
    """The confirmed leads of the person that nobody took back, the newest first; not proved."""
    standing = Showing.objects.filter(person_id=exposure.person_id, taken_back_at=None)
    return standing.order_by("-confirmed_at", "pk")


def _opened(person: Person, lead_id: UUID, last: Exposure | None) -> Exposure:
    """A new exposure, which counts from now on. What is due already stays due at its hour."""
    now = timezone.now()
    due_at = now + REVIEWED_WITHIN
    exposure = Exposure(
        person=person,
        lead_id=lead_id,
        before_id=last.pk if last else None,
        state=EXPOSURE.begins,
        flagged_at=now,
        due_at=min(due_at, last.due_at) if last and last.state in AWAITED else due_at,
    )
    exposure.save()
    person.exposure = exposure
    person.save()
    return exposure


def _showing(person: Person, lead_id: UUID) -> Showing | None:
    """The row of a lead that was confirmed for this person once, locked and proved. Raises `Forged`."""
    found = Showing.objects.filter(person=person, lead_id=lead_id).values_list("pk", flat=True).first()
    return None if found is None else Showing.objects.for_change(found)


def _counting(person: Person, last: Exposure) -> Exposure:
    """The newest exposure that is not withdrawn; the newest of all where each is. Raises `Forged`."""
    found: Exposure | None = last
    while found is not None and found.state == ExposureState.WITHDRAWN:
        found = proved(Exposure, found.before_id)
        if found is not None and found.person_id != person.pk:
            raise Forged([str(found)])
    return found or last


def _fits(danger: Danger, done: frozenset[Measure]) -> bool:
    possible = done <= set(MEASURES[danger])
    return bool(done) and possible and (Measure.NOT_SEEN not in done or len(done) == 1)
