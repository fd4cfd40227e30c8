"""A newcomer as rows: everything checked against the tables before any of it is written.

One person and a unit of hundreds are registered by the same rules; only how the rows are saved differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _

from vistka.dates import DateRange
from vistka.registry.described import description_of
from vistka.registry.errors import RegistryError
from vistka.registry.happened import (
    Happening,
    captured_on,
    checked_day,
    checked_said,
    day_of,
    first_day,
    in_order,
    state_after,
)
from vistka.registry.models import CaptureCard, CardAddressee, Category, Event, Identifier, Person, Report, Side
from vistka.registry.name_forms import checked_form
from vistka.registry.newcomers import Newcomer, NewEvent, NewIdentifier, NewReport
from vistka.registry.outside_numbers import NumberKind
from vistka.registry.particulars import WITHOUT_VALUE, Provenance, checked
from vistka.registry.reports import CAN_NOTIFY, ReportSource, ReportStatus
from vistka.registry.states import CARD_AFTER, CARD_WITHIN, EventKind

CUSTODY: Final = ("place", "camp", "mail_address")
HEALTH_WITHIN: Final = timedelta(days=7)
"""Art. 122(6): of the seriously ill or wounded, word every week."""
_ILL: Final = frozenset({EventKind.FELL_SICK, EventKind.HOSPITAL_IN})


@dataclass(frozen=True)
class Records:
    """The rows of one newcomer, in the order in which they are saved."""

    person: Person
    events: Sequence[Event]
    cards: Sequence[CaptureCard]
    identifiers: Sequence[Identifier]
    reports: Sequence[Report]


def records_of(newcomer: Newcomer, *, number: str, now: datetime, arrival_id: UUID | None = None) -> Records:
    """The rows, none saved yet. Raises `RegistryError`, `NotAParticular`, `DoesNotFollow`."""
    side = Side(newcomer.side)
    _side_holds(side, newcomer.report)
    identities = checked(newcomer.identities)
    names = [checked_form(form) for form in newcomer.names]
    person_id = uuid4()
    events = [_event(one, person_id, place, now) for place, one in enumerate(_all_events(newcomer), 1)]
    happened = in_order(Happening(one.pk, EventKind(one.kind), day_of(one.said)) for one in events)
    report = report_row(person_id, newcomer.report, now) if newcomer.report else None
    person = Person(
        id=person_id,
        side=side,
        category=Category(newcomer.category),
        state=state_after(happened),
        number=number,
        identities=identities,
        names=names,
        custody=checked_custody(newcomer.custody),
        description=description_of(identities, names, captured_on(happened)),
        note=newcomer.note.strip(),
        arrival_id=arrival_id,
        registered_at=now,
        notified=report if report and is_official_word(report) else None,
        health_due_at=_health_due(happened, side, now),
    )
    return Records(
        person=person,
        events=events,
        cards=[card for event in events for card in cards_for(event, side, now, made=newcomer.cards_made)],
        identifiers=[identifier_row(person_id, one) for one in newcomer.identifiers],
        reports=[report] if report else [],
    )


def cards_for(event: Event, side: Side, now: datetime, *, made: bool = False) -> Iterator[CaptureCard]:
    """The cards that art. 70 asks for after an event of somebody whom we hold: for the family and for the Agency.

    `made`: they were made in time, before the person came into this register.
    """
    if side is Side.HELD and event.kind in CARD_AFTER:
        due_at = midnight(day_of(event.said), now) + CARD_WITHIN
        for addressee in CardAddressee:
            made_at = min(due_at, now) if made else None
            yield CaptureCard(
                person_id=event.person_id, event=event, addressee=addressee, due_at=due_at, made_at=made_at
            )


def health_after(event: Happening, now: datetime) -> datetime | None:
    """When word of the health of somebody is due who fell sick or came into hospital; None after other events."""
    return midnight(event.on, now) + HEALTH_WITHIN if event.kind in _ILL else None


def midnight(on: DateRange | None, now: datetime) -> datetime:
    """The beginning of the earliest day that a range of days can mean; of today where it is not known."""
    return datetime.combine(first_day(on, now.date()), time.min, UTC)


def identifier_row(person_id: UUID, one: NewIdentifier) -> Identifier:
    """A number by which the person is known elsewhere. Raises `RegistryError`."""
    value = one.value.strip()
    if not value or Provenance(one.how) in WITHOUT_VALUE:
        raise RegistryError(_("Write the number, and where it comes from."))
    return Identifier(person_id=person_id, kind=NumberKind(one.kind), value=value, how=Provenance(one.how))


def report_row(person_id: UUID, one: NewReport, now: datetime) -> Report:
    """What is reported. Raises `RegistryError` for a notification by somebody who cannot notify."""
    source = ReportSource(one.source)
    if one.official and source not in CAN_NOTIFY:
        raise RegistryError(_("Only the other Power and the Central Tracing Agency notify officially."))
    said = {key: str(one.said.get(key, "")).strip() for key in ("status", "date", "reference")}
    said["status"] = ReportStatus(said["status"]).value
    said["date"] = checked_day(said["date"]) if said["date"] else ""
    return Report(
        person_id=person_id,
        source=source,
        official=one.official,
        said=said,
        received_on=one.received_on,
        recorded_at=now,
    )


def is_official_word(report: Report) -> bool:
    """Whether a family may be told what this report says: it is official, and not of a death, which a person brings."""
    return report.official and report.said["status"] != ReportStatus.DEAD


def notified_death(report: NewReport | None) -> NewEvent | None:
    """The event that an official report of a death is: from then on a family hears of it from a person only."""
    if report is None or not report.official or report.said.get("status") != ReportStatus.DEAD:
        return None
    said = {"on": report.said.get("date", ""), "document": report.said.get("reference", "")}
    return NewEvent(kind=EventKind.DIED, said=said)


def checked_custody(custody: Mapping[str, str]) -> dict[str, str]:
    """Where the person is held. Raises `RegistryError` for anything else."""
    if custody.keys() - set(CUSTODY):
        raise RegistryError(_("Of custody the place, the camp and the address for letters are written."))
    return {key: text for key in CUSTODY if (text := str(custody.get(key, "")).strip())}


def _side_holds(side: Side, report: NewReport | None) -> None:
    if (side is Side.REPORTED) is (report is None):
        raise RegistryError(
            _("One whom the other Power holds is registered with who reported it. One whom we hold has no report.")
        )


def _all_events(newcomer: Newcomer) -> Iterator[NewEvent]:
    yield from newcomer.events
    death = notified_death(newcomer.report)
    if death and all(one.kind != EventKind.DIED for one in newcomer.events):
        yield death


def _event(one: NewEvent, person_id: UUID, place: int, now: datetime) -> Event:
    said = checked_said(one.said)
    return Event(person_id=person_id, kind=EventKind(one.kind), place_in_order=place, said=said, recorded_at=now)


def _health_due(happened: Sequence[Happening], side: Side, now: datetime) -> datetime | None:
    return health_after(happened[-1], now) if happened and side is Side.HELD else None
