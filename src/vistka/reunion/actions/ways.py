"""Ways home are opened, decided by two people, refused with each reason, carried out."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.actions.rows import person_for_change
from vistka.registry.models import Category, Person, Side
from vistka.registry.reading import proved_person
from vistka.registry.states import IN_OUR_HANDS, State
from vistka.reunion.actions.effects import note_departure
from vistka.reunion.actions.rows import (
    copy_for_escorts,
    goes,
    goes_along,
    refuse_unless_eligible,
    refuse_unless_still_eligible,
    settles,
    take,
    way_for_change,
)
from vistka.reunion.eligibility import Condition
from vistka.reunion.errors import NotEligible, ReunionError
from vistka.reunion.facts import missing_of
from vistka.reunion.kinds import SAID, WayKind, Why, WhyKept, is_open_to
from vistka.reunion.models import WayHome
from vistka.reunion.states import LIVE, Step
from vistka.tracing.links import link_of

_NOT_LINKED = _("Two people must first confirm that this is the person whom she seeks.")

_NOT_YET = _("A handover can be opened once two people have confirmed whom she seeks, and only of who is held by us.")


@action("reunion.open_way")
def open_way(
    *, by: Actor, person_id: UUID, kind: WayKind, enquirer_id: UUID | None = None, list_id: UUID | None = None
) -> WayHome:
    """Open a way home. A handover names who would come for him; no other kind knows anybody who comes.

    Other ways of his that are open stay open: none blocks another. Raises `NotAllowed`, `ReunionError`, `Forged`;
    `NotEligible` for whom the law does not open this way.
    """
    officer = permitted(by, Permission.DECIDE_RELEASE)
    person = person_for_change(person_id)
    enquirer = Enquirer.objects.get(pk=enquirer_id) if enquirer_id else None
    _can_be_opened(person, kind, enquirer)
    way = WayHome(
        person=person,
        kind=WayKind(kind),
        enquirer=enquirer,
        state="open",
        list_id=list_id,
        opened_by=officer,
        opened_at=timezone.now(),
    )
    way.save()
    return way


@action("reunion.open_way")
def open_handover(*, by: Actor, enquirer_id: UUID) -> WayHome:
    """Open a handover to this enquirer of the person to whom two people linked her.

    Raises as `open_way` does; without a match and for who is not here any more in the same words.
    """
    link = link_of(Enquirer.objects.values_list("enquiry_id", flat=True).get(pk=enquirer_id))
    if link is None or not _is_here(proved_person(link.person_id)):
        raise ReunionError(_NOT_YET)
    return open_way(by=by, person_id=link.person_id, kind=WayKind.HANDOVER, enquirer_id=enquirer_id)


@action("reunion.propose_way")
def propose_way(*, by: Actor, way_id: UUID) -> WayHome:
    """Propose that he may go this way. Raises `NotAllowed`, `NotThisStep`, `NotEligible` with what is missing."""
    way = way_for_change(way_id)
    way.proposed_by = take(way, Step.PROPOSE, by)
    refuse_unless_eligible(way)
    way.proposed_at = timezone.now()
    way.save()
    return way


@action("reunion.decide_way")
def decide_way(*, by: Actor, way_id: UUID) -> WayHome:
    """Say as the second that he may go this way; now the escorts know of it, unless he goes with a list of many.

    Raises `NotAllowed`, also for who proposed it; `NotThisStep`; `NotEligible` with what is missing by now.
    """
    way = way_for_change(way_id)
    way.decided_by = take(way, Step.DECIDE, by)
    refuse_unless_eligible(way)
    way.decided_at = timezone.now()
    if way.list_id is None:
        copy_for_escorts(way)
    way.save()
    return way


@action("reunion.refuse_way")
def refuse_way(*, by: Actor, way_id: UUID, why: Why) -> WayHome:
    """Refuse this way home, with the reason, and with each condition that is missing. Raises `NotAllowed`."""
    way = way_for_change(way_id)
    way.settled_by = take(way, Step.REFUSE, by)
    if why not in SAID:
        raise ReunionError(_("Choose one of the reasons."))
    settles(way, Why(why), missing_of(way))
    return way


@action("reunion.carry_out")
def carry_out(
    *, by: Actor, way_id: UUID, on: date, to: str = "", no_press: bool, why: WhyKept | None = None
) -> WayHome:
    """Note that he has gone this way: an exchange, a repatriation, a release, a transfer. `to`: where to.

    `no_press`: the officer promises that there was no press and no camera; `why` something of his stays, where it does.
    An open handover ends by it. Raises `NotAllowed`, `NotThisStep`; `ReunionError` without the promise, or while
    something is kept without a reason; `NoLongerEligible` when a condition fell away since.
    """
    way = way_for_change(way_id)
    officer = way.settled_by = take(way, Step.CARRY_OUT, by)
    assert officer is not None
    refuse_unless_still_eligible(way)
    note_departure(way, officer, no_press=no_press, why=why)
    goes_along(way, officer)
    goes(way, {"on": on.isoformat(), "to": to})
    way.settled_at = timezone.now()
    way.save()
    return way


def _is_here(person: Person) -> bool:
    return person.side == Side.HELD and State(person.state) in IN_OUR_HANDS


def _can_be_opened(person: Person, kind: WayKind, enquirer: Enquirer | None) -> None:
    if not _is_here(person):
        raise ReunionError(_("For this person no way home can be opened now."))
    if not is_open_to(kind, Category(person.category)):
        raise NotEligible([Condition.OPEN_TO_CATEGORY])
    if (enquirer is not None) is not (kind is WayKind.HANDOVER):
        raise ReunionError(_("A handover names who comes. No other way home depends on anybody who comes."))
    if enquirer is not None:
        trust(enquirer)
        link = link_of(enquirer.enquiry_id)
        if link is None or link.person_id != person.pk:
            raise ReunionError(_NOT_LINKED)
    if WayHome.objects.filter(person=person, kind=kind, enquirer=enquirer, state__in=LIVE).exists():
        raise ReunionError(_("This way home is open already."))
