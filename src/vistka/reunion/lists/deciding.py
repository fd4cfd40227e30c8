"""The sitting: one goes through the list, another decides it, and on the day they go. Each part is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import account_of
from vistka.access.errors import NotAllowed
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.registry.models import Category, Side
from vistka.registry.reading import proved_person
from vistka.registry.states import IN_OUR_HANDS
from vistka.reunion.actions.effects import note_departure
from vistka.reunion.actions.rows import BY_ITSELF, goes, refuse_unless_eligible, take, way_for_change
from vistka.reunion.actions.ways import decide_way, open_way, propose_way, refuse_way
from vistka.reunion.eligibility import Condition, missing
from vistka.reunion.errors import NotEligible, ReunionError
from vistka.reunion.facts import facts_for, missing_of
from vistka.reunion.kinds import SAID, WayKind, Why, WhyKept, is_open_to
from vistka.reunion.lists.machine import LIST
from vistka.reunion.lists.sitting import outcome_of
from vistka.reunion.lists.states import TO_DECIDE, TO_GO_THROUGH, ListState, ListStep, RowState
from vistka.reunion.models import ListRow, ReleaseList, WayHome
from vistka.reunion.states import LIVE, Step

A_PART: Final = 25
"""Rows of one transaction: on SQLite everybody else waits for it."""


@action("reunion.go_through_list")
def go_through(*, by: Actor, list_id: UUID) -> int:
    """Propose, for the next rows, who of them may go, and note what is missing of the others; how many rows are left.

    To be called until none is. Raises `NotAllowed`, `NotThisStep`; `ReunionError` while a row means nobody.
    """
    of_list = ReleaseList.objects.for_change(list_id)
    begins = of_list.state != ListState.PROPOSING
    officer = LIST.take(of_list, ListStep.GO_THROUGH, by)
    if begins:
        _everybody_is_chosen(of_list)
        of_list.proposed_by, of_list.proposed_at = officer, timezone.now()
    waiting = ListRow.objects.filter(of_list=of_list, state__in=TO_GO_THROUGH, looked_at__lt=of_list.proposed_at)
    for row in _part(of_list, waiting):
        row.way = row.way or _way_for(row, by)
        _proposed(row, by)
        row.looked_at = timezone.now()
        row.save()
    return _ends(of_list, waiting.count(), ListStep.ALL_GONE_THROUGH)


@action("reunion.decide_list")
def decide_rows(*, by: Actor, list_id: UUID) -> int:
    """Decide the next rows as the second person: released, refused with each reason, or waiting; how many are left.

    Raises `NotAllowed`, also for who imported the list or went through it; `NotThisStep`.
    """
    of_list = ReleaseList.objects.for_change(list_id)
    of_list.decided_by = LIST.take(of_list, ListStep.DECIDE, by)
    of_list.decided_at = timezone.now()
    undecided = ListRow.objects.filter(of_list=of_list, state__in=TO_DECIDE)
    for row in _part(of_list, undecided):
        _decided(row, by)
        row.decided_at = timezone.now()
        row.save()
    return _ends(of_list, undecided.count(), ListStep.ALL_DECIDED)


@action("reunion.take_off_list")
def take_off(*, by: Actor, row_id: UUID, why: Why) -> ListRow:
    """Take somebody off who was to go: the person does not want to, or the road or the authority says no.

    Raises `NotAllowed`, `NotThisStep`, `ReunionError`.
    """
    of_list = ReleaseList.objects.for_change(ListRow.objects.values_list("of_list_id", flat=True).get(pk=row_id))
    LIST.take(of_list, ListStep.TAKE_OFF, by)
    row = ListRow.objects.for_change(row_id)
    if row.state != RowState.RELEASED or row.way_id is None or why not in SAID:
        raise ReunionError(_("Only who may go is taken off, and for one of the reasons."))
    way = refuse_way(by=by, way_id=row.way_id, why=why)
    _settles(row, RowState.REFUSED, _reasons_of(way), why)
    row.save()
    of_list.save()
    return row


@action("reunion.carry_out_list")
def carry_out_rows(
    *, by: Actor, list_id: UUID, on: date, to: str = "", no_press: bool, why: WhyKept | None = None
) -> int:
    """Note of the next rows that they have gone; how many who may go are left. `to`: where to.

    `no_press`: the officer promises it of all; `why` something of theirs stays, where it does. Of whom a condition fell
    away since stays, and waits. Raises `NotAllowed`, `NotThisStep`; `ReunionError` without the promise or the reason.
    """
    of_list = ReleaseList.objects.for_change(list_id)
    officer = LIST.take(of_list, ListStep.CARRY_OUT, by)
    released = ListRow.objects.filter(of_list=of_list, state=RowState.RELEASED)
    for row in _part(of_list, released):
        way = _gone(row, officer, by, {"on": on.isoformat(), "to": to})
        if way is not None:
            assert officer is not None
            note_departure(way, officer, no_press=no_press, why=why)
        row.save()
    return _ends(of_list, released.count(), ListStep.ALL_CARRIED_OUT)


def _everybody_is_chosen(of_list: ReleaseList) -> None:
    rows = ListRow.objects.filter(of_list=of_list)
    if open_rows := rows.filter(state=RowState.OPEN).count():
        words = _("%(count)s rows mean nobody yet. Choose who is meant, or leave them out.")
        raise ReunionError(words % {"count": open_rows})
    if not rows.filter(state__in=(*TO_GO_THROUGH, *TO_DECIDE)).exists():
        raise ReunionError(_("Nobody of this list is left to go through."))


def _part(of_list: ReleaseList, rows: object) -> Sequence[ListRow]:
    """The next rows, locked and proved."""
    part = list(rows.select_for_update(no_key=True).order_by("place")[:A_PART])  # type: ignore[attr-defined]
    trust(*part)
    for row in part:
        row.of_list = of_list
    return part


def _ends(of_list: ReleaseList, left: int, last: ListStep) -> int:
    """After the last row the machine takes the list on."""
    if not left:
        LIST.take(of_list, last, BY_ITSELF)
    of_list.save()
    return left


def _way_for(row: ListRow, by: Actor) -> WayHome | None:
    """The way home of a row: one of its kind that is open already, else a new one; None for whom none can be opened."""
    assert row.person_id is not None
    kind = WayKind(row.of_list.kind)
    standing = WayHome.objects.filter(person_id=row.person_id, kind=kind, enquirer=None, state__in=LIVE).first()
    if standing is not None:
        return standing
    person = proved_person(row.person_id)
    if person.side != Side.HELD or person.state not in IN_OUR_HANDS:
        return None
    if not is_open_to(kind, Category(person.category)):
        return None
    return open_way(by=by, person_id=row.person_id, kind=kind, list_id=row.of_list_id)


def _proposed(row: ListRow, by: Actor) -> None:
    """Propose that the person may go, or note what is missing."""
    if row.way is None or row.way.state not in ("open", "proposed", "eligible"):
        _settles(row, RowState.LACKING, _missing(row))
        return
    if row.way.state == "open":
        try:
            row.way = propose_way(by=by, way_id=row.way.pk)
        except NotEligible as refused:
            _settles(row, RowState.LACKING, refused.missing)
        else:
            _settles(row, RowState.READY)
        return
    # Proposed already, or decided by two people: only what changed since can stand in the way.
    lacking = _missing(row)
    ready = RowState.RELEASED if row.way.state == "eligible" else RowState.READY
    _settles(row, RowState.LACKING if lacking else ready, lacking)


def _decided(row: ListRow, by: Actor) -> None:
    """Decide one row by what is missing now, not by what was missing when one went through."""
    lacking: Sequence[Condition] = ()
    if row.chosen_by is not None and row.chosen_by == account_of(by):
        # Who said whom the row means is not the second person for it.
        _settles(row, RowState.WAITS)
        return
    if row.state == RowState.READY and row.way is not None and row.way.state == "proposed":
        try:
            decide_way(by=by, way_id=row.way.pk)
        except NotEligible as refused:
            lacking = refused.missing
        except NotAllowed:
            # Whoever decides had proposed this one by itself before: another second person is needed for it.
            _settles(row, RowState.WAITS)
            return
        else:
            _settles(row, RowState.RELEASED)
            return
    lacking = lacking or _missing(row)
    # What came true only after one went through was proposed by nobody.
    outcome = outcome_of(lacking) if lacking else RowState.WAITS
    if outcome is RowState.REFUSED and row.way is not None and row.way.state in LIVE:
        lacking = _reasons_of(refuse_way(by=by, way_id=row.way.pk, why=Why.CONDITIONS))
    _settles(row, outcome, lacking, Why.CONDITIONS if outcome is RowState.REFUSED else None)


def _gone(row: ListRow, officer: UUID | None, by: Actor, said: dict[str, str]) -> WayHome | None:
    """The way home that somebody of a row has gone; None of who stays and waits."""
    assert row.way_id is not None
    way = way_for_change(row.way_id)
    if way.state != "eligible":
        _settles(row, RowState.GONE if way.state == "carried_out" else RowState.WAITS, _missing(row))
        return None
    try:
        refuse_unless_eligible(way)
    except NotEligible as refused:
        _settles(row, RowState.WAITS, refused.missing)
        return None
    take(way, Step.GO_WITH_LIST, by)
    goes(way, said)
    way.settled_by, way.settled_at = officer, timezone.now()
    way.save()
    _settles(row, RowState.GONE)
    return way


def _missing(row: ListRow) -> tuple[Condition, ...]:
    """What is missing now; with no way home, of the person alone."""
    if row.way is not None:
        trust(row.way)
        return missing_of(row.way)
    assert row.person is not None
    return missing(WayKind(row.of_list.kind), facts_for(row.person))


def _reasons_of(way: WayHome) -> tuple[Condition, ...]:
    return tuple(map(Condition, way.said["missing"]))


def _settles(row: ListRow, state: RowState, lacking: Sequence[Condition] = (), why: Why | None = None) -> None:
    row.state = state
    row.reasons = {"missing": [one.value for one in lacking], "why": why.value if why else ""}
