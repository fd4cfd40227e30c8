"""What an account signs in with: accepting an invitation, the second factor, recovery codes, and resets."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.accounts import code_digest, new_invitation, withdraw_invitations
from vistka.access.actions.permits import DELAY, account_of, permitted, second_person, still_open
from vistka.access.errors import AccessError, InvitationRefused
from vistka.access.members import trusted
from vistka.access.models import Invitation, Reset, Staff
from vistka.access.permissions import Permission
from vistka.access.second_factor import Standing, digest_of, recovery_codes, seal, standing
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor

ENROL_WITHIN: Final = timedelta(hours=24)
"""The second factor is set up this long after the invitation was accepted, or not at all."""


@action("access.accept_invitation")
def accept_invitation(*, by: Actor, code: str, password: str) -> Staff:
    """Choose a password with an invitation's code; the second factor is set up next, whatever there was before.

    Raises `InvitationRefused` without saying why: whoever guesses shall not learn what is right.
    """
    invitation = _invitation(account_of(by), code)
    account = Staff.objects.for_change(account_of(by))
    if not account.is_active:
        raise InvitationRefused(_REFUSED)
    now = timezone.now()
    invitation.accepted_at = now
    invitation.save()
    account.set_password(password)
    account.totp_digest = account.codes_digest = None
    account.codes_spent = 0
    account.signed_out_at = now
    account.enrol_until = now + ENROL_WITHIN
    account.save()
    return account


@action("access.enrol_second_factor")
def enrol_second_factor(*, by: Actor, secret: str) -> list[str]:
    """Set up the second factor with a TOTP secret (base32) and return ten recovery codes, shown once.

    Raises `AccessError` unless the account awaits it: nobody exchanges a second factor without an invitation.
    """
    account = Staff.objects.for_change(account_of(by))
    if not account.is_active or standing(account) is not Standing.AWAITED:
        raise AccessError(_("The second factor cannot be set up now. Ask an administrator for a reset."))
    Authenticator.objects.filter(user_id=account.pk).delete()
    totp = Authenticator(user=account, type=Authenticator.Type.TOTP, data={"secret": seal(secret)})
    totp.save()
    account.totp_digest = digest_of(totp.data["secret"])
    account.enrol_until = None
    return _new_codes(account)


@action("access.renew_recovery_codes")
def renew_recovery_codes(*, by: Actor) -> list[str]:
    """Ten new recovery codes in place of the old ones, shown once."""
    account = _bound(by)
    Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.RECOVERY_CODES).delete()
    return _new_codes(account)


@action("access.spend_recovery_code")
def spend_recovery_code(*, by: Actor, number: int) -> None:
    """A recovery code was used to sign in: it never counts again. Raises `AccessError` when it was spent meanwhile."""
    account = _bound(by)
    if account.codes_spent >> number & 1:
        raise AccessError(_("This recovery code has been used. Take the next one."))
    account.codes_spent |= 1 << number
    account.save()


@action("access.propose_reset")
def propose_reset(*, by: Actor, staff_id: UUID) -> Reset:
    """Propose that somebody who lost password or second factor may choose new ones."""
    officer = permitted(by, Permission.MANAGE_ACCOUNTS)
    second_person(officer, staff_id)
    account = Staff.objects.for_change(staff_id)
    if Reset.objects.filter(staff=account, seconded_by=None, stopped_at=None).exists():
        raise AccessError(_("A reset of this account is proposed already."))
    reset = Reset(staff=account, proposed_by=officer, proposed_at=timezone.now())
    reset.save()
    return reset


@action("access.second_reset")
def second_reset(*, by: Actor, reset_id: UUID) -> str:
    """Second a reset that another officer proposed: the code to hand over, which holds from 24 hours on.

    The account's sessions end at once. Its old password and second factor go on working, so that the owner, if nobody
    asked her, can sign in and stop it.
    """
    officer = permitted(by, Permission.SECOND)
    reset = Reset.objects.for_change(reset_id)
    still_open(reset.seconded_by, reset.stopped_at)
    second_person(officer, reset.proposed_by, reset.staff_id)
    now = timezone.now()
    reset.seconded_by, reset.effective_at = officer, now + DELAY
    reset.save()
    account = Staff.objects.for_change(reset.staff_id)
    account.signed_out_at = now
    account.save()
    withdraw_invitations(account)
    return new_invitation(account, made_by=officer, valid_from=reset.effective_at, reset=reset)


@action("access.stop_reset")
def stop_reset(*, by: Actor, reset_id: UUID) -> None:
    """Stop a reset: its owner may, and every officer who could second it. Its code does not hold any more."""
    account_id = account_of(by)
    reset = Reset.objects.for_change(reset_id)
    if account_id != reset.staff_id:
        permitted(by, Permission.SECOND)
    still_open(reset.stopped_at)
    reset.stopped_by, reset.stopped_at = account_id, timezone.now()
    reset.save()
    withdraw_invitations(Staff.objects.for_change(reset.staff_id))


_REFUSED: Final = _(
    "The account name or the code is not right, or the code has lapsed or was used. "
    "Type them again, or ask your administrator for a new code."
)


def _invitation(account_id: UUID, code: str) -> Invitation:
    """The invitation whose code this is, locked and trusted. Raises `InvitationRefused`."""
    rows = Invitation.objects.select_for_update().filter(staff_id=account_id, code_digest=code_digest(code))
    found = next((row for row in trusted(rows) if row.holds(timezone.now())), None)
    if found is None:
        raise InvitationRefused(_REFUSED)
    return found


def _bound(by: Actor) -> Staff:
    account = Staff.objects.for_change(account_of(by))
    if standing(account) is not Standing.BOUND:
        raise AccessError(_("This account has no second factor in use."))
    return account


def _new_codes(account: Staff) -> list[str]:
    seed = seal(RecoveryCodes.generate_seed())
    data = {"seed": seed, "used_mask": 0}
    Authenticator(user=account, type=Authenticator.Type.RECOVERY_CODES, data=data).save()
    account.codes_digest = digest_of(seed)
    account.codes_spent = 0
    account.save()
    return recovery_codes(account)
