"""Official enquiries (art. 121): into deaths and serious injuries by a guard, a prisoner, others, or of unknown cause."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.models import Side
from vistka.registry.reading import proved_person
from vistka.remains.dead.causes import Cause, is_enquiry_owed
from vistka.remains.dead.deaths import death_for_change, enquiry_of, is_owed
from vistka.remains.dead.errors import DeathError
from vistka.remains.dead.machines import OFFICIAL_ENQUIRY, EnquiryState
from vistka.remains.dead.words import Whose
from vistka.remains.models import Death, OfficialEnquiry


@dataclass(frozen=True, kw_only=True)
class Statement:
    """That a witness was heard: who, and when. What was said lies with the enquiry, never here."""

    name: str = field(repr=False)
    address: str = field(default="", repr=False)
    whose: Whose
    taken_on: date


@action("remains.open_official_enquiry")
def open_official_enquiry(*, by: Actor, death_id: UUID) -> OfficialEnquiry:
    """Open the enquiry into a death. Raises `NotAllowed`; `DeathError` where none is owed or one is open."""
    officer = permitted(by, Permission.RECORD_DEATH)
    death = death_for_change(death_id)
    if not is_owed(death):
        raise DeathError(_("By what the doctor wrote no official enquiry is owed for this death."))
    if enquiry_of(death) is not None:
        raise DeathError(_("The official enquiry into this death is open already."))
    said = {"cause": death.medical["cause"], "on": death.identity.get("on", "")}
    return _opened(officer, death.person_id, said, death)


@action("remains.open_injury_enquiry")
def open_injury_enquiry(*, by: Actor, person_id: UUID, cause: Cause, on: date, place: str = "") -> OfficialEnquiry:
    """Open the enquiry into a serious injury. Raises `NotAllowed`; `DeathError` where none is owed."""
    officer = permitted(by, Permission.RECORD_DEATH)
    if proved_person(person_id).side != Side.HELD or not is_enquiry_owed(cause, suspected=False):
        raise DeathError(
            _("An enquiry is owed for a serious injury by a guard, a prisoner or others, of one who is held here.")
        )
    if on > timezone.localdate():
        raise DeathError(_("This day is still to come. Write what has happened."))
    return _opened(officer, person_id, {"cause": cause.value, "on": on.isoformat(), "place": place.strip()}, None)


@action("remains.take_statement")
def take_statement(*, by: Actor, enquiry_id: UUID, statement: Statement) -> OfficialEnquiry:
    """Note that a witness was heard. Raises `NotAllowed`, `NotThisStep`, `DeathError`."""
    enquiry = OfficialEnquiry.objects.for_change(enquiry_id)
    OFFICIAL_ENQUIRY.take(enquiry, "take_statement", by)
    if not statement.name.strip() or statement.taken_on > timezone.localdate():
        raise DeathError(_("Write who was heard, and on which day that was."))
    said = {
        "name": statement.name.strip(),
        "address": statement.address.strip(),
        "whose": statement.whose.value,
        "taken_on": statement.taken_on.isoformat(),
    }
    enquiry.statements = [*enquiry.statements, said]
    enquiry.save()
    return enquiry


@action("remains.report_official_enquiry")
def report_official_enquiry(
    *, by: Actor, enquiry_id: UUID, to: str, on: date, none_because: str = ""
) -> OfficialEnquiry:
    """Note that the report with the statements went to the Protecting Power. `none_because`: why nobody was heard.

    Raises `NotAllowed`, `NotThisStep`; `DeathError` without a statement or the reason why there is none.
    """
    enquiry = OfficialEnquiry.objects.for_change(enquiry_id)
    enquiry.reported_by = OFFICIAL_ENQUIRY.take(enquiry, "report", by)
    if not enquiry.statements and not none_because.strip():
        raise DeathError(_("The report holds the statements of witnesses. Note them, or why there are none."))
    if not to.strip() or on > timezone.localdate():
        raise DeathError(_("Write to whom the report went, and on which day that was."))
    enquiry.reported_at = timezone.now()
    enquiry.report = {"to": to.strip(), "on": on.isoformat(), "none_because": none_because.strip()}
    enquiry.save()
    return enquiry


def _opened(officer: UUID, person_id: UUID, matter: dict[str, str], death: Death | None) -> OfficialEnquiry:
    enquiry = OfficialEnquiry(
        person_id=person_id,
        death=death,
        state=EnquiryState.OPENED,
        matter=matter,
        opened_by=officer,
        opened_at=timezone.now(),
    )
    enquiry.save()
    return enquiry
