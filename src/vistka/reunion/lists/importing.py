"""A list of many comes in; whom each row means a person chooses, never a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.agenda.wakes import wake
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.models import Person, Side
from vistka.reunion.errors import ReunionError
from vistka.reunion.kinds import WayKind
from vistka.reunion.lists.machine import LIST
from vistka.reunion.lists.sheets import checked_rows
from vistka.reunion.lists.states import MAY_BE_CHOSEN, ListStep, RowState
from vistka.reunion.models import ListRow, ReleaseList

COMPARE: Final = "reunion.lists"
"""The handler that compares what was imported."""


@action("reunion.import_list")
def import_list(*, by: Actor, kind: WayKind, title: str, rows: Iterable[Mapping[str, str]]) -> ReleaseList:
    """Import a list; the worker compares it with the register. Raises `NotAllowed`; `ReunionError` for what is no list."""
    officer = permitted(by, Permission.DECIDE_RELEASE)
    if kind is WayKind.HANDOVER or not title.strip():
        raise ReunionError(_("Give the list a name, and a way home that needs nobody who comes."))
    sheet = checked_rows(rows)
    imported = ReleaseList(
        kind=WayKind(kind),
        state=LIST.begins,
        title=title.strip(),
        rows=len(sheet),
        imported_by=officer,
        imported_at=timezone.now(),
    )
    imported.save()
    ListRow.objects.bulk_create(
        ListRow(of_list=imported, place=place, state=RowState.OPEN, said=row) for place, row in enumerate(sheet, 1)
    )
    wake(COMPARE)
    return imported


@action("reunion.compare_list")
def note_found(*, by: Actor, list_id: UUID, found: Mapping[UUID, Sequence[Mapping[str, Any]]]) -> None:
    """Note whom these rows may mean. Only the machine does. Rows that were compared meanwhile stay as they are."""
    of_list = ReleaseList.objects.for_change(list_id)
    LIST.take(of_list, ListStep.COMPARE, by)
    now = timezone.now()
    for row in _locked(ListRow.objects.filter(pk__in=found.keys(), of_list=of_list, looked_at=None)):
        row.found, row.looked_at = list(found[row.pk]), now
        row.save()
    if not ListRow.objects.filter(of_list=of_list, looked_at=None).exists():
        LIST.take(of_list, ListStep.ALL_COMPARED, by)
    of_list.save()


@action("reunion.choose_row")
def choose_row(*, by: Actor, row_id: UUID, person_id: UUID) -> ListRow:
    """Say whom a row means. Raises `NotAllowed`, `NotThisStep`; `ReunionError` for who stands on the list already."""
    row, officer = _row_for_choice(by, row_id)
    person = Person.objects.get(pk=person_id)
    trust(person)
    if person.side != Side.HELD or person.undone_at is not None:
        raise ReunionError(_("Only somebody whom we hold can go with a list."))
    if ListRow.objects.filter(of_list=row.of_list, person=person).exclude(pk=row.pk).exists():
        raise ReunionError(_("This person stands on the list already. Leave one of the two rows out."))
    row.person, row.state = person, RowState.CHOSEN
    row.chosen_by, row.chosen_at = officer, timezone.now()
    row.save()
    return row


@action("reunion.leave_out_row")
def leave_out_row(*, by: Actor, row_id: UUID) -> ListRow:
    """Leave a row out: nobody of the register is meant. It can be chosen later. Raises `NotAllowed`, `NotThisStep`."""
    row, officer = _row_for_choice(by, row_id)
    row.person, row.state = None, RowState.LEFT_OUT
    row.chosen_by, row.chosen_at = officer, timezone.now()
    row.save()
    return row


@action("reunion.drop_list")
def drop_list(*, by: Actor, list_id: UUID) -> ReleaseList:
    """Drop a list that nobody has gone through, and erase who stood on it.

    Raises `NotAllowed`, `NotThisStep`; `ReunionError` once somebody has gone through it.
    """
    of_list = ReleaseList.objects.for_change(list_id)
    LIST.take(of_list, ListStep.DROP, by)
    if of_list.proposed_at is not None:
        raise ReunionError(_("Somebody has gone through this list. Decide it instead."))
    of_list.save()
    for row in _locked(ListRow.objects.filter(of_list=of_list)):
        row.said, row.found, row.person = {}, [], None
        row.save()
    return of_list


def _row_for_choice(by: Actor, row_id: UUID) -> tuple[ListRow, UUID]:
    of_list = ReleaseList.objects.for_change(ListRow.objects.values_list("of_list_id", flat=True).get(pk=row_id))
    officer = LIST.take(of_list, ListStep.CHOOSE, by)
    assert officer is not None
    row = ListRow.objects.for_change(row_id)
    row.of_list = of_list
    if row.state not in MAY_BE_CHOSEN:
        raise ReunionError(_("Somebody has gone through this row. Whom it means does not change any more."))
    of_list.save()
    return row, officer


def _locked(rows: Any) -> list[ListRow]:
    locked = list(rows.select_for_update(no_key=True).order_by("place"))
    trust(*locked)
    return locked
