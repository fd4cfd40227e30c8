"""A unit's arrival: staged, looked through row by row, registered whole or not at all, taken back whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.errors import NotAllowed
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.actions.many import register_many
from vistka.registry.arrivals import (
    ArrivalState,
    Found,
    Row,
    Shared,
    Step,
    after,
    category_of,
    checked_shared,
    side_of,
)
from vistka.registry.errors import RegistryError
from vistka.registry.holds import held_fast
from vistka.registry.models import Arrival, Category, Person, Side
from vistka.registry.sheet_checks import look_through, look_through_row, mark_twice, stops
from vistka.registry.sheets import checked_row, checked_rows, description_of_row, newcomer_of

_AT_ONCE: Final = 500


@action("registry.stage_arrival")
def stage_arrival(*, by: Actor, side: Side, category: Category, shared: Shared, rows: Iterable[Row]) -> Arrival:
    """Stage a table. What is wrong with its rows is known at once; whom they may be already is found by tracing.

    Raises `NotAllowed`; `RegistryError` for what holds for no row, or for no row or too many.
    """
    officer = permitted(by, Permission.REGISTER)
    holds, sheet = checked_shared(side, shared), checked_rows(rows)
    arrival = Arrival(
        side=side,
        category=category,
        state=ArrivalState.CHECKING,
        rows=len(sheet),
        shared=holds,
        sheet=sheet,
        findings=look_through(sheet, holds),
        staged_by=officer,
        staged_at=timezone.now(),
    )
    arrival.save()
    return arrival


@action("registry.note_findings")
def note_findings(*, by: Actor, arrival_id: UUID, perhaps: Mapping[str, Sequence[UUID]]) -> None:
    """Note who in the register the rows may be, by the rows' descriptions (`sheets.description_of_row`).

    May be called for a part of the rows at a time. A row that was changed meanwhile has another description and stays
    to be looked for. Only the machine notes. Raises `NotAllowed`; `RegistryError` for a table that is not being checked.
    """
    if by.kind != "machine":
        raise NotAllowed(_("The machine compares a table with the register."))
    arrival = Arrival.objects.for_change(arrival_id)
    side, category, shared, findings = side_of(arrival), category_of(arrival), arrival.shared, arrival.findings
    for row, found in zip(arrival.sheet, findings, strict=True):
        if found["perhaps"] is None:
            persons = perhaps.get(description_of_row(row, side, category, shared))
            found["perhaps"] = None if persons is None else [str(person) for person in persons]
    _step(arrival, Step.NOTE_FINDINGS, findings)


@action("registry.change_row")
def change_row(*, by: Actor, arrival_id: UUID, number: int, row: Row) -> None:
    """Replace a row, counted from 1; it is compared with the register again. Raises `NotAllowed`, `RegistryError`."""
    permitted(by, Permission.REGISTER)
    arrival = Arrival.objects.for_change(arrival_id)
    sheet, findings, at = arrival.sheet, arrival.findings, _place(arrival, number)
    if not (changed := checked_row(row)):
        raise RegistryError(_("The row is empty. Leave it out instead."))
    sheet[at], findings[at] = changed, look_through_row(changed, arrival.shared)
    mark_twice(sheet, findings)
    arrival.sheet = sheet
    _step(arrival, Step.CHANGE_ROW, findings)


@action("registry.leave_out_row")
def leave_out_row(*, by: Actor, arrival_id: UUID, number: int, left_out: bool = True) -> None:
    """Leave a row out, counted from 1, or take it in again. Raises `NotAllowed`, `RegistryError`."""
    permitted(by, Permission.REGISTER)
    arrival = Arrival.objects.for_change(arrival_id)
    findings = arrival.findings
    findings[_place(arrival, number)]["left_out"] = left_out
    mark_twice(arrival.sheet, findings)
    _step(arrival, Step.LEAVE_OUT_ROW, findings)


@action("registry.commit_arrival")
def commit_arrival(*, by: Actor, arrival_id: UUID) -> list[UUID]:
    """Register everybody in the table who is not left out; the ids of the persons, in its order.

    Raises `NotAllowed`; `RegistryError` while rows are being checked or one cannot be registered as it is. Then nobody
    is registered.
    """
    permitted(by, Permission.REGISTER)
    arrival = Arrival.objects.for_change(arrival_id)
    side, category, shared, findings = side_of(arrival), category_of(arrival), arrival.shared, arrival.findings
    if any(stops(found) for found in findings):
        raise RegistryError(_("Some rows cannot be registered as they are. Correct them or leave them out."))
    kept = [row for row, found in zip(arrival.sheet, findings, strict=True) if not found["left_out"]]
    if not kept:
        raise RegistryError(_("Every row is left out. Take some in again, or drop the table."))
    _settle(arrival, Step.COMMIT, findings)
    newcomers = [newcomer_of(row, side, category, shared) for row in kept]
    return register_many(by=by, newcomers=newcomers, arrival_id=arrival.pk)


@action("registry.undo_arrival")
def undo_arrival(*, by: Actor, arrival_id: UUID) -> None:
    """Take everybody back whom the table registered: their records stay, and nobody finds them.

    Raises `NotAllowed`; `RegistryError` once something has happened with one of them (`holds`).
    """
    permitted(by, Permission.REGISTER)
    arrival = Arrival.objects.for_change(arrival_id)
    _settle(arrival, Step.UNDO, arrival.findings)
    ids = list(Person.objects.filter(arrival=arrival).values_list("pk", flat=True))
    parts = [ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE)]
    persons = [row for part in parts for row in Person.objects.select_for_update(no_key=True).filter(pk__in=part)]
    if held := sum(len(held_fast(part)) for part in parts):
        raise RegistryError(
            _(
                "This table is not taken back: with %(count)s of its people something has happened since: an event, an "
                "interview, a question, a card, or a decision about them. Correct single records instead."
            )
            % {"count": held}
        )
    for start in range(0, len(persons), _AT_ONCE):
        trust(*persons[start : start + _AT_ONCE])
    for person in persons:
        person.undone_at = arrival.settled_at
        person.save()


@action("registry.drop_arrival")
def drop_arrival(*, by: Actor, arrival_id: UUID) -> None:
    """Drop a table that was not registered. Raises `NotAllowed`, `RegistryError`."""
    permitted(by, Permission.REGISTER)
    arrival = Arrival.objects.for_change(arrival_id)
    _settle(arrival, Step.DROP, arrival.findings)


def _settle(arrival: Arrival, step: Step, findings: Sequence[Found]) -> None:
    arrival.settled_at = timezone.now()
    _step(arrival, step, findings)


def _step(arrival: Arrival, step: Step, findings: Sequence[Found]) -> None:
    arrival.state = after(arrival, step, findings)
    arrival.findings = findings
    arrival.save()


def _place(arrival: Arrival, number: int) -> int:
    if not 1 <= number <= arrival.rows:
        raise RegistryError(_("This table has no such row."))
    return number - 1
