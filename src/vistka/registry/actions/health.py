"""How a person is, and until when word of it is due again (Geneva Convention III art. 122(6))."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.actions.rows import person_for_change
from vistka.registry.errors import RegistryError
from vistka.registry.health import SERIOUS, HealthValue
from vistka.registry.models import HealthNote, Side
from vistka.registry.records import HEALTH_WITHIN
from vistka.registry.states import IN_OUR_HANDS, State


@action("registry.record_health")
def record_health(
    *, by: Actor, person_id: UUID, observed_on: date, value: HealthValue, hospital: str = ""
) -> HealthNote:
    """Write how the person was on a day. Of the seriously ill, word is due again a week later."""
    permitted(by, Permission.RECORD_HEALTH)
    if observed_on > timezone.now().date():
        raise RegistryError(_("This day is still to come. Write how the person was on a day that was."))
    person = person_for_change(person_id)
    if person.side != Side.HELD or State(person.state) not in IN_OUR_HANDS:
        raise RegistryError(_("Health is written of those who are held here now."))
    is_latest = person.health_note is None or person.health_note.observed_on <= observed_on
    note = HealthNote(
        person=person,
        observed_on=observed_on,
        value=HealthValue(value).value,
        hospital=hospital.strip(),
        recorded_at=timezone.now(),
    )
    note.save()
    if is_latest:
        person.health_note = note
        seen = datetime.combine(observed_on, time.min, UTC)
        person.health_due_at = seen + HEALTH_WITHIN if value in SERIOUS else None
        person.save()
    return note
