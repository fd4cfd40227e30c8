"""What is reported of somebody whom the other Power holds."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.actions.events import append_event
from vistka.registry.actions.rows import person_for_change
from vistka.registry.errors import RegistryError
from vistka.registry.models import Report, Side
from vistka.registry.newcomers import NewReport
from vistka.registry.reading import proved
from vistka.registry.records import is_official_word, notified_death, report_row
from vistka.registry.states import State


@action("registry.record_report")
def record_report(*, by: Actor, person_id: UUID, report: NewReport) -> Report:
    """Record what is reported. A death that was officially notified is an event too. Raises `RegistryError`."""
    permitted(by, Permission.REGISTER)
    person = person_for_change(person_id)
    if person.side != Side.REPORTED:
        raise RegistryError(_("We hold this person ourselves. Record what happens to him as an event."))
    row = report_row(person.pk, report, timezone.now())
    row.save()
    last = proved(Report, person.notified_id)
    if is_official_word(row) and (last is None or last.received_on <= row.received_on):
        person.notified = row
        person.save()
    death = notified_death(report)
    if death and person.state != State.DEAD:
        append_event(person, death.kind, death.said)
    return row
