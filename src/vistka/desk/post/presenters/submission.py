"""One thing that came: all that was written, what stands beside it, its pictures, what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.desk.contact.presenters.answer import contact_rows
from vistka.desk.enquiries.presenters.enquiry import sought_in_words
from vistka.desk.post.acts import fitting
from vistka.desk.post.opening import enquirer_of
from vistka.desk.post.presenters.guidance import ALARM, GUIDANCE, UNOPENED
from vistka.desk.post.presenters.mailbox import own_mailbox
from vistka.desk.post.presenters.notices import notice_rows
from vistka.desk.post.presenters.said import Section, contact_lines, language_words, sections
from vistka.desk.post.presenters.tray import kind_words, others_waiting, state_tag
from vistka.enquiries.code_words import is_under_duress
from vistka.enquiries.models import Enquirer
from vistka.enquiries.sought import ASKED, whole_name
from vistka.mailroom.schema import Kind
from vistka.post.intake import PAPER
from vistka.post.models import Mailbox, Submission
from vistka.post.tray import State, Why
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Text
from vistka.ui.templatetags.ui import time
from vistka.vault.files import pages_of

OF_AN_ENQUIRER: Final = frozenset(
    {Kind.PAPER, Kind.MESSAGE, Kind.CORRECTION, Kind.CONTACT, Kind.RELATIVE, Kind.WITHDRAWAL}
)
"""Kinds that belong to an enquiry, which is accepted first."""


@dataclass(frozen=True)
class SubmissionPage:
    """One thing that came."""

    title: Text
    alarm: Text
    about: list[SummaryRow]
    waits_for: Text
    guidance: Sequence[Text]
    compared: Table | None
    sections: list[Section]
    pictures: list[str]
    others: list[Link]
    acts: list[Link]


def submission_page(reader: Member, row: Submission) -> SubmissionPage:
    """The page of one thing that came. Raises `CannotOpen` if a page of a paper is missing."""
    enquirer, waits = enquirer_of(row), row.state == State.WAITING
    orphan = waits and row.kind in OF_AN_ENQUIRER and enquirer is None
    compared = _compared(row, enquirer) if enquirer and waits else None
    acts = [offered.link(row) for offered in fitting(row) if not (orphan and offered.accepts)]
    return SubmissionPage(
        title=kind_words(row),
        alarm=ALARM if _is_alarmed(row, enquirer) else "",
        about=list(_about(row, enquirer)),
        waits_for=_waits_for(row) if orphan else "",
        guidance=_guidance(row),
        compared=compared,
        sections=sections(Kind(row.kind), row.content, beside=compared is not None) if row.kind else [],
        pictures=picture_urls(row),
        others=list(others_waiting(row)),
        acts=[*acts, *_links(reader, row, enquirer)],
    )


def picture_urls(row: Submission) -> list[str]:
    """The pages of a paper that came, in order. Raises `CannotOpen`."""
    return [reverse("desk:post_picture", args=[file.pk]) for file in pages_of(row.pk, PAPER)]


def about_rows(row: Submission) -> list[SummaryRow]:
    """What it is and when it came, for the pages that ask once more."""
    return [SummaryRow(_("What it is"), kind_words(row)), SummaryRow(_("Came"), time(row.opened_at))]


def _waits_for(row: Submission) -> Text:
    """Why it cannot be accepted by itself yet."""
    if row.mailbox and row.mailbox.association_id:
        return _("An association sent this. A mandate is taken together with its sheet.")
    return _("Nobody has accepted the enquiry to which this belongs. Look for that first; until then this waits.")


def _guidance(row: Submission) -> Sequence[Text]:
    """What to know before a button is pressed; nothing once it is settled."""
    if row.state == State.UNOPENED:
        return UNOPENED
    if row.state != State.WAITING:
        return ()
    return GUIDANCE.get(Kind(row.kind), ())


def _is_alarmed(row: Submission, enquirer: Enquirer | None) -> bool:
    """Whether she may be in danger: by her own row, or, before anybody accepted the enquiry, by her second mailbox."""
    if enquirer is not None:
        return is_under_duress(enquirer)
    enquiry_id = row.mailbox.asked_in_id if row.mailbox else row.pk
    if enquiry_id is None:
        return False
    alarmed = Q(enquirer__alarm_at__isnull=False) | Q(enquirer=None, alarm_at__isnull=False, closed_at=None)
    return Mailbox.objects.filter(alarmed, asked_in=enquiry_id).exists()


def _is_second(mailbox: Mailbox, enquirer: Enquirer | None) -> bool:
    """Whether her second code opens it; before anybody accepted the enquiry that is known once it was opened."""
    return mailbox.alarm_at is not None or (enquirer is not None and mailbox.about.get("second") is True)


def _about(row: Submission, enquirer: Enquirer | None) -> Iterator[SummaryRow]:
    yield SummaryRow(_("Came"), time(row.opened_at))
    yield SummaryRow(_("State"), state_tag(row))
    if row.why:
        yield SummaryRow(_("Why it does not open"), Why(row.why).words)
    if row.content.get("language"):
        yield SummaryRow(_("Language"), language_words(row.content["language"]))
    if enquirer is not None:
        yield SummaryRow(_("From"), Link(enquirer.said["name"], reverse("desk:enquiry", args=[enquirer.enquiry_id])))
    if row.mailbox and _is_second(row.mailbox, enquirer):
        yield SummaryRow(_("Sent from"), _("The mailbox that her second code opens"))
    if row.mailbox and row.mailbox.association:
        yield SummaryRow(_("From"), row.mailbox.association.name)
    if row.kind == Kind.ENQUIRY and row.produced_id is not None:
        yield SummaryRow(_("It became"), Link(_("The enquiry"), reverse("desk:enquiry", args=[row.produced_id])))
    if row.takes_effect_at is not None:
        yield SummaryRow(_("Takes effect"), time(row.takes_effect_at))


def _links(reader: Member, row: Submission, enquirer: Enquirer | None) -> Iterator[Link]:
    """What is done beside it: a letter back, a person added."""
    if enquirer is None or enquirer.withdrawn_at is not None or row.state != State.WAITING:
        return
    if row.kind == Kind.MESSAGE and reader.may(Permission.WRITE_LETTER):
        yield Link(_("Write her a letter"), reverse("desk:write_letter", args=[enquirer.pk]))
    if row.kind == Kind.RELATIVE:
        yield Link(
            _("Add somebody who seeks the same person"), reverse("desk:add_enquirer", args=[enquirer.enquiry_id])
        )


def _compared(row: Submission, enquirer: Enquirer) -> Table | None:
    """What stands beside what she writes now, for kinds that change something."""
    said = row.content
    if row.kind == Kind.CORRECTION and said.get("sought"):
        stands, writes = sought_in_words(enquirer.enquiry.sought), sought_in_words(said["sought"])
        if "name" in writes:
            stands = {"name": whole_name(stands), **stands}
        return _side_by_side({str(ASKED[column].words): (stands.get(column), text) for column, text in writes.items()})
    if row.kind == Kind.CONTACT:
        mailbox = own_mailbox(enquirer)
        before = [*contact_rows(enquirer.contact), *notice_rows(mailbox.about if mailbox else {})]
        return _side_by_side(_paired(before, [*contact_lines(said), *notice_rows(said)]))
    return None


def _paired(stands: Iterable[SummaryRow], writes: Iterable[SummaryRow]) -> dict[str, tuple[Cell | None, Cell | None]]:
    """Two lists of answers by their questions."""
    before, after = ({str(row.key): row.value for row in rows} for rows in (stands, writes))
    return {words: (before.get(words), after.get(words)) for words in dict.fromkeys([*before, *after])}


def _side_by_side(answers: Mapping[str, tuple[Cell | None, Cell | None]]) -> Table:
    return Table(
        caption=_("What stands, and what she writes now"),
        columns=(Column(_("Question")), Column(_("Stands")), Column(_("She writes"))),
        rows=tuple((words, before or "–", after or "–") for words, (before, after) in answers.items()),
    )
