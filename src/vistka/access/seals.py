"""What this room keeps sealed outside fields, for the rotation of keys: second factors and sessions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator

from vistka.access.models import Session, Staff
from vistka.access.second_factor import Standing, digest_of, seal, standing, unseal
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.ledger.errors import Forged
from vistka.vault.current import keyring
from vistka.vault.errors import KeyringError, VaultError
from vistka.vault.keys import Purpose

SECRETS: Final = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}
"""The name that allauth gives the secret in a row of each kind."""


def reseal_second_factors() -> tuple[int, list[str]]:
    """Seal the secrets anew that lie under an old key: of how many accounts, and what other hands wrote, which stays."""
    done, refused = 0, list[str]()
    for staff_id in sorted({row.user_id for row in Authenticator.objects.all() if not _is_current(row)}):
        try:
            reseal_second_factor(by=machine("keys.rotate"), staff_id=staff_id)
            done += 1
        except (VaultError, Forged) as wrong:
            refused.append(f"the second factor of the account {staff_id}: {wrong}")
    return done, refused


def end_old_sessions() -> tuple[int, list[str]]:
    """End the sessions of an old key, how many there were: everybody signs in again, once."""
    newest = keyring().current(Purpose.SESSION).version
    old = [row.pk for row in Session.objects.all() if keyring().seal_version(bytes(row.data)) != newest]
    return Session.objects.filter(pk__in=old).delete()[0], []


def check_second_factors() -> list[str]:
    """The accounts whose second factor does not open, or is not as their own row has it."""
    set_up = Staff.objects.filter(totp_digest__isnull=False)
    return [f"{staff}: its second factor does not open or was changed" for staff in set_up if not _opens(staff)]


RESEAL: Final[Mapping[str, Callable[[], tuple[int, list[str]]]]] = {
    "access.second_factors": reseal_second_factors,
    "access.sessions": end_old_sessions,
}
CHECK: Final[Mapping[str, Callable[[], list[str]]]] = {"access.second_factors": check_second_factors}


@action("access.reseal_second_factor")
def reseal_second_factor(*, by: Actor, staff_id: UUID) -> None:
    """Seal one account's secrets anew and bind them again. Raises `Forged`, also for rows that are not bound."""
    account = Staff.objects.for_change(staff_id)
    if standing(account) is not Standing.BOUND:
        raise Forged([str(account)])
    digests = {}
    for row in Authenticator.objects.filter(user_id=staff_id, type__in=SECRETS):
        name = SECRETS[row.type]
        row.data[name] = seal(unseal(row.data[name]))
        row.save(update_fields=["data"])
        digests[row.type] = digest_of(row.data[name])
    account.totp_digest = digests[Authenticator.Type.TOTP]
    account.codes_digest = digests[Authenticator.Type.RECOVERY_CODES]
    account.save()


def _is_current(row: Authenticator) -> bool:
    newest = keyring().current(Purpose.SECOND_FACTOR).version
    try:
        return keyring().seal_version(bytes.fromhex(row.data[SECRETS[row.type]])) == newest
    except (KeyError, TypeError, ValueError, KeyringError):
        return False


def _opens(staff: Staff) -> bool:
    if standing(staff) is not Standing.BOUND:
        return False
    try:
        for row in Authenticator.objects.filter(user_id=staff.pk, type__in=SECRETS):
            unseal(row.data[SECRETS[row.type]])
    except VaultError:
        return False
    return True
