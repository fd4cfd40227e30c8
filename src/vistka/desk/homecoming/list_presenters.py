"""Lists of many as who decides sees them: how far they are, and for each row who it is and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.core.paginator import Page
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.desk.homecoming.list_acts import CHOOSE, LEAVE_OUT, OF_LIST, TAKE_OFF, page_of_list
from vistka.desk.presenters.names import all_called
from vistka.desk.registry.words import day_words
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Listing
from vistka.ledger.recorded import trust
from vistka.reunion.eligibility import NEVER_SHOWN, Condition, words_of
from vistka.reunion.kinds import WayKind, Why
from vistka.reunion.lists.matching import CERTAIN
from vistka.reunion.lists.sheets import name_in
from vistka.reunion.lists.states import ListState, RowState
from vistka.reunion.models import ListRow, ReleaseList, Standing
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone
from vistka.ui.templatetags.ui import time

_TONES: Final[Mapping[str, Tone]] = {
    RowState.READY: Tone.GOOD,
    RowState.RELEASED: Tone.GOOD,
    RowState.GONE: Tone.GOOD,
    RowState.LACKING: Tone.WAITING,
    RowState.WAITS: Tone.WAITING,
    RowState.REFUSED: Tone.GRAVE,
    RowState.OPEN: Tone.OPEN,
}
_NOTHING: Final = "–"
_HEARD: Final = frozenset(
    {
        Condition.WISHED,
        Condition.ALONE,
        Condition.BODY,
        Condition.NO_FEAR,
        Condition.WEIGHED,
        Condition.ASKED_SINCE_UNWELL,
    }
)
"""What an interview answers: of one whom nobody has asked all of it is missing, and one sentence says so."""


@dataclass(frozen=True)
class ListPage:
    """One list: its summary, what can be done, the counts by which its rows are narrowed, one page of rows."""

    title: str
    summary: list[SummaryRow]
    acts: list[Link]
    choices: list[tuple[Link, bool]]
    table: Table
    is_checking: bool


def lists_page(lists: Sequence[ReleaseList]) -> Listing:
    """All lists, the newest first."""
    columns = (Column(_("List")), Column(_("Way home")), Column(_("People"), numeric=True), Column(_("State")))
    rows = tuple(
        (Link(one.title, page_of_list(one)), WayKind(one.kind).words, one.rows, ListState(one.state).words)
        for one in lists
    )
    return Listing(
        title=_("Lists of many"),
        text=_("Import a list, choose who is meant, have everybody asked. Then two people decide in one sitting."),
        tables=[Table(_("Lists of many"), columns, rows, caption_hidden=True)] if rows else [],
        empty_title=_("There is no list yet"),
        empty_text=_("A list for an exchange or a release can be given as a file, or pasted."),
        acts=[Link(_("Import a list"), reverse("desk:import_list"))],
    )


def list_page(reader: Member, one: ReleaseList, page: Page[ListRow], show: str, csrf: str) -> ListPage:
    """One list with one page of its rows, which are proved. Opens the rows."""
    return ListPage(
        title=one.title,
        summary=_summary(reader, one),
        acts=offered(reader, one, OF_LIST),
        choices=_choices(one, show),
        table=_rows(reader, one, [*page], csrf),
        is_checking=one.state == ListState.CHECKING,
    )


def missing_words(row: ListRow) -> str:
    """What was missing when the list was last gone through. What no page shows reads as: ask again."""
    said = row.reasons
    lacking = [Condition(one) for one in said.get("missing", ())]
    if set(lacking) >= _HEARD:
        others = words_of(one for one in lacking if one not in _HEARD | NEVER_SHOWN)
        return "; ".join([_("nobody has asked the person yet"), *others])
    why = [str(Why(said["why"]).words)] if said.get("why") not in (None, "", Why.CONDITIONS) else []
    return "; ".join([*why, *words_of(lacking)])


def _summary(reader: Member, one: ReleaseList) -> list[SummaryRow]:
    who = all_called(reader, [one.imported_by, one.proposed_by, one.decided_by])
    said = (
        (_("Imported by"), one.imported_by),
        (_("Gone through by"), one.proposed_by),
        (_("Decided by"), one.decided_by),
    )
    return [
        SummaryRow(_("Way home"), WayKind(one.kind).words),
        SummaryRow(_("State"), ListState(one.state).words),
        SummaryRow(_("Imported"), time(one.imported_at)),
        *(SummaryRow(words, who.get(account, _NOTHING)) for words, account in said if account),
    ]


def _choices(one: ReleaseList, show: str) -> list[tuple[Link, bool]]:
    """All rows, and those of each state, with how many they are."""
    counted = dict(ListRow.objects.filter(of_list=one).values_list("state").annotate(Count("pk")))
    states = [(state.value, str(state.words), counted[state]) for state in RowState if state in counted]
    shown = [("", _("All rows"), one.rows), *states]
    return [
        (Link(f"{words}: {count}", f"{page_of_list(one)}?show={value}"), value == show) for value, words, count in shown
    ]


def _rows(reader: Member, one: ReleaseList, rows: Sequence[ListRow], csrf: str) -> Table:
    heard = _heard(rows)
    columns = (
        Column(_("Row"), numeric=True),
        Column(_("Name on the list")),
        Column(_("State")),
        Column(_("Asked")),
        Column(_("What is missing")),
        Column(_("What you can do")),
    )
    lines = tuple(
        (
            row.place,
            _name(row),
            Tag(RowState(row.state).words, _TONES.get(row.state, Tone.PLAIN)),
            heard.get(row.person_id, _NOTHING) if row.person_id else _NOTHING,
            missing_words(row) or _NOTHING,
            _can(reader, one, row, csrf),
        )
        for row in rows
    )
    return Table(_("Rows"), columns, lines, caption_hidden=True)


def _name(row: ListRow) -> Cell:
    """The name, with the day of birth below it."""
    name = name_in(row.said) or row.said.get("id") or _NOTHING
    born = day_words(row.said.get("birth_date", ""))
    shown = Link(name, reverse("desk:going_home", args=[row.person_id])) if row.person_id else name
    return format_html("{}<br>{}", shown, born) if born else shown


def _heard(rows: Sequence[ListRow]) -> dict[UUID, str]:
    """When each person was asked; the day only."""
    persons = [row.person_id for row in rows if row.person_id]
    standings = list(Standing.objects.filter(person_id__in=persons).select_related("interview"))
    trust(*standings, *(one.interview for one in standings if one.interview))
    asked = {one.person_id: day_words(one.interview.held_on.isoformat()) for one in standings if one.interview}
    return {person: asked.get(person, _("not yet")) for person in persons}


def _can(reader: Member, one: ReleaseList, row: ListRow, csrf: str) -> Cell:
    if one.state == ListState.CHECKING:
        return _NOTHING
    if row.state == RowState.OPEN and (certain := _certain(row)):
        return _one_click(row, certain, csrf)
    links = offered(reader, row, (CHOOSE, LEAVE_OUT, TAKE_OFF))
    return format_html("<br>".join("{}" for _link in links), *links) if links else _NOTHING


def _certain(row: ListRow) -> str:
    """The one person whose exact bureau number and birth both agree."""
    found: list[dict[str, Any]] = row.found or []
    return str(found[0]["person"]) if len(found) == 1 and set(found[0]["why"]) >= CERTAIN else ""


def _one_click(row: ListRow, person: str, csrf: str) -> Cell:
    """A button that chooses the person, and the way to a closer look."""
    words = _("Number and birth agree: this is the person")
    return format_html(
        '<form method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="person" value="{}">'
        '<button class="govuk-button govuk-button--secondary vistka-button--small">{}</button></form>{}',
        reverse("desk:choose_row", args=[row.pk]),
        csrf,
        person,
        words,
        Link(_("Look closer"), reverse("desk:choose_row", args=[row.pk]), name_in(row.said)),
    )
