"""Whose case somebody is, and leave to open more persons today."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import account_of, permitted, second_person, still_open
from vistka.access.errors import AccessError
from vistka.access.members import roles_of
from vistka.access.models import Assignment, BudgetRelease, Staff
from vistka.access.permissions import Permission
from vistka.access.purposes import budget_of
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor


@action("access.assign")
def assign(*, by: Actor, staff_id: UUID, subject_id: UUID) -> Assignment:
    """Make a person somebody else's case. Nobody assigns to himself: that would be a way round being asked for what."""
    officer = permitted(by, Permission.ASSIGN_CASES)
    second_person(officer, staff_id)
    if Assignment.objects.filter(staff_id=staff_id, subject_id=subject_id, ended_at=None).exists():
        raise AccessError(_("This is her case already."))
    assignment = Assignment(
        staff=Staff.objects.for_change(staff_id),
        subject_id=subject_id,
        assigned_by=officer,
        assigned_at=timezone.now(),
    )
    assignment.save()
    return assignment


@action("access.end_assignment")
def end_assignment(*, by: Actor, assignment_id: UUID) -> None:
    """The person is no longer her case."""
    permitted(by, Permission.ASSIGN_CASES)
    assignment = Assignment.objects.for_change(assignment_id)
    still_open(assignment.ended_at)
    assignment.ended_at = timezone.now()
    assignment.save()


@action("access.ask_budget")
def ask_budget(*, by: Actor) -> BudgetRelease:
    """Ask a second officer for leave to open as many persons again today. Asked twice, it is one request."""
    account_id, now = account_of(by), timezone.now()
    account = Staff.objects.for_change(account_id)
    waiting = BudgetRelease.objects.filter(staff=account, day=now.date(), released_at=None).first()
    if waiting is not None:
        return waiting
    asked = BudgetRelease(staff=account, day=now.date(), persons=budget_of(roles_of(account_id, now)), asked_at=now)
    asked.save()
    return asked


@action("access.release_budget")
def release_budget(*, by: Actor, release_id: UUID) -> None:
    """Grant what a reader asked for; for today only, and never one's own."""
    officer = permitted(by, Permission.RELEASE_BUDGET)
    release = BudgetRelease.objects.for_change(release_id)
    still_open(release.released_at)
    second_person(officer, release.staff_id)
    release.released_by, release.released_at = officer, timezone.now()
    release.save()
