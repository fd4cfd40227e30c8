"""Accounts: founding the bureau, inviting, blocking, passwords."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import account_of, permitted, second_person, still_open
from vistka.access.errors import AccessError
from vistka.access.models import Grant, Invitation, Reset, Staff
from vistka.access.models.staff import clean_account
from vistka.access.permissions import GIVEN, Permission
from vistka.access.roles import Role, clash
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor

INVITATION_HOLDS: Final = timedelta(hours=72)

_SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that reads like another
_CODE_SIGNS: Final = 20  # of 31 signs: 99 bits, so that its digest needs no slow hash


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Somebody who is to have an account. `name` is the real one, sealed; `account` is what is typed to sign in."""

    account: str
    name: str = field(repr=False)
    roles: Collection[Role] = ()
    language: str = ""


@action("access.found_bureau")
def found_bureau(*, by: Actor, newcomers: Sequence[Newcomer]) -> dict[str, str]:
    """The first accounts, their roles in effect at once, and an invitation code for each account.

    The first two are the named officers on whose word it is done. Raises `AccessError` when there are accounts
    already, when roles clash, or when nobody could second what an administrator proposes later.
    """
    if Staff.objects.exists():
        raise AccessError(_("There are accounts already. New ones are made by invitation."))
    _check_founders(newcomers)
    now = timezone.now()
    accounts = [_new_account(newcomer) for newcomer in newcomers]
    first, second = accounts[0].pk, accounts[1].pk
    for account, newcomer in zip(accounts, newcomers, strict=True):
        for role in newcomer.roles:
            Grant(
                staff=account, role=role, proposed_by=first, proposed_at=now, seconded_by=second, effective_at=now
            ).save()
    return {account.account: new_invitation(account, made_by=None, valid_from=now) for account in accounts}


@action("access.invite")
def invite(*, by: Actor, newcomer: Newcomer) -> str:
    """A new account without any role, and its invitation code, shown once. Roles are proposed apart (`propose_grant`).

    Raises `NotAllowed`; `AccessError` for an account name that is taken.
    """
    officer = permitted(by, Permission.MANAGE_ACCOUNTS)
    if newcomer.roles:
        raise AccessError(_("Roles are proposed and seconded once the account is there."))
    if Staff.objects.filter(account=clean_account(newcomer.account)).exists():
        raise AccessError(_("This account name is taken. Choose another."))
    return new_invitation(_new_account(newcomer), made_by=officer, valid_from=timezone.now())


@action("access.invite_again")
def invite_again(*, by: Actor, staff_id: UUID) -> str:
    """Another code for an account that never accepted its invitation; the earlier one stops holding."""
    officer = permitted(by, Permission.MANAGE_ACCOUNTS)
    account = Staff.objects.for_change(staff_id)
    if account.has_usable_password():
        raise AccessError(_("This account has been in use: propose a reset, which a second officer confirms."))
    withdraw_invitations(account)
    return new_invitation(account, made_by=officer, valid_from=timezone.now())


@action("access.block")
def block(*, by: Actor, staff_id: UUID) -> None:
    """Block an account at once and end its sessions; one administrator is enough."""
    permitted(by, Permission.MANAGE_ACCOUNTS)
    account = Staff.objects.for_change(staff_id)
    account.blocked_at = account.signed_out_at = timezone.now()
    account.unblock_proposed_by = None
    account.save()


@action("access.propose_unblock")
def propose_unblock(*, by: Actor, staff_id: UUID) -> None:
    """Propose to unblock an account."""
    officer = permitted(by, Permission.MANAGE_ACCOUNTS)
    account = _blocked(staff_id)
    still_open(account.unblock_proposed_by)
    second_person(officer, account.pk)
    account.unblock_proposed_by = officer
    account.save()


@action("access.second_unblock")
def second_unblock(*, by: Actor, staff_id: UUID) -> None:
    """Unblock an account that another officer proposed to unblock, at once."""
    officer = permitted(by, Permission.SECOND)
    account = _blocked(staff_id)
    if account.unblock_proposed_by is None:
        raise AccessError(_("Nobody has proposed to unblock this account."))
    second_person(officer, account.unblock_proposed_by, account.pk)
    account.blocked_at = account.unblock_proposed_by = None
    account.save()


@action("access.change_password")
def change_password(*, by: Actor, password: str) -> Staff:
    """Change one's own password. Every session ends but the one that is given the new hash."""
    account = Staff.objects.for_change(account_of(by))
    account.set_password(password)
    account.save()
    return account


@action("access.sign_out_everywhere")
def sign_out_everywhere(*, by: Actor) -> None:
    """End all of one's own sessions."""
    account = Staff.objects.for_change(account_of(by))
    account.signed_out_at = timezone.now()
    account.save()


def new_invitation(account: Staff, *, made_by: UUID | None, valid_from: datetime, reset: Reset | None = None) -> str:
    """Make an invitation and return its code. To be called by actions."""
    code = new_code()
    Invitation(
        staff=account,
        code_digest=code_digest(code),
        made_by=made_by,
        reset=reset,
        valid_from=valid_from,
        expires_at=valid_from + INVITATION_HOLDS,
    ).save()
    return code


def withdraw_invitations(account: Staff) -> None:
    """Make every open invitation of the account stop holding. To be called by actions."""
    for found in Invitation.objects.filter(staff=account, accepted_at=None, withdrawn_at=None):
        invitation = Invitation.objects.for_change(found.pk)
        invitation.withdrawn_at = timezone.now()
        invitation.save()


def new_code() -> str:
    """A random invitation code, in groups that can be read aloud.

    >>> len(new_code())
    24
    """
    signs = "".join(secrets.choice(_SIGNS) for _place in range(_CODE_SIGNS))
    return "-".join(signs[start : start + 4] for start in range(0, _CODE_SIGNS, 4))


def code_digest(typed: str) -> bytes:
    """What is kept of a code, however its groups were typed.

    >>> code_digest("abcd efgh") == code_digest("ABCD-EFGH")
    True
    """
    return hashlib.sha256("".join(sign for sign in typed.upper() if sign.isalnum()).encode()).digest()


def _new_account(newcomer: Newcomer) -> Staff:
    account = Staff(account=newcomer.account, name=newcomer.name, language=newcomer.language)
    account.set_unusable_password()
    account.save()
    return account


def _blocked(staff_id: UUID) -> Staff:
    account = Staff.objects.for_change(staff_id)
    if account.blocked_at is None:
        raise AccessError(_("This account is not blocked."))
    return account


def _check_founders(newcomers: Sequence[Newcomer]) -> None:
    seconders = [one for one in newcomers if GIVEN[Permission.SECOND] & set(one.roles)]
    if len(seconders) < 2 or not any(Role.ADMINISTRATOR in one.roles for one in seconders):
        raise AccessError(
            _("A bureau begins with two officers: an administrator, and another one or a data-protection officer.")
        )
    if any(clash(one.roles) for one in newcomers):
        raise AccessError(_("One of the accounts would hold two roles that nobody holds together."))
