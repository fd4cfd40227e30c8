"""The work of an arrival, for hands that can be killed: a table is staged, checked, committed, and matched."""

from __future__ import annotations

import threading
from itertools import islice
from random import Random
from typing import Any, Final
from uuid import UUID

ROWS: Final = 12
"""Persons of one table."""
SOUGHT: Final = 3
"""Of whom so many are sought."""
WORKS: Final = ("arrive", "match", "find")
"""What a hand can do of this."""
REGISTRAR: Final = "yaryna"


def prepare() -> None:
    """Load what matching is made of, once for all forks."""
    from vistka.matching import Register
    from vistka.tracing import matching

    assert matching
    Register.from_columns([(["1"], {"family_name": ["Щербаков"]})]).complete("щерб")


def found_bureau() -> None:
    """A bureau with a registrar."""
    from vistka.access import actions
    from vistka.access.roles import Role
    from vistka.ledger.actors import machine

    roles = {"anna": Role.ADMINISTRATOR, "daryna": Role.DATA_PROTECTION_OFFICER, REGISTRAR: Role.REGISTRAR}
    newcomers = [actions.Newcomer(account=name, name=name.title(), roles=[role]) for name, role in roles.items()]
    actions.found_bureau(by=machine("init"), newcomers=newcomers)


def arrive(seed: int) -> None:
    """The registrar stages a table of invented people; the worker checks it; she commits it; it is matched."""
    from vistka.access.models import Staff
    from vistka.registry.actions import commit_arrival, stage_arrival
    from vistka.registry.models import Category, Side

    registrar = Staff.objects.get(account=REGISTRAR).actor
    rows, shared = _rows(seed), _shared()
    arrival = stage_arrival(by=registrar, side=Side.HELD, category=Category.PRISONER, shared=shared, rows=rows)
    rounds()
    commit_arrival(by=registrar, arrival_id=arrival.pk)
    rounds()


def match(seed: int) -> None:
    """Invented people are registered and some of them sought; the worker matches them."""
    from vistka.enquiries.actions import take_many
    from vistka.ledger.actors import machine
    from vistka.registry.actions import register_many
    from vistka.registry.arrivals import checked_shared
    from vistka.registry.models import Category, Side
    from vistka.registry.sheets import newcomer_of

    rows, by, shared = _rows(seed), machine("exercise"), checked_shared(Side.HELD, _shared())
    newcomers = [newcomer_of(row, Side.HELD, Category.PRISONER, shared) for row in rows]
    register_many(by=by, newcomers=newcomers)
    take_many(by=by, enquiries=[_enquiry(row) for row in Random(seed).sample(rows, SOUGHT)])
    rounds()


def _rows(seed: int) -> list[dict[str, str]]:
    """A table, without what would stop a row: a capture later than the arrival."""
    from vistka.exercise.hands import REGISTER_COLUMNS
    from vistka.exercise.registers import invent_register
    from vistka.registry.sheets import COLUMNS

    known = 2  # the first rows of an exercise are always the same
    invented = islice(invent_register(2 * ROWS, seed, REGISTER_COLUMNS), known, None)
    taken = COLUMNS - {"id", "name", "capture_date"}
    rows = ({name: cell for name, cell in row.items() if cell and name in taken} for row in invented)
    return list(islice((row for row in rows if "family_name" in row), ROWS))


def _shared() -> Any:
    from vistka.registry.arrivals import Shared

    return Shared(on="2022-03-07", place="Camp of Invention")


def _enquiry(row: dict[str, str]) -> Any:
    from invented_families import mother
    from vistka.enquiries.incoming import NewEnquiry
    from vistka.enquiries.sought import ASKED

    return NewEnquiry(sought={name: cell for name, cell in row.items() if name in ASKED and cell}, enquirer=mother())


def rounds() -> None:
    """What the worker does."""
    from vistka.agenda.work import follow_all
    from vistka.tracing.current import open_index
    from vistka.tracing.matching import match_waiting

    open_index(lambda done, total: None)
    follow_all()
    match_waiting()


def find(name: str) -> None:
    """Keep an index up to date until somebody of the name is found in it."""
    from vistka.tracing.current import index, open_index
    from vistka.tracing.following import start_keeping_up

    open_index(lambda done, total: None)
    start_keeping_up(threading.Event())
    pause = threading.Event()
    while not index().persons.complete(name):
        pause.wait(0.02)


def half_done() -> list[str]:
    """After the worker's next rounds: what is lost, doubled or half done."""
    from vistka.agenda.wakes import wake_all
    from vistka.registry.arrivals import ArrivalState
    from vistka.registry.models import Arrival, Person
    from vistka.tracing.current import use_index
    from vistka.tracing.models import Candidate, Unmatched

    def candidates() -> set[tuple[UUID, UUID, str, int, bytes]]:
        rows = Candidate.objects.values_list("enquiry_id", "person_id", "state", "round", "compared")
        return {(*row[:4], bytes(row[4])) for row in rows}

    wake_all()
    rounds()
    wrong = []
    for arrival in Arrival.objects.all():
        persons = Person.objects.filter(arrival=arrival).count()
        if persons != (arrival.rows if arrival.state == ArrivalState.COMMITTED else 0):
            wrong.append(f"{persons} persons of an arrival that is {arrival.state}")
        if arrival.state == ArrivalState.CHECKING:
            wrong.append("an arrival is never checked")
    if left := Unmatched.objects.count():
        wrong.append(f"{left} never matched")
    before = candidates()
    _match_everybody()
    if lost := before ^ candidates():
        wrong.append(f"{len(lost)} candidates differ when all are matched anew")
    use_index(None)
    return wrong


def _match_everybody() -> None:
    from vistka.enquiries.models import Enquiry
    from vistka.registry.models import Person
    from vistka.tracing.matching import match_waiting
    from vistka.tracing.models import Unmatched

    for model in (Person, Enquiry):
        ids = model.objects.values_list("pk", flat=True)
        Unmatched.objects.bulk_create([Unmatched(kind=model._meta.label, row_id=pk, sequence=1) for pk in ids])
    match_waiting()
