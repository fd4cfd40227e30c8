"""Rows about to be changed: the person first, then the way, so that two officers never wait for each other."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone

from vistka.access.machines import Machine
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.registry.actions.events import append_event
from vistka.registry.actions.rows import person_for_change
from vistka.registry.particulars import best
from vistka.reunion.eligibility import Condition
from vistka.reunion.errors import NoLongerEligible, NotEligible
from vistka.reunion.facts import missing_of
from vistka.reunion.kinds import HAPPENS, WayKind, Why
from vistka.reunion.machines import machine_of
from vistka.reunion.models import WayHome
from vistka.reunion.states import LIVE, Step

BY_ITSELF = machine("ways home")


def way_for_change(way_id: UUID) -> WayHome:
    """The way home, its person locked before it, both proved. Raises `DoesNotExist`, `Forged`, `RegistryError`."""
    person = person_for_change(WayHome.objects.values_list("person_id", flat=True).get(pk=way_id))
    way = WayHome.objects.for_change(way_id)
    if way.person_id != person.pk:
        raise Forged([str(way)])
    way.person = person
    return way


def take(way: WayHome, step: Step, by: Actor) -> UUID | None:
    """Take a step of the way's table. Raises what `Machine.take` raises."""
    table: Machine = machine_of(way)
    return table.take(way, step, by)


def refuse_unless_eligible(way: WayHome) -> None:
    """Raises `NotEligible` while anything of the table is missing, with each reason in words."""
    reasons: tuple[Condition, ...] = missing_of(way)
    if reasons:
        raise NotEligible(reasons)


def refuse_unless_still_eligible(way: WayHome) -> None:
    """The same on the road. Raises `NoLongerEligible`, which says no reason to escorts."""
    reasons = missing_of(way)
    if reasons:
        raise NoLongerEligible(reasons)


def goes_along(way: WayHome, account: UUID) -> None:
    """Who plans or sets out is one of the two. In the place of two others she begins anew, and waits for a second."""
    if account in way.escorts:
        return
    if len(way.escorts) == 1:
        way.second_escort = account
    else:
        way.first_escort, way.second_escort = account, None


def copy_for_escorts(way: WayHome) -> None:
    """Copy what the escorts need to know, and no more."""
    person, her = way.person, way.enquirer
    way.his_brief = {
        "family_name": best(person.identities, "family_name"),
        "first_names": " ".join(filter(None, (best(person.identities, part) for part in ("given_name", "patronymic")))),
        "birth_date": best(person.identities, "birth_date"),
    }
    way.her_brief = {} if her is None else {key: her.said.get(key, "") for key in ("name", "birth_date", "relation")}


def goes(way: WayHome, said: dict[str, str]) -> None:
    """He has gone this way: the register learns it, and every other way home of his ends. `way` is not saved."""
    append_event(way.person, HAPPENS[WayKind(way.kind)], said)
    for other in _others(way):
        ends(other, Why.ANOTHER_WAY)


def ends(way: WayHome, why: Why) -> None:
    """End a way home that nobody will go. Its person is locked."""
    take(way, Step.END, BY_ITSELF)
    settles(way, why)


def settles(way: WayHome, why: Why, missing: tuple[Condition, ...] = ()) -> None:
    """Write why it is over, and erase what was copied for the escorts."""
    way.said = {"why": why.value, "missing": [condition.value for condition in missing]}
    way.settled_at = timezone.now()
    way.his_brief, way.her_brief = {}, {}
    way.save()


def _others(way: WayHome) -> Iterator[WayHome]:
    """The other ways of the same person that are not settled, locked."""
    others = WayHome.objects.filter(person_id=way.person_id, state__in=LIVE).exclude(pk=way.pk).order_by("pk")
    for key in others.values_list("pk", flat=True):
        other = WayHome.objects.for_change(key)
        other.person = way.person
        yield other
