"""The notification of a death: noted, examined by a doctor, witnessed by two, certified by a second person, closed.

The register's event stays the one truth of who is dead: news to a family follows from it, and from nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
from vistka.registry import actions as registry
from vistka.registry.models import Person, Side
from vistka.registry.reading import proved_person
from vistka.registry.states import EventKind
from vistka.remains.dead.causes import Cause, is_enquiry_owed
from vistka.remains.dead.errors import DeathError
from vistka.remains.dead.identity import death_event, identity_of
from vistka.remains.dead.machines import DEATH, DeathState, EnquiryState
from vistka.remains.dead.words import Disc, Effects, KnownBy
from vistka.remains.models import Death, OfficialEnquiry

WITNESSES: Final = 2
"""Annex IV.D: signature and address of two witnesses."""


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What is noted first. `on` (EDTF) and `place` of the death count only where the register has no death yet.

    `through`: by whom the effects are forwarded. `account`: who cared for the person and can give a short account.
    """

    disc: Disc
    effects: Effects
    through: str = ""
    account: str = ""
    on: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Examination:
    """What the doctor found. `words`: the circumstances of the death in a few words; never how he was taken."""

    cause: Cause
    suspected: bool
    known_by: KnownBy
    on: date
    words: str = field(default="", repr=False)


@action("remains.note_death")
def note_death(*, by: Actor, person_id: UUID, notice: Notice) -> Death:
    """Begin the notification; where the register does not say yet that the person died, it says so now.

    Raises `NotAllowed`; `DeathError` for one whom the other Power holds, or of whom there is a notification already.
    """
    officer = permitted(by, Permission.RECORD_DEATH)
    person = proved_person(person_id)
    if person.side != Side.HELD:
        raise DeathError(_("The other Power held this person, so it writes the notification. Record what it reports."))
    if Death.objects.filter(person_id=person_id).exclude(state=DeathState.TAKEN_BACK).exists():
        raise DeathError(_("There is a notification of this death already. Go on with that one."))
    if notice.effects is Effects.FORWARDED and not notice.through.strip():
        raise DeathError(_("Write through which agency the belongings are forwarded."))
    event = death_event(person)
    if event is None:
        said = {"on": notice.on, "place": notice.place}
        event = registry.record_event(by=by, person_id=person_id, kind=EventKind.DIED, said=said)
        person = proved_person(person_id)
    death = Death(
        person=person,
        event=event,
        state=DeathState.NOTED,
        identity=identity_of(person, event),
        notice={
            "disc": notice.disc.value,
            "effects": notice.effects.value,
            "through": notice.through.strip(),
            "account": notice.account.strip(),
        },
        noted_by=officer,
        noted_at=timezone.now(),
    )
    death.save()
    return death


@action("remains.examine_dead")
def examine_dead(*, by: Actor, death_id: UUID, found: Examination) -> Death:
    """Write the medical examination, which comes before a burial. Raises `NotAllowed`, `NotThisStep`, `DeathError`."""
    death = death_for_change(death_id)
    death.examined_by = DEATH.take(death, "examine", by)
    death.examined_at = timezone.now()
    if found.on > timezone.localdate():
        raise DeathError(_("This day is still to come. Write what has happened."))
    death.medical = {
        "cause": found.cause.value,
        "suspected": found.suspected,
        "identity": found.known_by.value,
        "words": found.words.strip(),
        "on": found.on.isoformat(),
    }
    _copied(death)
    death.save()
    return death


@action("remains.add_death_witness")
def add_death_witness(*, by: Actor, death_id: UUID, witness: Mapping[str, str]) -> Death:
    """Add a witness: {name, address, signed_on}. Two are needed, and two are enough. Raises `DeathError`."""
    permitted(by, Permission.RECORD_DEATH)
    death = death_for_change(death_id)
    if death.state not in (DeathState.NOTED, DeathState.EXAMINED):
        raise DeathError(_("The death is certified: its witnesses stand as they are."))
    said = {key: str(witness.get(key, "")).strip() for key in ("name", "address", "signed_on")}
    if not all(said.values()):
        raise DeathError(_("Write the witness's name and address, and the day of the signature."))
    if len(death.witnesses) >= WITNESSES or said["name"] in {one["name"] for one in death.witnesses}:
        raise DeathError(_("Two different people witness a notification. Both stand here, or this one does already."))
    death.witnesses = [*death.witnesses, said]
    death.save()
    return death


@action("remains.certify_death")
def certify_death(*, by: Actor, death_id: UUID) -> Death:
    """Certify the death: not by the one who examined. Identity is copied from the register once more.

    Raises `NotAllowed`, `NotThisStep`; `DeathError` without two witnesses, while it is not sure who it is, and where an
    official enquiry is owed and was not opened.
    """
    death = death_for_change(death_id)
    death.certified_by = DEATH.take(death, "certify", by)
    death.certified_at = timezone.now()
    if death.medical["identity"] == KnownBy.NOT:
        raise DeathError(_("It is not sure who this is. Register human remains instead: an expert decides who it was."))
    if len(death.witnesses) < WITNESSES:
        raise DeathError(_("Two witnesses sign a notification of death. Add them first."))
    if is_owed(death) and enquiry_of(death) is None:
        raise DeathError(_("An official enquiry is owed for this death. Open it first."))
    _copied(death)
    death.save()
    return death


@action("remains.close_death")
def close_death(*, by: Actor, death_id: UUID) -> Death:
    """Close it: everything owed is done. Raises `NotAllowed`, `NotThisStep`, `DeathError`."""
    death = death_for_change(death_id)
    DEATH.take(death, "close", by)
    enquiry = enquiry_of(death)
    if (enquiry is None and is_owed(death)) or (enquiry is not None and enquiry.state != EnquiryState.REPORTED):
        raise DeathError(_("The official enquiry is not reported to the Protecting Power yet. Note that first."))
    death.closed_at = timezone.now()
    death.save()
    return death


@action("remains.take_death_back")
def take_death_back(*, by: Actor, death_id: UUID) -> Death:
    """Take a notification back whose death the register does not have any more. Raises `NotAllowed`, `DeathError`."""
    death = Death.objects.for_change(death_id)
    DEATH.take(death, "take_back", by)
    if death_event(proved_person(death.person_id)) is not None:
        raise DeathError(
            _("The register has this person as dead. If that is a mistake, correct the event there first.")
        )
    death.save()
    return death


def death_for_change(death_id: UUID) -> Death:
    """The notification, locked and proved. Raises `DeathError` when the register has no such death any more."""
    death = Death.objects.for_change(death_id)
    if death.state != DeathState.TAKEN_BACK and death_event(proved_person(death.person_id)) is None:
        raise DeathError(_("The register does not have this person as dead any more. Take the notification back."))
    return death


def is_owed(death: Death) -> bool:
    """Whether an official enquiry is owed, as far as the doctor has said. Opens health."""
    medical = death.medical
    return bool(medical) and is_enquiry_owed(Cause(medical["cause"]), suspected=medical["suspected"])


def enquiry_of(death: Death) -> OfficialEnquiry | None:
    """The official enquiry into it, proved. Raises `Forged`."""
    enquiry = OfficialEnquiry.objects.filter(death=death).first()
    if enquiry is not None:
        trust(enquiry)
    return enquiry


def _copied(death: Death) -> None:
    """Copy anew who it is, and the event that counts now."""
    person: Person = proved_person(death.person_id)
    event = death_event(person)
    assert event is not None
    death.event, death.identity = event, identity_of(person, event)
