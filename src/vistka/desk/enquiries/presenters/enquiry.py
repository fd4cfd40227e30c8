"""One enquiry: who is sought, each enquirer apart, where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.desk.enquiries.forms.sought import SoughtForm
from vistka.desk.enquiries.opening import is_hotline, proved
from vistka.desk.enquiries.presenters.enquirer import EnquirerCard, card
from vistka.desk.enquiries.presenters.words import day, state_tag
from vistka.enquiries.closing import OUTCOMES, REOPENED_FROM, State
from vistka.enquiries.models import Enquirer, Enquiry
from vistka.enquiries.sought import ASKED
from vistka.tracing.waiting import leads_beside
from vistka.ui.furniture import Link, SummaryRow
from vistka.vault.fields import find_by

_ORDER: Final = (*dict.fromkeys(["name", "family_name", "given_name", "patronymic", *SoughtForm.base_fields, *ASKED]),)


@dataclass(frozen=True)
class EnquiryPage:
    """One enquiry, as far as this reader sees it."""

    about: list[SummaryRow]
    sought: list[SummaryRow]
    enquirers: list[EnquirerCard]
    acts: list[Link]


def enquiry_page(reader: Member, enquiry: Enquiry) -> EnquiryPage:
    """The page of one enquiry. Raises `NotAsEntered`."""
    enquirers = _enquirers(reader, enquiry)
    proved(*enquirers)
    works = reader.may(Permission.WORK_ENQUIRY)
    return EnquiryPage(
        about=_about(enquiry) if works else [SummaryRow(_("Taken"), day(enquiry.taken_at))],
        sought=sought_rows(enquiry),
        enquirers=[card(reader, one, place) for place, one in enumerate(enquirers, 1)],
        acts=[*(_acts(enquiry) if works else []), *_leads(reader, enquiry)],
    )


def sought_rows(enquiry: Enquiry) -> list[SummaryRow]:
    """What was said of the sought person, in the order in which it is asked."""
    return [SummaryRow(ASKED[column].words, said) for column, said in sought_in_words(enquiry.sought).items()]


def side_by_side(one: Enquiry, other: Enquiry) -> list[SummaryRow]:
    """What two enquiries say, answer beside answer."""
    first, second = sought_in_words(one.sought), sought_in_words(other.sought)
    return [
        SummaryRow(
            ASKED[column].words,
            format_html("<p>1. {}</p><p>2. {}</p>", first.get(column, "–"), second.get(column, "–")),
        )
        for column in _ORDER
        if column in first or column in second
    ]


def sought_in_words(said: Mapping[str, str]) -> dict[str, str]:
    """What was answered of the sought person, by column, in the order in which it is asked."""
    sexes = {"m": _("A man"), "f": _("A woman")}
    return {
        column: sexes.get(said[column], said[column]) if column == "sex" else said[column]
        for column in _ORDER
        if said.get(column)
    }


def _enquirers(reader: Member, enquiry: Enquiry) -> list[Enquirer]:
    """All who seek this person; for the hotline the one who called her, even when her enquiry was joined meanwhile."""
    if is_hotline(reader):
        callers = find_by(Enquirer.objects.select_related("enquiry"), "number_key", enquiry.number)
        return list(callers.filter(taken_by_id=reader.staff.pk))
    rows = Enquirer.objects.filter(enquiry=enquiry).select_related("consent", "level_decision", "association")
    return list(rows.order_by("taken_at", "pk"))


def _about(enquiry: Enquiry) -> list[SummaryRow]:
    rows = [SummaryRow(_("State"), state_tag(enquiry.state)), SummaryRow(_("Taken"), day(enquiry.taken_at))]
    if enquiry.outcome:
        rows.append(SummaryRow(_("Outcome"), OUTCOMES[enquiry.outcome].words))
    if enquiry.state == State.OPEN:
        rows.append(SummaryRow(_("Reply due"), day(enquiry.answer_due_at)))
    if enquiry.joined_to_id:
        other = Link(_("The enquiry that goes on"), reverse("desk:enquiry", args=[enquiry.joined_to_id]))
        rows.append(SummaryRow(_("Joined to"), other))
    return rows


def _leads(reader: Member, enquiry: Enquiry) -> list[Link]:
    """The way to what open sources may say of the sought person, for who reviews it; there is none for the hotline."""
    if not reader.may(Permission.REVIEW_CANDIDATE) or not leads_beside().filter(enquiry=enquiry).exists():
        return []
    return [Link(_("Leads beside this enquiry"), reverse("desk:leads_of_enquiry", args=[enquiry.pk]))]


def _acts(enquiry: Enquiry) -> list[Link]:
    """What can be done with it just now."""
    offered = {
        "change_sought": (_("Change who is sought"), enquiry.state != State.JOINED),
        "add_enquirer": (_("Add somebody who seeks the same person"), enquiry.state != State.JOINED),
        "same_person": (_("Look for enquiries about the same person"), enquiry.state == State.OPEN),
        "join_enquiries": (_("Join it to another enquiry"), enquiry.state == State.OPEN),
        "close_enquiry": (_("Close it"), enquiry.state == State.OPEN),
        "reopen_enquiry": (_("Open it again"), enquiry.state in REOPENED_FROM),
    }
    return [
        Link(words, reverse(f"desk:{route}", args=[enquiry.pk])) for route, (words, fits) in offered.items() if fits
    ]
