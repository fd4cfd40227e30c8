"""A held person whom footage shows: flagged, reviewed by Olena, seconded by Ivan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID, uuid4

from invented_staff import Bureau
from vistka.ledger.actors import machine
from vistka.registry import actions
from vistka.registry.exposure import Danger, Measure, Risk, flag_exposed, take_back_showing
from vistka.registry.models import Exposure

NOTHING_SEEN: Final = dict.fromkeys(Danger, frozenset({Measure.NOT_SEEN}))


def risk(seen: Mapping[Danger, Collection[Measure]] | None = None, *, take_down: bool = True) -> Risk:
    """A review that considers every danger, and found some of them."""
    found = {danger: frozenset(done) for danger, done in (seen or {}).items()}
    return Risk(dangers=NOTHING_SEEN | found, take_down=take_down)


class Shown:
    """A person of this bureau, shown in public."""

    def __init__(self, bureau: Bureau, person_id: UUID) -> None:
        self.bureau, self.person_id = bureau, person_id

    def flagged(self, lead_id: UUID | None = None, *, shows_more: bool = True) -> Exposure:
        """Two people have confirmed that a lead shows the person."""
        by = machine("a test")
        return flag_exposed(by=by, person_id=self.person_id, lead_id=lead_id or uuid4(), shows_more=shows_more)

    def reviewed(self, found: Risk | None = None) -> Exposure:
        """Flagged, and reviewed by Olena."""
        exposure = self.flagged()
        by = self.bureau.by("olena")
        return actions.review_exposure(by=by, exposure_id=exposure.pk, risk=found or risk())

    def seconded(self) -> Exposure:
        """Flagged, reviewed by Olena, seconded by Ivan."""
        exposure = self.reviewed()
        seen = actions.review_seen(exposure)
        return actions.second_exposure(by=self.bureau.by("ivan"), exposure_id=exposure.pk, seen=seen)

    def taken_back(self, lead_id: UUID) -> Exposure | None:
        """Two people have found that the lead shows somebody else; Ivan seconds it."""
        return take_back_showing(by=self.bureau.by("ivan"), person_id=self.person_id, lead_id=lead_id)
