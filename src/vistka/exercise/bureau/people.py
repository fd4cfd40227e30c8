"""Rows of an invented register as persons of the registry: held, dead, or reported held by the other Power."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Final

from vistka.exercise.hands import REGISTER_COLUMNS, Row
from vistka.exercise.persons import TODAY, Person
from vistka.exercise.registers import register_of
from vistka.registry.models.person import Category, Side
from vistka.registry.newcomers import Newcomer, NewEvent, NewReport
from vistka.registry.particulars import FIELDS, Provenance
from vistka.registry.reports import ReportSource, ReportStatus
from vistka.registry.states import EventKind

CAMPS: Final = ("Camp North", "Camp East", "Camp at the river", "Transit camp 3")
POSTBOX: Final = "Postbox 400, Information bureau (exercise)"
DOCUMENTED: Final = 0.35
RETAINED: Final = 0.01
OFFICIAL: Final = 0.6
SURELY_OFFICIAL: Final = 3
"""The first of those who are reported are officially so: a story needs one whose family was told of it."""
OFFICIAL_SOURCES: Final = (ReportSource.POWER, ReportSource.AGENCY)
OTHER_SOURCES: Final = (ReportSource.RETURNED, ReportSource.OTHER)
CARDS_MADE: Final = 0.995
"""The share of the held whose capture cards were made in time."""

MOTHER_OF_THE_KNOWN: Final = {"mother_name": "Галина Петрівна", "mother_maiden_name": "Бондар"}
"""The mother of the known case's brothers, beside what their rows say."""


@dataclass(frozen=True, slots=True)
class Registered:
    """One row of the register: its id in the exercise, who is behind it, and as the registry takes it in."""

    row_id: str
    person: Person | None
    row: Row
    newcomer: Newcomer


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of each the register holds: `held` are alive, `dead` have died here, `reported` are with the other side."""

    held: int
    dead: int
    reported: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.held + self.dead + self.reported

    @classmethod
    def of(cls, people: int) -> Sizes:
        """For so many held: one dead for fifty, one reported for thirty; so 3,000 go with 60 and 100."""
        return cls(people, people // 50, people // 30)


def invent_people(sizes: Sizes, seed: int) -> Iterator[Registered]:
    """All persons of the register; the known case's stand first and are held."""
    rng = Random(f"bureau {seed}")
    rows = register_of(sizes.total, seed, REGISTER_COLUMNS)
    for person, row in islice(rows, sizes.held):
        yield Registered(row["id"], person, row, _held(row, person, rng, died=False))
    for person, row in islice(rows, sizes.dead):
        yield Registered(row["id"], person, row, _held(row, person, rng, died=True))
    for place, (person, row) in enumerate(rows):
        yield Registered(row["id"], person, row, _reported(row, rng, surely_official=place < SURELY_OFFICIAL))


def _held(row: Row, person: Person | None, rng: Random, *, died: bool) -> Newcomer:
    captured = person.captured if person else date(2022, 3, 1)
    camp = rng.choice(CAMPS)
    arrived = min(captured + timedelta(days=rng.randrange(1, 6)), TODAY)
    events = [
        NewEvent(kind=EventKind.CAPTURED, said={"on": captured.isoformat()}),
        NewEvent(kind=EventKind.ARRIVED, said={"on": arrived.isoformat(), "place": camp}),
    ]
    if died:
        day = min(arrived + timedelta(days=rng.randrange(2, 200)), TODAY)
        events.append(NewEvent(kind=EventKind.DIED, said={"on": day.isoformat(), "place": camp}))
    return Newcomer(
        side=Side.HELD,
        category=Category.RETAINED if rng.random() < RETAINED else Category.PRISONER,
        identities=_identities(row, rng),
        events=tuple(events),
        custody={"camp": camp, "mail_address": POSTBOX},
        cards_made=rng.random() < CARDS_MADE,
    )


def _reported(row: Row, rng: Random, *, surely_official: bool) -> Newcomer:
    official = rng.random() < OFFICIAL or surely_official
    source = rng.choice(
        (ReportSource.POWER, ReportSource.AGENCY) if official else (ReportSource.RETURNED, ReportSource.OTHER)
    )
    day = TODAY - timedelta(days=rng.randrange(5, 900))
    said = {"status": ReportStatus.HELD.value, "date": day.isoformat(), "reference": f"{rng.randrange(10_000, 99_999)}"}
    report = NewReport(source=source, official=official, said=said, received_on=day + timedelta(days=3))
    return Newcomer(side=Side.REPORTED, category=Category.PRISONER, identities=_identities(row, rng), report=report)


def _identities(row: Row, rng: Random) -> dict[str, dict[str, dict[str, str]]]:
    """What he said, and of some what their papers say."""
    more = MOTHER_OF_THE_KNOWN if row["id"] in ("R1", "R2") else {}
    said = {name: cell for name, field in FIELDS.items() if (cell := (row | more).get(field.column, ""))}
    if row.get("name") and "family_name" not in said:
        said |= _parted(row["name"])
    documented = {name for name in said if FIELDS[name].bound} if rng.random() < DOCUMENTED else set[str]()
    claimed = {name: _value(cell, Provenance.STATED) for name, cell in said.items()}
    if not claimed.get("service_number"):
        claimed["service_number"] = _value("", rng.choice((Provenance.REFUSED, Provenance.UNABLE)))
    papers = {name: _value(said[name], Provenance.DOCUMENT) for name in documented}
    return {"claimed": claimed} | ({"document": papers} if papers else {})


def _parted(name: str) -> Mapping[str, str]:
    """The parts of a whole name as the registrar would divide it."""
    words = name.split(maxsplit=2)
    return dict(zip(("family_name", "given_name", "patronymic"), words, strict=False))


def _value(value: str, how: Provenance) -> dict[str, str]:
    return {"value": value, "how": how.value}
