"""The chain of custody: each handing over with two names and a seal; what does not fit together shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.remains.bodies.errors import BodiesError
from vistka.remains.bodies.sheets import Question, Sheet, checked
from vistka.remains.models import CustodyStep, HumanRemains

STEP: Final[Sheet] = {
    "from": Question(_("From where"), needed=True),
    "to": Question(_("To where"), needed=True),
    "gave": Question(_("Who handed over: name"), needed=True),
    "took": Question(_("Who took over: name"), needed=True),
    "found_seal": Question(_("Seal as found: number")),
    "seal_state": Question(
        _("The seal as found"),
        needed=True,
        choices={"whole": _("Whole"), "broken": _("Broken"), "none": _("There was none")},
    ),
    "seal": Question(_("Seal from here on: number"), needed=True),
    "note": Question(_("Remarks"), lines=2),
}


class Break(StrEnum):
    """What does not fit together."""

    GAP = "gap"
    BROKEN_SEAL = "broken_seal"
    OTHER_SEAL = "other_seal"
    EARLIER = "earlier"

    @property
    def words(self) -> Promise:
        return _BREAKS[self]


_BREAKS: Final[dict[Break, Promise]] = {
    Break.GAP: _("A gap: the step before ended elsewhere, or with somebody else"),
    Break.BROKEN_SEAL: _("The seal was broken, or missing"),
    Break.OTHER_SEAL: _("Another seal than the one that was put on"),
    Break.EARLIER: _("It is said to be earlier than the step before"),
}


class Link(NamedTuple):
    """A step with what breaks the chain at it."""

    step: CustodyStep
    breaks: tuple[Break, ...]


def chain_of(remains: HumanRemains) -> list[Link]:
    """The steps in order, proved, with their breaks. Raises `Forged`, also when one was taken out of the database."""
    steps = list(CustodyStep.objects.filter(remains=remains).order_by("place_in_order"))
    trust(*steps)
    if [step.place_in_order for step in steps] != list(range(1, remains.custody_steps + 1)):
        raise Forged([str(remains)])
    return [Link(step, _breaks(steps[place - 1] if place else None, step)) for place, step in enumerate(steps)]


def has_breaks(chain: Sequence[Link]) -> bool:
    """Whether the chain does not hold somewhere."""
    return any(link.breaks for link in chain)


def add_step(remains: HumanRemains, account: UUID, at: datetime, said: dict[str, str]) -> CustodyStep:
    """Add a step to remains that are locked; the caller saves them. Within an action. Raises `BodiesError`."""
    now, filled = timezone.now(), checked(STEP, said)
    if at > now:
        raise BodiesError(_("This is still to come. Write what has happened."))
    if filled["gave"].casefold() == filled["took"].casefold():
        raise BodiesError(_("Two people hand over: one gives and another takes. Write both names."))
    if filled["seal_state"] != "none" and "found_seal" not in filled:
        raise BodiesError(_("Write the number of the seal as it was found."))
    remains.custody_steps += 1
    step = CustodyStep(
        remains=remains,
        place_in_order=remains.custody_steps,
        said=filled,
        at=at,
        recorded_by=account,
        recorded_at=now,
    )
    step.save()
    return step


def _breaks(before: CustodyStep | None, step: CustodyStep) -> tuple[Break, ...]:
    """At the first step there is nothing yet to fit."""
    if before is None:
        return ()
    said, then = step.said, before.said
    found = {
        Break.GAP: _other(said["from"], then["to"]) or _other(said["gave"], then["took"]),
        Break.BROKEN_SEAL: said["seal_state"] != "whole",
        Break.OTHER_SEAL: said["seal_state"] != "none" and _other(said.get("found_seal", ""), then["seal"]),
        Break.EARLIER: step.at < before.at,
    }
    return tuple(one for one, is_so in found.items() if is_so)


def _other(one: str, other: str) -> bool:
    return one.casefold().split() != other.casefold().split()
