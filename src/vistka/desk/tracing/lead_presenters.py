"""A lead beside an enquiry, and beside a person of the register: both sides, the reasons in words, and the lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vistka.access.members import Member
from vistka.access.roles import Room, may_read
from vistka.desk.leads.lead_presenters import beside_words, standing
from vistka.desk.leads.lead_words import UNCONFIRMED, described
from vistka.desk.leads.words import CELLS, cell_rows, value_words
from vistka.desk.registry.words import day_words, name_of
from vistka.desk.tracing.lead_acts import ACTS, NOTHING_CHANGES, PROPOSE, UNDOING
from vistka.desk.tracing.lead_forms import SAID
from vistka.desk.tracing.presenters.reasons import reasons_table
from vistka.desk.tracing.presenters.sides import NOTHING, registered, said_by_family
from vistka.desk.working.acts import offered
from vistka.desk.working.records import Block, Record
from vistka.enquiries.sought import ASKED, whole_name
from vistka.leads.kinds import COMPARED
from vistka.leads.machines import LeadState
from vistka.tracing.decisions import DECIDED, CandidateState, Says
from vistka.tracing.lead_actions import is_public
from vistka.tracing.lead_undoing import doubt_of_lead
from vistka.tracing.machines import HintState
from vistka.tracing.models import LeadCandidate, LeadVerdict
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Text, Tone
from vistka.ui.templatetags.ui import time
from vistka.vault.classes import DataClass

FOLLOWS: Final = gettext_lazy(
    "If two people say that it is this person, the person counts as publicly exposed. Wish, call and return then wait until "
    "two people have reviewed the risk, and a take-down is asked. Families see nothing of it."
)
FOLLOWS_NOTHING: Final = gettext_lazy(
    "This does not stand in the open. So nothing follows for the person, whatever you say. Families see nothing of it."
)
THEN: Final[Mapping[CandidateState, Promise]] = {
    CandidateState.CONFIRMED: gettext_lazy("Your verdict is kept. Two people say now that it is this person."),
    CandidateState.REJECTED: gettext_lazy("Your verdict is kept. Two people say now that this is somebody else."),
    CandidateState.THIRD: gettext_lazy("Your verdict is kept. Two people differ here, so a third decides."),
}
"""What the page says after a verdict; of one that decides nothing only that it is kept."""
_SETTLED: Final[Mapping[str, Promise]] = {
    CandidateState.CONFIRMED: gettext_lazy("Two people have said that it is this person."),
    CandidateState.REJECTED: gettext_lazy("It is somebody else. It stays so until one of the compared fields changes."),
    HintState.FOLLOWED: gettext_lazy("Somebody found it worth following. It stays unconfirmed."),
    CandidateState.WITHDRAWN: gettext_lazy(
        "One of the two records is no longer looked at. There is nothing to decide."
    ),
}
_PARTS: Final = ("family_name", "given_name", "patronymic")
"""A source gives a name in one piece, so both sides do."""
_COLUMNS: Final = {column: cell for cell, column in COMPARED.items()} | {"age": "age"}


@dataclass(frozen=True)
class BesidePage:
    """What the page shows. `asks`: whether this reader has still to give a verdict; `decides`: as a third person.

    `doubt`: why somebody wants undone what two confirmed; `undoing`: the ways to propose, second or drop that.
    """

    names: str
    unconfirmed: Text
    follows: Text
    settled: Text
    said: Text
    lead: Link
    sides: Table
    reasons: Table
    buttons: Sequence[Link]
    asks: bool
    decides: bool
    verdicts: Sequence[Sequence[SummaryRow]]
    doubt: Sequence[SummaryRow]
    undoing: Sequence[Link]


def beside_page(reader: Member, row: LeadCandidate, verdicts: Sequence[LeadVerdict]) -> BesidePage:
    """The page of a lead beside somebody. `verdicts`: of the round that runs, proved; none beside an enquiry."""
    hers = next((one for one in verdicts if one.by_id == reader.staff.pk), None)
    open_still = row.state not in DECIDED and row.lead.state == LeadState.OPEN
    made = row.lead.accepted_by == reader.staff.pk
    asks = row.person is not None and hers is None and open_still and not made
    decides = asks and row.state == CandidateState.THIRD
    between = {Says.CONFIRM, Says.REJECT} <= {Says(one.says) for one in verdicts}
    follows = FOLLOWS if is_public(row.lead) else FOLLOWS_NOTHING
    doubt = doubt_of_lead(row)
    return BesidePage(
        names=_names(row),
        unconfirmed=UNCONFIRMED,
        follows=follows if row.person else NOTHING_CHANGES,
        settled=_SETTLED.get(row.state, ""),
        said=SAID[Says(hers.says)] if hers else "",
        lead=Link(_("Open the lead"), reverse("desk:lead", args=[row.lead_id])),
        sides=_sides(reader, row),
        reasons=reasons_table(row, _("The open source"), _("The register") if row.person else _("The family")),
        buttons=offered(reader, row, ACTS),
        asks=asks,
        decides=decides,
        verdicts=[_verdict_rows(one) for one in verdicts] if decides and between else [],
        doubt=[SummaryRow(PROPOSE.link, doubt.reasons)] if doubt else (),
        undoing=offered(reader, doubt, UNDOING) if doubt else offered(reader, row, (PROPOSE,)),
    )


def _names(row: LeadCandidate) -> str:
    if row.person:
        return _("Open source: %(lead)s. Registered: %(person)s.") % {
            "lead": described(row.lead),
            "person": name_of(row.person.identities),
        }
    assert row.enquiry
    sought = whole_name(row.enquiry.sought) or _("Name not known")
    return _("Open source: %(lead)s. Sought: %(sought)s.") % {"lead": described(row.lead), "sought": sought}


def _verdict_rows(verdict: LeadVerdict) -> list[SummaryRow]:
    """What somebody said and why; not who."""
    return [SummaryRow(_("Verdict"), SAID[Says(verdict.says)]), SummaryRow(_("Why"), verdict.words)]


def _sides(reader: Member, row: LeadCandidate) -> Table:
    other = _("As the register says") if row.person else _("As the family said")
    return Table(
        caption=_("Both sides"),
        columns=(Column(_("Field")), Column(_("As the open source says")), Column(other)),
        rows=tuple(_lines(reader, row)),
    )


def _lines(reader: Member, row: LeadCandidate) -> Iterator[tuple[Cell, ...]]:
    """A line for each field that either side has, then what only a lead has."""
    lead = row.lead
    for column, asked in ASKED.items():
        if column in _PARTS:
            continue
        name = _COLUMNS.get(column, "")
        here = value_words(name, lead.said.get(name, "")) if name else ""
        there = _other(row, column)
        if here or there:
            yield (asked.words, _shown(name, here) or NOTHING, there or NOTHING)
    reads_place = may_read(reader.roles, DataClass.CUSTODY, Room.LEADS)
    only_here = {name: lead.said.get(name, "") for name in ("fate", "date", "relative")}
    for one in cell_rows({**only_here, "where": lead.where if reads_place else ""}):
        yield (one.key, one.value, NOTHING)


def _shown(name: str, value: Text) -> Text:
    return day_words(str(value)) if name == "birth_date" and value else value


def _other(row: LeadCandidate, column: str) -> Text:
    if row.person:
        return registered(row.person, column)
    assert row.enquiry
    return whole_name(row.enquiry.sought) if column == "name" else said_by_family(row.enquiry, column)


def waiting_table(rows: Iterable[LeadCandidate]) -> Table:
    """One line for each that waits. It opens nobody."""
    return Table(
        caption=_("Leads beside somebody"),
        caption_hidden=True,
        columns=(Column(_("Lead")), Column(_("By when")), Column(_("What is asked"))),
        rows=tuple((_link(row), time(row.due_at), _asked(row)) for row in rows),
    )


def _link(row: LeadCandidate) -> Link:
    found = _("the one found on %(when)s") % {"when": time(row.found_at)}
    return Link(beside_words(row), reverse("desk:lead_candidate", args=[row.pk]), found)


def _asked(row: LeadCandidate) -> Cell:
    if row.state == CandidateState.THIRD:
        return Tag(_("Two people differ: decide"), Tone.WAITING)
    return _("Your verdict") if row.person_id else _("Is it worth following?")


def leads_of(rows: Sequence[LeadCandidate], back: Link, title: Text) -> Record:
    """The leads beside one enquiry or one person."""
    table = Table(
        caption=title,
        caption_hidden=True,
        columns=(Column(_("Described person")), Column(CELLS["fate"]), Column(_("State"))),
        rows=tuple(
            (
                Link(described(row.lead), reverse("desk:lead_candidate", args=[row.pk])),
                value_words("fate", row.lead.said.get("fate", "")),
                standing(row),
            )
            for row in rows
        ),
    )
    blocks = [Block(title=_("Leads"), table=table)] if rows else []
    return Record(
        title=title, back=back, warning=UNCONFIRMED, text="" if rows else _("There is none just now."), blocks=blocks
    )
