"""What the pages of arrivals show: the tables by date, one table with its rows, and what was found about a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.core.paginator import Page
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vistka.desk.registry.words import day_words, grouped, name_of, state_tag
from vistka.registry.arrivals import ArrivalState, Found, Row, Step, category_of, may_follow, side_of, unchecked
from vistka.registry.models import Arrival, Person, Side
from vistka.registry.reports import ReportSource
from vistka.registry.sheet_checks import WRONG, stops
from vistka.registry.states import EventKind
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time

TONES: Final = {
    ArrivalState.CHECKING: Tone.OPEN,
    ArrivalState.STAGED: Tone.WAITING,
    ArrivalState.COMMITTED: Tone.GOOD,
    ArrivalState.UNDONE: Tone.PLAIN,
    ArrivalState.DROPPED: Tone.PLAIN,
}
SHOWN: Final = ("all", "stopped", "perhaps", "left_out")
"""Which rows a page shows."""


def tables() -> QuerySet[Arrival]:
    """Every table, the newest first; nothing of it is opened."""
    return Arrival.objects.defer("shared", "sheet", "findings").order_by("-staged_at", "pk")


def tables_table(arrivals: Iterable[Arrival]) -> Table:
    """The tables, a line each."""
    return Table(
        caption=_("Tables of arrivals"),
        caption_hidden=True,
        columns=(
            Column(_("Staged")),
            Column(_("Who holds them")),
            Column(_("People"), numeric=True),
            Column(_("State")),
            Column(_("What you can do")),
        ),
        rows=tuple(
            (
                time(one.staged_at),
                side_of(one).words,
                one.rows,
                state_of_table(one),
                Link(_("Open it"), reverse("desk:arrival", args=[one.pk]), _("the table of this line")),
            )
            for one in arrivals
        ),
    )


def state_of_table(arrival: Arrival) -> Tag:
    """How far a table has come."""
    state = ArrivalState(arrival.state)
    return Tag(state.words, TONES[state])


@dataclass(frozen=True)
class ArrivalPage:
    """One table. `numbers` are the rows to show, counted from 1; `may` the steps that can be taken now."""

    arrival: Arrival
    shared: dict[str, Any]
    sheet: Sequence[Row]
    findings: Sequence[Found]

    @classmethod
    def of(cls, arrival: Arrival) -> ArrivalPage:
        """The page of a table, which it opens."""
        return cls(arrival, arrival.shared, arrival.sheet, arrival.findings)

    @property
    def is_checking(self) -> bool:
        """Whether rows are still being compared with the register."""
        return self.arrival.state == ArrivalState.CHECKING

    @property
    def progress(self) -> str:
        """How many rows are compared."""
        rows = sum(not found["left_out"] for found in self.findings)
        return _("%(done)s of %(rows)s rows are compared.") % {"done": rows - unchecked(self.findings), "rows": rows}

    @property
    def kept(self) -> int:
        """How many people are registered when the table is."""
        return sum(not found["left_out"] for found in self.findings)

    @property
    def may_change(self) -> bool:
        """Whether rows can be changed."""
        return may_follow(ArrivalState(self.arrival.state), Step.CHANGE_ROW)

    @property
    def may_commit(self) -> bool:
        """Whether all can be registered just now."""
        ready = may_follow(ArrivalState(self.arrival.state), Step.COMMIT)
        return ready and self.kept > 0 and not self.numbers("stopped")

    @property
    def may_drop(self) -> bool:
        """Whether it can be dropped."""
        return may_follow(ArrivalState(self.arrival.state), Step.DROP)

    @property
    def may_undo(self) -> bool:
        """Whether it can be taken back, as far as the table itself tells."""
        return may_follow(ArrivalState(self.arrival.state), Step.UNDO)

    def numbers(self, which: str) -> list[int]:
        """The rows to show, counted from 1."""
        return [number for number, found in enumerate(self.findings, 1) if _is_shown(found, which)]

    def choices(self, which: str) -> list[tuple[Link, bool]]:
        """The ways to narrow the rows, each with whether it is the one that is shown."""
        words = {
            "all": _("All rows (%(count)s)"),
            "stopped": _("To be corrected (%(count)s)"),
            "perhaps": _("Perhaps there already (%(count)s)"),
            "left_out": _("Left out (%(count)s)"),
        }
        url = reverse("desk:arrival", args=[self.arrival.pk])
        counts = {one: len(self.numbers(one)) for one in SHOWN}
        return [
            (Link(words[one] % {"count": counts[one]}, f"{url}?show={one}"), one == which)
            for one in SHOWN
            if counts[one] or one == "all"
        ]

    def summary(self) -> list[SummaryRow]:
        """What holds for the whole table."""
        return [
            SummaryRow(_("State"), state_of_table(self.arrival)),
            SummaryRow(_("Who holds them"), side_of(self.arrival).words),
            SummaryRow(_("Held as"), category_of(self.arrival).words),
            *shared_rows(side_of(self.arrival), self.shared),
            SummaryRow(_("Staged"), time(self.arrival.staged_at)),
        ]

    def table(self, page: Page[int]) -> Table:
        """The rows of one page."""
        return Table(
            caption=_("Rows"),
            caption_hidden=True,
            columns=(
                Column(_("Row"), numeric=True),
                Column(_("Name")),
                Column(_("Born")),
                Column(_("What was found")),
                *([Column(_("What you can do"))] if self.may_change else []),
            ),
            rows=tuple(self._line(number) for number in page.object_list),
        )

    def _line(self, number: int) -> tuple[Cell, ...]:
        row, found = self.sheet[number - 1], self.findings[number - 1]
        url = f"{reverse('desk:change_row', args=[self.arrival.pk])}?row={number}"
        change: list[Cell] = [Link(_("Look at it"), url, _("row %(number)s") % {"number": number})]
        return (
            number,
            name_in(row),
            row.get("birth_date") or _age(row),
            in_short(found),
            *(change if self.may_change else []),
        )


def shared_rows(side: Side, shared: dict[str, Any]) -> list[SummaryRow]:
    """What holds for every row, as it was written; what was left empty is left out."""
    if side is Side.HELD:
        rows = [
            SummaryRow(EventKind(shared["event"]).words, day_words(shared["on"])),
            SummaryRow(_("Place"), shared["place"]),
            SummaryRow(_("Camp or hospital"), shared["camp"]),
        ]
    else:
        official = _("an official notification") if shared["official"] else _("a lead, nothing official")
        rows = [
            SummaryRow(_("Reported by"), f"{ReportSource(shared['source']).words}: {official}"),
            SummaryRow(_("Day of which the report speaks"), day_words(shared["on"])),
            SummaryRow(_("Reference of the paper"), shared["reference"]),
            SummaryRow(_("Came to us"), day_words(shared["received_on"])),
            SummaryRow(_("Where they are held, as reported"), shared["place"]),
        ]
    return [row for row in rows if row.value]


def name_in(row: Row) -> str:
    """The name in a row, in one line."""
    parts = " ".join(row[part] for part in ("family_name", "given_name", "patronymic") if part in row)
    return parts or row.get("name", "") or row.get("callsign", "") or _("Nothing to call the person by")


def in_short(found: Found) -> Cell:
    """What was found about a row, in a word or two."""
    if found["left_out"]:
        return Tag(_("Left out"))
    if stops(found):
        return Tag(_("To be corrected"), Tone.GRAVE)
    if found["perhaps"]:
        words = ngettext("Perhaps there already", "Perhaps there already: %(count)s people", len(found["perhaps"]))
        return Tag(words % {"count": len(found["perhaps"])}, Tone.WAITING)
    if found["wrong"]:
        return Tag(_("With a remark"), Tone.WAITING)
    return Tag(_("Being compared"), Tone.OPEN) if found["perhaps"] is None else Tag(_("Sound"), Tone.GOOD)


def at_length(found: Found) -> list[str]:
    """What is wrong with a row, in sentences."""
    same = found["same_as"]
    words = [str(WRONG[code].words) for code in found["wrong"]]
    return [*words, *([_("Compare it with row %(number)s.") % {"number": same}] if same else [])]


def persons_table(ids: Sequence[str]) -> Table | None:
    """Who may be the same: name, birth, number and a link. None when nobody may."""
    persons = Person.objects.filter(undone_at=None).in_bulk([UUID(one) for one in ids])
    found = [persons[key] for one in ids if (key := UUID(one)) in persons]
    if not found:
        return None
    return Table(
        caption=_("Who may be there already"),
        columns=(Column(_("Name")), Column(_("Bureau number")), Column(_("How it stands")), Column(_("Record"))),
        rows=tuple(
            (
                name_of(person.identities),
                grouped(person.number),
                state_tag(person.state),
                Link(_("See the record"), reverse("desk:person", args=[person.pk]), name_of(person.identities)),
            )
            for person in found
        ),
    )


def _is_shown(found: Found, which: str) -> bool:
    match which:
        case "stopped":
            return stops(found)
        case "perhaps":
            return bool(found["perhaps"]) and not found["left_out"]
        case "left_out":
            return bool(found["left_out"])
        case _:
            return True


def _age(row: Row) -> str:
    return _("%(age)s years") % {"age": row["age"]} if "age" in row else ""
