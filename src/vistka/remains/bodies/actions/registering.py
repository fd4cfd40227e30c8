"""Remains come to us: registered under a number, handed on under seal, examined, put together, presumed to be somebody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.enquiries.models import Enquirer
from vistka.enquiries.numbers import enquirer_of
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.models import Person
from vistka.remains.bodies.custody import add_step
from vistka.remains.bodies.errors import BodiesError
from vistka.remains.bodies.machines import LEFT, REMAINS, UNKNOWN, State, Step
from vistka.remains.bodies.sheets import FEATURES, FOUND, RECOVERED, BodyPart, checked
from vistka.remains.models import CustodyStep, HumanRemains
from vistka.vault.fields import find_by
from vistka.vault.numbers import free_numbers

REVIEW_EVERY: Final = timedelta(days=365)
"""After twelve months remains that nobody knows are looked at anew: new samples may have come (section 4.3)."""


@action("remains.register_remains")
def register_remains(*, by: Actor, part: str, recovered: Mapping[str, str]) -> HumanRemains:
    """Register a body or a part under a number of its own. Raises `NotAllowed`, `BodiesError`."""
    account, now = permitted(by, Permission.KEEP_REMAINS), timezone.now()
    if part not in set(BodyPart):
        raise BodiesError(_("Say what was found: the whole body, or which part."))
    remains = HumanRemains(
        number=free_numbers(HumanRemains.objects.all(), 1)[0],
        part=part,
        recovered=checked(RECOVERED, recovered),
        state=REMAINS.begins,
        registered_by=account,
        registered_at=now,
        state_since=now,
        review_at=now + REVIEW_EVERY,
    )
    remains.save(force_insert=True)
    return remains


@action("remains.hand_on")
def hand_on(*, by: Actor, remains_id: UUID, at: datetime, said: Mapping[str, str]) -> CustodyStep:
    """Append a handing over. Nothing of it is changed later; what does not fit shows. Raises `BodiesError`."""
    account = permitted(by, Permission.KEEP_REMAINS)
    remains = HumanRemains.objects.for_change(remains_id)
    _are_here(remains)
    step = add_step(remains, account, at, dict(said))
    remains.save()
    return step


@action("remains.add_found")
def add_found(*, by: Actor, remains_id: UUID, said: Mapping[str, str]) -> HumanRemains:
    """Write down a thing that lay on or near the remains, as found. It changes no state. Raises `BodiesError`."""
    permitted(by, Permission.KEEP_REMAINS)
    remains = HumanRemains.objects.for_change(remains_id)
    remains.found_with = [*remains.found_with, checked(FOUND, said)]
    remains.save()
    return remains


@action("remains.examine_remains")
def examine_remains(*, by: Actor, remains_id: UUID, features: Mapping[str, str]) -> HumanRemains:
    """Write the examination. Raises `NotAllowed`, `NotThisStep`, `BodiesError`."""
    remains = HumanRemains.objects.for_change(remains_id)
    take(remains, Step.EXAMINE, by)
    remains.features = checked(FEATURES, features)
    remains.save()
    return remains


@action("remains.presume")
def presume(
    *, by: Actor, remains_id: UUID, grounds: str, enquirer_number: str = "", person_number: str = ""
) -> HumanRemains:
    """Presume whose remains these are: of somebody sought, by a family's number, or of somebody registered, by his.

    That is all that papers, discs, marks and sight lead to. Raises `NotAllowed`, `NotThisStep`, `BodiesError`.
    """
    remains = HumanRemains.objects.for_change(remains_id)
    take(remains, Step.PRESUME, by)
    if not grounds.strip():
        raise BodiesError(_("Write why you presume so."))
    enquirer = enquirer_by(enquirer_number) if enquirer_number.strip() else None
    person = person_by(person_number) if person_number.strip() else None
    if enquirer is None and person is None:
        raise BodiesError(_("Write the number on the family's receipt, or the number in the register."))
    remains.presumed = {"grounds": grounds.strip()}
    remains.enquiry_id = enquirer.enquiry_id if enquirer else None
    remains.person = person
    remains.save()
    return remains


@action("remains.doubt_presumption")
def doubt_presumption(*, by: Actor, remains_id: UUID) -> HumanRemains:
    """Take a presumption back. Raises `NotAllowed`, `NotThisStep`."""
    remains = HumanRemains.objects.for_change(remains_id)
    take(remains, Step.DOUBT, by)
    _no_open_decision(remains)
    remains.presumed, remains.enquiry, remains.person = {}, None, None
    remains.save()
    return remains


@action("remains.link_part")
def link_part(*, by: Actor, remains_id: UUID, to_number: str, expert: str, reference: str) -> HumanRemains:
    """Say by an expert's opinion that these remains belong to others; to none without a number. It makes nobody known.

    Raises `NotAllowed`; `BodiesError` for a part that would come to belong to itself.
    """
    permitted(by, Permission.KEEP_REMAINS)
    remains = HumanRemains.objects.for_change(remains_id)
    if not expert.strip() or not reference.strip():
        raise BodiesError(_("Write whose opinion it is, and its number."))
    parent = remains_by(to_number) if to_number.strip() else None
    above = parent
    while above is not None:
        if above.pk == remains.pk:
            raise BodiesError(_("A part cannot belong to itself, nor to a part of itself. Look at both numbers."))
        # Locked one by one: of two links made at once that would close a circle, one waits and sees the other.
        above = HumanRemains.objects.for_change(above.pk).parent
    remains.parent = parent
    remains.linked = {"expert": expert.strip(), "reference": reference.strip(), "on": timezone.localdate().isoformat()}
    remains.save()
    return remains


@action("remains.review_remains")
def review_remains(*, by: Actor, remains_id: UUID) -> HumanRemains:
    """Say that remains nobody knows were compared anew; in twelve months again. Raises `NotAllowed`, `BodiesError`."""
    permitted(by, Permission.KEEP_REMAINS)
    remains = HumanRemains.objects.for_change(remains_id)
    if State(remains.state) not in UNKNOWN:
        raise BodiesError(_("It is known who this was. Nothing is left to compare."))
    remains.review_at = timezone.now() + REVIEW_EVERY
    remains.save()
    return remains


def take(remains: HumanRemains, step: Step, by: Actor) -> UUID | None:
    """Take a step of the machine with remains that are locked; the caller saves them."""
    account = REMAINS.take(remains, step, by)
    remains.state_since = timezone.now()
    return account


def remains_by(number: str) -> HumanRemains:
    """The remains with this number, locked and proved. Raises `BodiesError`."""
    found = find_by(HumanRemains.objects.all(), "number_key", number).values_list("pk", flat=True).first()
    if found is None:
        raise BodiesError(_("No remains have this number. Look at it digit by digit."))
    return HumanRemains.objects.for_change(found)


def enquirer_by(number: str) -> Enquirer:
    """The enquirer with this number on her receipt, proved. Raises `BodiesError`."""
    enquirer = enquirer_of(number)
    if enquirer is None or enquirer.withdrawn_at is not None:
        raise BodiesError(_("No family has this number on its receipt. Look at it digit by digit."))
    trust(enquirer)
    return enquirer


def person_by(number: str) -> Person:
    """The person of the register with this number, proved. Raises `BodiesError`."""
    person = find_by(Person.objects.filter(undone_at=None), "number_key", number).first()
    if person is None:
        raise BodiesError(_("Nobody in the register has this number. Look at it digit by digit."))
    trust(person)
    return person


def _are_here(remains: HumanRemains) -> None:
    if State(remains.state) in LEFT:
        raise BodiesError(_("These remains have left us. Their chain ended with the handover."))


def _no_open_decision(remains: HumanRemains) -> None:
    if remains.decision_id is not None:
        raise BodiesError(_("An expert's decision waits for its second signature. Drop it first."))
