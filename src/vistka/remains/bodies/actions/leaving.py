"""The family was told; the remains are handed over or buried; and what is done with what is found later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.remains.bodies.actions.registering import take
from vistka.remains.bodies.custody import add_step, chain_of, has_breaks
from vistka.remains.bodies.errors import BodiesError
from vistka.remains.bodies.machines import AFTER_TELLING, UNKNOWN, Step
from vistka.remains.bodies.machines import State as Stands
from vistka.remains.bodies.returning import BURIAL, GRAVE_OF, LATER, TOLD, WISH, How, LaterWish, checked_leaving
from vistka.remains.bodies.sheets import checked
from vistka.remains.bodies.telling import documented_kin
from vistka.remains.dead.graves import Resting, empty_grave, lay_grave
from vistka.remains.models import Grave, HumanRemains, Return


@action("remains.note_told")
def note_told(*, by: Actor, remains_id: UUID, said: Mapping[str, str]) -> HumanRemains:
    """Write who told the family: where it is not ours to tell, or again of a later find. Raises `BodiesError`.

    Kin whom we know are told by the news that a notifier brings, and that is noted by itself.
    """
    remains = HumanRemains.objects.for_change(remains_id)
    take(remains, Step.NOTE_TOLD, by)
    if remains.later_find:
        _chosen(remains, Step.NOTE_TOLD)
    elif documented_kin(remains.person_id):
        raise BodiesError(_("This family seeks with us. Once a person has told it, that is noted here by itself."))
    remains.told = checked(TOLD, said)
    remains.save()
    return remains


@action("remains.note_later_wish")
def note_later_wish(*, by: Actor, remains_id: UUID, said: Mapping[str, str]) -> HumanRemains:
    """Write what the family wants done with parts that are found later. Raises `NotAllowed`, `BodiesError`."""
    permitted(by, Permission.KEEP_REMAINS)
    remains = HumanRemains.objects.for_change(remains_id)
    if Stands(remains.state) not in AFTER_TELLING:
        raise BodiesError(_("The family is asked when it has been told."))
    remains.later_wish = checked(WISH, said)
    remains.save()
    return remains


@action("remains.return_remains")
def return_remains(
    *, by: Actor, remains_id: UUID, at: datetime, custody: Mapping[str, str], said: Mapping[str, str]
) -> Return:
    """Hand remains over to the family or the State, with the last step of the chain of custody.

    Raises `NotAllowed`, `NotThisStep`; `BodiesError` before the family was asked about later finds, for a gap that
    nobody explains, and for a family's request to which the home State objects.
    """
    remains = HumanRemains.objects.for_change(remains_id)
    account = _taken(remains, Step.RETURN, by)
    if documented_kin(remains.person_id) and later_wish_of(remains) is None:
        raise BodiesError(_("First ask the family what to do if more is found later."))
    left = _leaves(remains, account, How.HANDED_OVER, at, custody, said)
    _leave_grave(by, remains)
    return left


@action("remains.bury_remains")
def bury_remains(
    *, by: Actor, remains_id: UUID, at: datetime, custody: Mapping[str, str], said: Mapping[str, str]
) -> Return:
    """Bury remains here; a later find also before anybody is told of it, if the family chose so, by the rite it chose.

    Raises `NotAllowed`, `NotThisStep`, `BodiesError`.
    """
    remains = HumanRemains.objects.for_change(remains_id)
    if remains.later_find and remains.state == Stands.IDENTIFIED:
        account = _taken(remains, Step.BURY_UNTOLD, by)
        how = GRAVE_OF[_chosen(remains, Step.BURY_UNTOLD)]
    else:
        account, how = _taken(remains, Step.BURY, by), How.BURIED
    _leave_grave(by, remains)
    left = _leaves(remains, account, how, at, custody, said)
    # Art. 120: of ashes too it is written where they are, so that the family finds them.
    remains.grave = _grave(by, at, left.said, is_ashes=how is How.CREMATED)
    remains.save()
    return left


@action("remains.lay_unknown")
def lay_unknown(
    *, by: Actor, remains_id: UUID, at: datetime, custody: Mapping[str, str], said: Mapping[str, str]
) -> Grave:
    """Lay remains that nobody knows in a grave of their own, under their number, until they are known.

    Raises `NotAllowed`, `DeathError`; `BodiesError` before the examination.
    """
    account = permitted(by, Permission.KEEP_REMAINS)
    remains = HumanRemains.objects.for_change(remains_id)
    if Stands(remains.state) not in UNKNOWN - {Stands.REGISTERED} or remains.grave_id is not None:
        raise BodiesError(_("Remains are examined first, and lie in one grave. Look at the page again."))
    filled = checked(BURIAL, said)
    add_step(remains, account, at, dict(custody))
    remains.grave = _grave(by, at, filled)
    remains.save()
    return remains.grave


def later_wish_of(remains: HumanRemains) -> LaterWish | None:
    """What the family chose, when it was told of remains of the same person; None: it was not asked.

    Where it chose differently, it is told: nothing is buried that one of them wanted to know of.
    """
    rows = list(HumanRemains.objects.filter(person=remains.person, state__in=AFTER_TELLING).exclude(pk=remains.pk))
    trust(*rows)
    wishes = {LaterWish(row.later_wish["choice"]) for row in (*rows, remains) if row.later_wish}
    return wishes.pop() if len(wishes) == 1 else LaterWish.NOTIFY if wishes else None


def next_of_later_find(remains: HumanRemains) -> Step:
    """What follows with a later find. A family that was not asked is told."""
    return LATER[later_wish_of(remains) or LaterWish.NOTIFY]


def _chosen(remains: HumanRemains, step: Step) -> LaterWish:
    """The family's choice, if this step follows from it. Raises `BodiesError`."""
    if next_of_later_find(remains) is not step:
        raise BodiesError(_("The family chose otherwise for later finds. The page says what it chose."))
    return later_wish_of(remains) or LaterWish.NOTIFY


def _grave(by: Actor, at: datetime, said: Mapping[str, str], *, is_ashes: bool = False) -> Grave:
    resting = Resting(
        on=at.date(),
        cemetery=said["cemetery"],
        plot=said["plot"],
        coordinates=said.get("coordinates", ""),
        marking=said["marking"],
    )
    return lay_grave(by=by, resting=resting, is_ashes=is_ashes)


def _leave_grave(by: Actor, remains: HumanRemains) -> None:
    """Out of the grave in which they lay while nobody knew them."""
    if remains.grave_id is not None:
        empty_grave(by=by, grave_id=remains.grave_id)
        remains.grave = None
        remains.save()


def _taken(remains: HumanRemains, step: Step, by: Actor) -> UUID:
    account = take(remains, step, by)
    assert account is not None
    return account


def _leaves(
    remains: HumanRemains, account: UUID, how: How, at: datetime, custody: Mapping[str, str], said: Mapping[str, str]
) -> Return:
    """The last step of the chain, and what was written of it."""
    step = add_step(remains, account, at, dict(custody))
    remains.save()
    filled = checked_leaving(how, said, broken=has_breaks(chain_of(remains)))
    left = Return(remains=remains, how=how, said=filled, step=step, recorded_by=account, recorded_at=timezone.now())
    left.save()
    return left
