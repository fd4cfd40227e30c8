"""The head of each view of this room: which row is asked for, whether she may read it, and for what it is opened."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.errors import AccessError, MayNotOpen
from vistka.access.gate import may_open, open_person
from vistka.access.members import Member
from vistka.access.middleware import member_of
from vistka.access.purposes import Purpose
from vistka.access.roles import Role
from vistka.enquiries.models import Enquirer, Enquiry, KinshipClaim, LevelDecision, Paper
from vistka.enquiries.models.enquirer import AboutEnquirer
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import Recorded, trust
from vistka.vault.fields import find_by

About = TypeVar("About", KinshipClaim, LevelDecision, Paper)


class NotAsEntered(AccessError):
    """A row was written by other hands than ours."""


def is_hotline(member: Member) -> bool:
    """Whether she takes calls only: she then sees her own, and nothing of what is done with them."""
    return Role.HOTLINE in member.roles


def reads(member: Member, row: Enquiry | Enquirer) -> bool:
    """Whether she may read this row."""
    field = row._meta.get_field("sought" if isinstance(row, Enquiry) else "said")
    return may_open(member, row, field)  # type: ignore[arg-type]


def enquiry_asked_for(request: HttpRequest, row_id: UUID) -> Enquiry:
    """The enquiry, opened. Raises `Http404`, `MayNotOpen`, `NotAsEntered`, `PurposeNeeded`, `BudgetSpent`."""
    enquiry = get_object_or_404(Enquiry, pk=row_id)
    _open(request, enquiry, enquiry.pk)
    if enquiry.joined_to_id and is_hotline(member_of(request)):
        open_person(request, enquiry.joined_to_id, Purpose.ANSWER_CALL)  # who called is with that one now
    return enquiry


def enquirer_asked_for(request: HttpRequest, row_id: UUID, purpose: Purpose | None = None) -> Enquirer:
    """The enquirer, opened. Raises as `enquiry_asked_for`."""
    enquirer = get_object_or_404(Enquirer.objects.select_related("enquiry"), pk=row_id)
    _open(request, enquirer, enquirer.enquiry_id, purpose)
    return enquirer


def page_of(reader: Member, enquirer: Enquirer) -> str:
    """The page on which this reader sees her: that of her enquiry, or of the one she called with, if it was joined."""
    seen = enquirer.enquiry
    if not reads(reader, seen):
        seen = find_by(Enquiry.objects.all(), "number_key", enquirer.number).get()
    return reverse("desk:enquiry", args=[seen.pk])


def row_asked_for(request: HttpRequest, model: type[About], row_id: UUID) -> About:
    """A claim, a paper or a decision, with its enquirer opened. Raises as `enquiry_asked_for`."""
    row = get_object_or_404(model.objects.select_related("enquirer__enquiry"), pk=row_id)
    assert isinstance(row, AboutEnquirer)
    _open(request, row.enquirer, row.enquirer.enquiry_id)
    proved(row)
    return row


def proved(*rows: Recorded) -> None:
    """Raises `NotAsEntered` if the ledger does not bear out one of the rows: nothing of them is shown or done."""
    try:
        trust(*rows)
    except Forged:
        raise NotAsEntered(
            _("This record is not as it was entered here, so it is not shown. Tell an administrator now.")
        ) from None


def _open(request: HttpRequest, row: Enquiry | Enquirer, enquiry_id: UUID, purpose: Purpose | None = None) -> None:
    member = member_of(request)
    if not reads(member, row):
        raise MayNotOpen(_("You read the calls that you took yourself. A case worker can help with this one."))
    proved(row)
    open_person(request, enquiry_id, Purpose.ANSWER_CALL if is_hotline(member) else purpose)
