"""The head of each view of this room: which row is asked for, proved, and opened for what.

Until it is accepted, what came by the portal is a person of its own for the ledger; then it is part of an enquiry.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from vistka.access.gate import open_person
from vistka.access.purposes import Purpose
from vistka.desk.enquiries.opening import proved
from vistka.enquiries.models import Enquirer
from vistka.mailroom.schema import Kind
from vistka.post.intake import PAPER
from vistka.post.models import Letter, NewCode, Submission
from vistka.vault.file_models import SealedFile

READ_POST: Final = Purpose.RECEIVE_DOCUMENT
"""Whoever sorts the post opens it for that; nobody is asked for each piece."""


def submission_asked_for(request: HttpRequest, row_id: UUID, kind: Kind | None = None) -> Submission:
    """Something that came, opened with the enquiry to which its mailbox belongs. Raises `NotAsEntered`.

    `Http404` for what is not there, or of another `kind`.
    """
    rows = Submission.objects.select_related("mailbox__enquirer__enquiry", "mailbox__association")
    row = get_object_or_404(rows.filter(kind=kind) if kind else rows, pk=row_id)
    proved(row)
    if row.mailbox is not None:
        proved(row.mailbox)
    open_person(request, row.person_ids[0], READ_POST)
    if row.mailbox and row.mailbox.association:
        proved(row.mailbox.association)
        open_person(request, row.mailbox.association.pk, READ_POST)
    if enquirer := enquirer_of(row):
        proved(enquirer)
    return row


def submission_of_hers(request: HttpRequest, row_id: UUID, kind: Kind) -> tuple[Submission, Enquirer]:
    """Something that came from the mailbox of an enquirer. Raises as `submission_asked_for`; `Http404` without her."""
    row = submission_asked_for(request, row_id, kind)
    enquirer = enquirer_of(row)
    if enquirer is None:
        raise Http404
    return row, enquirer


def picture_asked_for(request: HttpRequest, file_id: UUID) -> SealedFile:
    """A page of a paper that came by the portal. Raises `Http404`."""
    file = get_object_or_404(SealedFile, pk=file_id, label=PAPER)
    open_person(request, file.person_ids[0], READ_POST)
    return file


def enquirer_of(row: Submission) -> Enquirer | None:
    """Who sent it, if her enquiry was accepted."""
    return row.mailbox.enquirer if row.mailbox else None


def letter_asked_for(request: HttpRequest, row_id: UUID) -> Letter:
    """A letter, opened with the enquiry of the one to whom it goes. Raises as `submission_asked_for`."""
    row = get_object_or_404(Letter.objects.select_related("mailbox__enquirer__enquiry"), pk=row_id)
    proved(row, row.mailbox)
    open_person(request, row.person_ids[0], Purpose.PREPARE_ANSWER)
    if row.mailbox.enquirer is not None:
        proved(row.mailbox.enquirer)
    return row


def code_asked_for(request: HttpRequest, row_id: UUID) -> NewCode:
    """A new code, opened with the enquiry or the association for which it is. Raises as `submission_asked_for`."""
    row = get_object_or_404(NewCode.objects.select_related("enquirer__enquiry", "association"), pk=row_id)
    proved(row, *filter(None, (row.enquirer, row.association)))
    open_person(request, row.association_id or row.person_ids[0], Purpose.ANSWER_CALL)
    return row
