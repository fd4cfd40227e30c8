"""Who remains were: an expert's decision is written by one, signed by another, and makes a dead person of the register.

It tells nobody. That the person is the one whom a family seeks, two people say (`tracing`); news is brought by a person
(`contact`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, still_open
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.actions.events import append_event
from vistka.registry.actions.rows import person_for_change
from vistka.registry.models import Category, Event, Person, Side
from vistka.registry.newcomers import Newcomer, NewEvent
from vistka.registry.particulars import Identity, Provenance, best, particular
from vistka.registry.records import records_of
from vistka.registry.states import IN_OUR_HANDS, EventKind, State
from vistka.remains.bodies.actions.registering import person_by, take
from vistka.remains.bodies.advisor import Sex
from vistka.remains.bodies.deciding import Decision, Method, checked_decision, checked_methods
from vistka.remains.bodies.errors import BodiesError
from vistka.remains.bodies.machines import AFTER_TELLING, REMAINS, UNKNOWN, Step
from vistka.remains.bodies.machines import State as Stands
from vistka.remains.bodies.samples import advice_on
from vistka.remains.models import HumanRemains, Identification, Sample
from vistka.vault.fields import find_by
from vistka.vault.numbers import free_numbers

_PARTICULARS: Final = ("family_name", "given_name", "patronymic", "birth_date")


@action("remains.write_decision")
def write_decision(*, by: Actor, remains_id: UUID, decision: Decision) -> Identification:
    """Write an expert's decision; another signs it. Raises `NotAllowed`, `NotThisStep`, `BodiesError`."""
    writer = permitted(by, Permission.IDENTIFY)
    remains = HumanRemains.objects.for_change(remains_id)
    _can_be_decided(remains)
    said = checked_decision(decision)
    samples = _samples(decision.barcodes)
    methods = checked_methods(decision.methods)
    if Method.DNA in methods:
        _donors_suffice(remains, samples)
    person = person_by(decision.person_number) if decision.person_number.strip() else None
    if person is not None:
        _can_be(person, said)
    written = Identification(
        remains=remains,
        said={**said, "methods": methods, "samples": [str(one.pk) for one in samples]},
        person=person,
        written_by=writer,
        written_at=timezone.now(),
    )
    written.save()
    remains.decision, remains.decided_by = written, writer
    remains.save()
    return written


@action("remains.drop_decision")
def drop_decision(*, by: Actor, decision_id: UUID) -> Identification:
    """Put away a decision that was not signed twice. Raises `NotAllowed`, `AccessError`."""
    permitted(by, Permission.IDENTIFY)
    remains, decision = _locked(decision_id)
    decision.dropped_at = timezone.now()
    decision.save()
    remains.decision, remains.decided_by = None, None
    remains.save()
    return decision


@action("remains.sign_decision")
def sign_decision(*, by: Actor, decision_id: UUID) -> Identification:
    """Sign a decision that somebody else wrote. The remains, and the parts that belong to them, are then known.

    Who stands in no register is registered as dead; who does, is dead from now on. Raises `NotAllowed`, `NotThisStep`;
    `BodiesError` when a consent was taken back meanwhile.
    """
    remains, decision = _locked(decision_id)
    signer = REMAINS.take(remains, Step.IDENTIFY, by)
    if Method.DNA in decision.said["methods"]:
        _donors_suffice(remains, [Sample.objects.for_change(UUID(one)) for one in decision.said["samples"]])
    decision.signed_by, decision.signed_at = signer, timezone.now()
    person, death = _dead_person(decision)
    decision.person, decision.said = person, {**decision.said, "event": str(death.pk) if death else ""}
    decision.save()
    was_told = HumanRemains.objects.filter(person=person, state__in=AFTER_TELLING).exists()
    for one in (remains, *_parts_of(remains)):
        if one is not remains:
            one.decision, one.decided_by = decision, decision.written_by
            take(one, Step.IDENTIFY, by)
        one.person, one.later_find, one.state_since = person, was_told, decision.signed_at
        one.save()
    return decision


@action("remains.doubt_decision")
def doubt_decision(*, by: Actor, remains_id: UUID) -> HumanRemains:
    """Propose to take a signed decision back, since it was wrong. Raises `NotAllowed`, `BodiesError`."""
    account = permitted(by, Permission.IDENTIFY)
    remains = HumanRemains.objects.for_change(remains_id)
    if remains.state not in REMAINS.steps[Step.RECANT].before:
        raise BodiesError(_("No signed decision stands that could be taken back. Look at the page again."))
    remains.doubted_by = account
    remains.save()
    return remains


@action("remains.recant_decision")
def recant_decision(*, by: Actor, remains_id: UUID) -> Identification:
    """Take a signed decision back, as the second: of all remains that it named, and the death that it brought with it.

    News of that death is then stopped by itself (`contact`). Raises `NotAllowed`, `NotThisStep`; `BodiesError` before
    somebody else proposed it, and where some of the remains have left us.
    """
    remains = HumanRemains.objects.for_change(remains_id)
    doubter = remains.doubted_by
    take(remains, Step.RECANT, by)
    if doubter is None or remains.decision_id is None:
        raise BodiesError(_("Two people take a decision back. One proposes it first."))
    decision = Identification.objects.for_change(remains.decision_id)
    others = HumanRemains.objects.filter(decision=decision).exclude(pk=remains.pk).order_by("pk")
    for one in (remains, *(HumanRemains.objects.for_change(pk) for pk in list(others.values_list("pk", flat=True)))):
        if one is not remains:
            one.doubted_by = doubter
            take(one, Step.RECANT, by)
        one.decision, one.decided_by, one.doubted_by, one.person, one.enquiry = None, None, None, None, None
        one.presumed, one.told, one.later_find = {}, {}, False
        one.save()
    decision.dropped_at = timezone.now()
    decision.save()
    _take_death_back(decision)
    return decision


def _take_death_back(decision: Identification) -> None:
    """The death that this decision brought into the register is corrected, unless other remains bear it out."""
    event_id, person_id = decision.said.get("event"), decision.person_id
    if not event_id or person_id is None or HumanRemains.objects.filter(person_id=person_id).exists():
        return
    if not Event.objects.filter(corrects_id=event_id).exists():
        append_event(person_for_change(person_id), None, {}, corrects=Event.objects.for_change(UUID(event_id)))


def _locked(decision_id: UUID) -> tuple[HumanRemains, Identification]:
    """The remains and their open decision. Raises `AccessError` for one that is settled."""
    remains = HumanRemains.objects.for_change(
        Identification.objects.values_list("remains_id", flat=True).get(pk=decision_id)
    )
    decision = Identification.objects.for_change(decision_id)
    still_open(decision.signed_at, decision.dropped_at)
    if remains.decision_id != decision.pk:
        raise BodiesError(_("Another decision stands for these remains. Look at the page again."))
    return remains, decision


def _can_be_decided(remains: HumanRemains) -> None:
    if Stands(remains.state) not in UNKNOWN - {Stands.REGISTERED}:
        raise BodiesError(_("Remains are examined first, and decided on once. Look at the page again."))
    if remains.decision_id is not None:
        raise BodiesError(_("An expert's decision waits for its second signature. Sign or drop it."))


def _samples(barcodes: tuple[str, ...]) -> list[Sample]:
    """The samples with these barcodes, proved. Raises `BodiesError`."""
    found = [find_by(Sample.objects.all(), "barcode_key", barcode).first() for barcode in dict.fromkeys(barcodes)]
    samples = [sample for sample in found if sample is not None]
    if len(samples) < len(found):
        raise BodiesError(_("One of the barcodes is not written down here. Look at the kits."))
    trust(*samples)
    return samples


def _donors_suffice(remains: HumanRemains, samples: list[Sample]) -> None:
    """Refuse DNA without a sample of the remains, and without two relatives, or one by two methods, or his own."""
    own = [sample for sample in samples if sample.remains_id is not None]
    kin = [sample for sample in samples if sample.enquiry_id is not None]
    if not own or any(sample.remains_id != remains.pk for sample in own):
        raise BodiesError(_("Name a sample of these remains, and the samples it was compared with."))
    if any(sample.withdrawn_at is not None for sample in kin):
        raise BodiesError(_("A donor took the consent back. This sample counts for nothing."))
    if len({_family_of(sample) for sample in kin}) > 1:
        raise BodiesError(_("The samples are of two families. Name those of one."))
    if not advice_on(kin, Sex(remains.features["sex"])).suffices:
        raise BodiesError(
            _("These samples do not suffice: two close relatives, or one by two DNA methods, or the person's own.")
        )


def _family_of(sample: Sample) -> UUID | None:
    """The enquiry for which a sample was given; that to which it was joined, if it was."""
    if sample.enquiry is None:
        return None
    trust(sample.enquiry)
    return sample.enquiry.joined_to_id or sample.enquiry_id


def _can_be(person: Person, said: Mapping[str, str]) -> None:
    """Refuse to call one dead who is held here alive, or who has neither the name nor the birth of the decision."""
    if person.side == Side.HELD and State(person.state) in IN_OUR_HANDS:
        raise BodiesError(_("The register has this person as held here and alive. Speak with the registrar first."))
    same = [
        _plain(best(person.identities, name)) == _plain(said.get(name, "")) for name in ("family_name", "birth_date")
    ]
    if not any(same):
        raise BodiesError(_("The register has another name and birth under this number. Look at both."))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _parts_of(remains: HumanRemains) -> list[HumanRemains]:
    """All that belongs to these remains and is not known yet, locked. Raises `BodiesError` while one waits by itself."""
    found, above = [], [remains.pk]
    while above:
        below = list(HumanRemains.objects.filter(parent__in=above).order_by("pk").values_list("pk", flat=True))
        found += [HumanRemains.objects.for_change(one) for one in below]
        above = below
    unknown = [one for one in found if Stands(one.state) in UNKNOWN]
    if any(one.decision_id is not None or Stands(one.state) is Stands.REGISTERED for one in unknown):
        raise BodiesError(_("A part is not examined yet, or has a decision of its own. Settle that first."))
    return unknown


def _dead_person(decision: Identification) -> tuple[Person, Event | None]:
    """The dead person of the register, the one whom the decision names or a new one; and the death, if it is new.

    Raises `RegistryError`.
    """
    said = {"on": decision.said.get("died_on", "")}
    if decision.person_id is not None:
        person = person_for_change(decision.person_id)
        _can_be(person, decision.said)
        return person, None if person.state == State.DEAD else append_event(person, EventKind.DIED, said)
    particulars = {
        name: particular(decision.said[name], Provenance.DOCUMENT) for name in _PARTICULARS if decision.said.get(name)
    }
    newcomer = Newcomer(
        side=Side.HELD,
        category=Category(decision.said["category"]),
        identities={Identity.ESTABLISHED.value: particulars},
        events=[NewEvent(kind=EventKind.DIED, said=said)],
    )
    records = records_of(newcomer, number=free_numbers(Person.objects.all(), 1)[0], now=timezone.now())
    records.person.save(force_insert=True)
    [death] = records.events
    death.save(force_insert=True)
    return records.person, death
