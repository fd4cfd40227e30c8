"""Burial, cremation and graves: marked, moved and never lost, so that relatives find them (art. 120)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.remains.dead.deaths import death_for_change
from vistka.remains.dead.errors import DeathError
from vistka.remains.dead.machines import DEATH, GRAVE, GraveState
from vistka.remains.dead.words import Cremation
from vistka.remains.models import Death, Grave, GraveMove

PLACE: Final = ("cemetery", "plot", "coordinates", "marking", "kept_by", "together")
"""What is written of a grave's place; `together`: why several lie in it."""


@dataclass(frozen=True, kw_only=True)
class Resting:
    """Where somebody rests, or the ashes do. `together`: empty for a grave of one's own, else why it is not.

    `marking`: what stands on it; empty while it is not marked. `kept_by`: who looks after it.
    """

    on: date
    cemetery: str
    plot: str = ""
    coordinates: str = ""
    marking: str = ""
    kept_by: str = ""
    together: str = ""


@action("remains.bury")
def bury(*, by: Actor, death_id: UUID, resting: Resting, rite: str = "") -> Grave:
    """Write the burial; the grave comes with it. Raises `NotAllowed`, `NotThisStep`, `DeathError`."""
    death = death_for_change(death_id)
    officer = DEATH.take(death, "bury", by)
    return _rests(officer, death, resting, {"rite": rite.strip()})


@action("remains.cremate")
def cremate(*, by: Actor, death_id: UUID, resting: Resting, reason: Cremation, words: str, rite: str = "") -> Grave:
    """Write the cremation with its reason, which stands on the certificate, and where the ashes are kept.

    Raises `NotAllowed`, `NotThisStep`; `DeathError` without the facts behind the reason.
    """
    death = death_for_change(death_id)
    officer = DEATH.take(death, "cremate", by)
    if not words.strip():
        raise DeathError(_("Write what makes this the reason: it stands on the certificate."))
    said = {"rite": rite.strip(), "cremation": Cremation(reason).value, "reason": words.strip()}
    return _rests(officer, death, resting, said, is_ashes=True)


@action("remains.lay_grave")
def lay_grave(*, by: Actor, resting: Resting, is_ashes: bool = False) -> Grave:
    """A grave, or the place of the ashes, of human remains: their own row names it. Raises `DeathError`."""
    officer = permitted(by, Permission.KEEP_GRAVES)
    return _laid(officer, None, resting, is_ashes=is_ashes)


@action("remains.mark_grave")
def mark_grave(*, by: Actor, grave_id: UUID, marking: str) -> Grave:
    """Write how the grave is marked. Raises `NotAllowed`, `NotThisStep`, `DeathError`."""
    grave = Grave.objects.for_change(grave_id)
    GRAVE.take(grave, "mark", by)
    if not marking.strip():
        raise DeathError(_("Write what stands on the grave, so that relatives find it."))
    grave.place = {**grave.place, "marking": marking.strip()}
    grave.marked_at = timezone.now()
    grave.save()
    return grave


@action("remains.move_grave")
def move_grave(*, by: Actor, grave_id: UUID, resting: Resting, reason: str) -> Grave:
    """Write a move: from where, why, and where it is now. The earlier place stays. Raises `NotAllowed`, `DeathError`."""
    grave = Grave.objects.for_change(grave_id)
    officer = GRAVE.take(grave, "move", by)
    assert officer is not None
    if not reason.strip():
        raise DeathError(_("Write why the grave is moved: nobody's rest is disturbed without a reason."))
    said = {"on": resting.on.isoformat(), "before": grave.place, "reason": reason.strip()}
    if said["on"] < grave.place["on"]:
        raise DeathError(_("This is before the day of the burial. Look at the days again."))
    now = timezone.now()
    GraveMove(grave=grave, said=said, moved_by=officer, moved_at=now).save(force_insert=True)
    grave.place = _place(resting) | {"on": grave.place["on"]}
    _marked(grave)
    grave.save()
    return grave


@action("remains.empty_grave")
def empty_grave(*, by: Actor, grave_id: UUID) -> Grave:
    """Say that nobody lies there any more: who lay there was taken home. Raises `NotAllowed`, `NotThisStep`."""
    grave = Grave.objects.for_change(grave_id)
    GRAVE.take(grave, "empty", by)
    grave.emptied_at = timezone.now()
    grave.save()
    return grave


def graves_now() -> Iterator[Grave]:
    """The graves in which somebody lies, proved, in the order in which they were laid. Raises `Forged`."""
    for grave in Grave.objects.exclude(state=GraveState.EMPTIED).select_related("death").order_by("laid_at", "pk"):
        trust(*filter(None, (grave, grave.death)))
        yield grave


def graves_of(death: Death) -> list[Grave]:
    """Where somebody lies, proved. Raises `Forged`."""
    graves = list(Grave.objects.filter(death=death).exclude(state=GraveState.EMPTIED).order_by("laid_at", "pk"))
    trust(*graves)
    return graves


def moves_of(grave: Grave) -> list[GraveMove]:
    """The moves of a grave, first to last, proved. Raises `Forged`."""
    moves = list(GraveMove.objects.filter(grave=grave).order_by("moved_at", "pk"))
    trust(*moves)
    return moves


def _rests(
    officer: UUID | None, death: Death, resting: Resting, said: Mapping[str, str], *, is_ashes: bool = False
) -> Grave:
    assert officer is not None
    if resting.on.isoformat() < death.medical["on"]:
        raise DeathError(_("This is before the day of the doctor's examination, which comes first. Look at the days."))
    death.buried_at = timezone.now()
    death.burial = {**said, "on": resting.on.isoformat()}
    death.save()
    return _laid(officer, death, resting, is_ashes=is_ashes)


def _laid(officer: UUID, death: Death | None, resting: Resting, *, is_ashes: bool) -> Grave:
    grave = Grave(
        death=death,
        state=GraveState.LAID,
        is_ashes=is_ashes,
        place=_place(resting),
        laid_by=officer,
        laid_at=timezone.now(),
    )
    if grave.place["marking"]:
        grave.state, grave.marked_at = GraveState.MARKED, grave.laid_at
    grave.save()
    return grave


def _marked(grave: Grave) -> None:
    """A grave that was moved with its mark is marked."""
    grave.marked_at = timezone.now() if grave.place["marking"] else None
    if grave.marked_at:
        grave.state = GraveState.MARKED


def _place(resting: Resting) -> dict[str, str]:
    if not resting.cemetery.strip():
        raise DeathError(_("Write the cemetery, or the place: without it nobody finds the grave."))
    if resting.on > timezone.localdate():
        raise DeathError(_("This day is still to come. Write what has happened."))
    return {"on": resting.on.isoformat(), **{name: getattr(resting, name).strip() for name in PLACE}}
