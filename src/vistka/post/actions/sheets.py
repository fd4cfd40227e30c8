"""An association's sheet becomes enquiries, a row at a time, each with its family's mandate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.enquiries.actions.associations import MANDATE, may_file
from vistka.enquiries.incoming import NewEnquirer, NewEnquiry
from vistka.enquiries.kinship import usual_edges
from vistka.enquiries.models import Association, Enquirer
from vistka.enquiries.taking import Taking, enquirer_rows, enquiry_row, write
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import trust
from vistka.mailroom.schema import Kind
from vistka.post import tray
from vistka.post.errors import PostError
from vistka.post.faults import Fault, LeftOut
from vistka.post.intake import PAPER, SHEET
from vistka.post.models import Mailbox, Submission
from vistka.post.receipts import sheet_receipt
from vistka.post.sheets import Row, Sheet, rows_of
from vistka.post.tray import State, Step
from vistka.vault.classes import DataClass
from vistka.vault.files import content_of, pages_of, store
from vistka.vault.numbers import free_numbers
from vistka.vault.pixels.rendering import PAGE_TYPE

_NO_ASSOCIATION: Final = _("This came from a mailbox that belongs to no association. Put it aside, or meet them first.")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a sheet: how many families were taken, and what was left out."""

    taken: int
    left_out: tuple[LeftOut, ...]


@action("post.take_sheet")
def take_sheet(*, by: Actor, submission_id: UUID) -> Taken:
    """Take each row whose mandate came as an enquiry, and write the association its receipt.

    The register is not looked at. Raises `NotAllowed`, `PostError`, `EnquiryError` for an association that has ended,
    `Forged`.
    """
    account = permitted(by, Permission.SORT_POST)
    permitted(by, Permission.TAKE_ENQUIRY)
    submission = tray.for_step(submission_id, Kind.SHEET)
    mailbox, association = _whose(submission)
    read, mandates = sheet_of(submission), mandates_of(submission)
    rows = [row for row in read.rows if row.line in mandates]
    numbers = free_numbers(Enquirer.objects.all(), len(rows))
    for row, number in zip(rows, numbers, strict=True):
        papers = [Submission.objects.for_change(paper) for paper in mandates[row.line]]
        enquirer = _taken(row, papers, association, Taking(account, submission.opened_at, number))
        for paper in papers:
            tray.take(paper, Step.ACCEPT, account, produced=enquirer.pk)
    lacking = (LeftOut(row.line, Fault.NO_MANDATE) for row in read.rows if row.line not in mandates)
    left_out = tuple(sorted((*read.left_out, *lacking)))
    tray.take(submission, Step.ACCEPT, account)
    sheet_receipt(mailbox, submission.opened_at.date(), [row.line for row in rows], left_out)
    return Taken(len(rows), left_out)


def sheet_of(submission: Submission) -> Sheet:
    """The rows of a sheet that came in, opened. Raises `CannotOpen`."""
    files = pages_of(submission.pk, SHEET)
    return rows_of(content_of(files[0]) if len(files) == 1 else b"")


def mandates_of(submission: Submission) -> Mapping[int, Sequence[UUID]]:
    """The submissions that hold the mandate of each row, with pages, waiting, sent from the same mailbox. It opens them."""
    papers = Submission.objects.filter(kind=Kind.PAPER, state=State.WAITING, mailbox=submission.mailbox_id)
    found: dict[int, list[UUID]] = {}
    for paper in papers.order_by("opened_at", "pk"):
        row = paper.content.get("row", "")
        is_of_it = paper.content.get("of_sheet") == submission.pk.hex and row.isascii() and row.isdigit()
        if is_of_it and pages_of(paper.pk, PAPER):
            found.setdefault(int(row), []).append(paper.pk)
    return found


def _whose(submission: Submission) -> tuple[Mailbox, Association]:
    """The association from whose mailbox it came, proved. Raises `PostError`, `Forged`."""
    mailbox = submission.mailbox
    if mailbox is None or mailbox.association is None or mailbox.closed_at is not None:
        raise PostError(_NO_ASSOCIATION)
    trust(mailbox)
    return mailbox, mailbox.association


def _taken(row: Row, papers: Sequence[Submission], association: Association, taking: Taking) -> Enquirer:
    """A family's enquiry, as `enquiries.actions.take_enquiry` takes it. The mandate's pages were drawn when it came in.

    Drawn here once more, a sheet would hold the database for a minute.
    """
    pages = [content_of(page) for paper in papers for page in pages_of(paper.pk, PAPER)]
    new = NewEnquiry(
        sought=row.sought,
        enquirer=NewEnquirer(
            said=row.said,
            contact=row.contact,
            consent=row.consent,
            edges=usual_edges(row.said["relation"]),
            association_id=association.pk,
            mandate=pages[0],
        ),
        taken_at=taking.at,
    )
    may_file(new.enquirer)
    enquiry = enquiry_row(new, taking)
    rows = enquirer_rows(new.enquirer, enquiry, taking)
    write([enquiry], [rows])
    for number, page in enumerate(pages, 1):
        store(
            page,
            label=MANDATE,
            row_id=rows.enquirer.pk,
            person_id=enquiry.pk,
            data_class=DataClass.FAMILY,
            media_type=PAGE_TYPE,
            page=number,
            pages=len(pages),
        )
    return rows.enquirer
