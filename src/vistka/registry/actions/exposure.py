"""The risk of one who was shown in public: reviewed by one, seconded by another. `exposure.flag_exposed` comes before."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.changing import person_for_change
from vistka.registry.errors import RegistryError
from vistka.registry.exposure import Risk
from vistka.registry.machines import EXPOSURE
from vistka.registry.models import Exposure


@action("registry.review_exposure")
def review_exposure(*, by: Actor, exposure_id: UUID, risk: Risk) -> Exposure:
    """Write what the review found of all that was shown. It holds once another person has seconded it.

    Raises `NotAllowed`, `NotThisStep`; `RegistryError` when a danger was left out, or something was shown since.
    """
    exposure = _latest(exposure_id)
    account = EXPOSURE.take(exposure, "review", by)
    exposure.risk = risk.said()
    exposure.reviewed_by, exposure.reviewed_at = account, timezone.now()
    exposure.save()
    return exposure


@action("registry.second_exposure")
def second_exposure(*, by: Actor, exposure_id: UUID, seen: str) -> Exposure:
    """Second the review: from now on wish, call and return go on. `seen`: the review that was read (`review_seen`).

    Raises `NotAllowed`, also for who reviewed it; `NotThisStep`; `RegistryError` when something was shown since, or the
    review was replaced.
    """
    exposure = _latest(exposure_id)
    exposure.seconded_by = EXPOSURE.take(exposure, "second", by)
    if seen != review_seen(exposure):
        raise RegistryError(_("The review has changed since you opened the page. Read it again."))
    exposure.seconded_at = timezone.now()
    exposure.save()
    return exposure


def review_seen(exposure: Exposure) -> str:
    """By which the review that stands is told from one that replaced it, or that covers other leads."""
    at = exposure.reviewed_at.isoformat() if exposure.reviewed_at else ""
    return f"{exposure.reviewed_by} {at} {exposure.showings}"


def _latest(exposure_id: UUID) -> Exposure:
    """The exposure that counts for its person, both locked and proved. Raises `RegistryError` for an earlier one."""
    person = person_for_change(Exposure.objects.values_list("person_id", flat=True).get(pk=exposure_id))
    exposure = Exposure.objects.for_change(exposure_id)
    if person.exposure_id != exposure.pk:
        raise RegistryError(_("Something more was shown since. Review that: it covers all that was shown before."))
    return exposure
