"""Roles: proposed by an administrator, seconded by another officer, in effect a day later, ended at once."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import DELAY, permitted, second_person, still_open
from vistka.access.errors import AccessError
from vistka.access.models import Grant, Staff
from vistka.access.permissions import Permission
from vistka.access.roles import Role, clash
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor


@action("access.propose_grant")
def propose_grant(*, by: Actor, staff_id: UUID, role: Role) -> Grant:
    """Propose a role for somebody else. Raises `NotAllowed`; `AccessError` when it clashes with what she holds."""
    officer = permitted(by, Permission.MANAGE_ACCOUNTS)
    second_person(officer, staff_id)
    account = Staff.objects.for_change(staff_id)
    _fits(account, role)
    grant = Grant(staff=account, role=role, proposed_by=officer, proposed_at=timezone.now())
    grant.save()
    return grant


@action("access.second_grant")
def second_grant(*, by: Actor, grant_id: UUID) -> Grant:
    """Second a role that another officer proposed, for somebody else; it takes effect after 24 hours."""
    officer = permitted(by, Permission.SECOND)
    grant = Grant.objects.for_change(grant_id)
    still_open(grant.seconded_by, grant.ended_at)
    second_person(officer, grant.proposed_by, grant.staff_id)
    grant.seconded_by = officer
    grant.effective_at = timezone.now() + DELAY
    grant.save()
    return grant


@action("access.end_grant")
def end_grant(*, by: Actor, grant_id: UUID) -> None:
    """End a role, or stop one that was only proposed, at once. One officer is enough: less access needs no second."""
    officer = permitted(by, Permission.SECOND)
    grant = Grant.objects.for_change(grant_id)
    still_open(grant.ended_at)
    grant.ended_by, grant.ended_at = officer, timezone.now()
    grant.save()


def _fits(account: Staff, role: Role) -> None:
    """Refuse a role that is held, awaited, or clashes with one of those. The account's row is locked meanwhile."""
    others = {Role(grant.role) for grant in Grant.objects.filter(staff=account, ended_at=None)}
    if role in others:
        raise AccessError(_("This role is held or proposed already."))
    if found := clash({role, *others}):
        raise AccessError(
            _("Nobody holds the roles “%(one)s” and “%(other)s” together. End the one first.")
            % {"one": found[0].words, "other": found[1].words}
        )
