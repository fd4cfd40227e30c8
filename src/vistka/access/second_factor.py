"""The second factor: TOTP and recovery codes, kept by allauth, bound by the account.

allauth's table holds the two secrets, sealed, in rows that anybody who writes the database could insert, exchange or
delete. So nothing here counts that the account's own recorded row does not bear out: the digest of each sealed secret,
which recovery codes are spent, and until when a second factor may be set up at all.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import validate_totp_code
from django.core.cache import cache
from django.utils import timezone

from vistka.access.models import Staff
from vistka.vault.current import keyring
from vistka.vault.errors import CannotOpen
from vistka.vault.keys import Purpose

log = logging.getLogger(__name__)

LABEL: Final = "second factor"
NO_ROW: Final = UUID(int=0)
"""allauth seals before there is a row. Whose secret it is, the digest in the account's own row says."""

REPLAY_SECONDS: Final = 120
"""A code is taken once: longer than the 90 seconds for which it would hold (its own 30 and the steps on either side)."""


class Standing(StrEnum):
    """How an account stands with its second factor."""

    BOUND = "bound"
    """Set up, and as the account's row has it."""
    AWAITED = "awaited"
    """To be set up now."""
    LAPSED = "lapsed"
    """It was not set up in time: only a new invitation opens the door again."""
    BROKEN = "broken"
    """Somebody wrote in allauth's table. Nobody signs in."""


def standing(staff: Staff, now: datetime | None = None) -> Standing:
    """How a trusted account stands."""
    if staff.totp_digest is None or staff.codes_digest is None:
        open_still = staff.enrol_until is not None and (now or timezone.now()) < staff.enrol_until
        return Standing.AWAITED if open_still else Standing.LAPSED
    rows = {row.type: row for row in Authenticator.objects.filter(user_id=staff.pk)}
    totp, codes = rows.get(Authenticator.Type.TOTP), rows.get(Authenticator.Type.RECOVERY_CODES)
    if _is_bound(totp, "secret", staff.totp_digest) and _is_bound(codes, "seed", staff.codes_digest):
        return Standing.BOUND
    log.error("the second factor of %s was written by other hands: nobody signs in with it", staff)
    return Standing.BROKEN


def digest_of(sealed: str) -> bytes:
    """What an account's row holds of a sealed secret."""
    return hashlib.sha256(sealed.encode()).digest()


def seal(secret: str) -> str:
    """A secret as allauth's table holds it."""
    return keyring().seal(Purpose.SECOND_FACTOR, LABEL, NO_ROW, secret.encode()).hex()


def unseal(sealed: str) -> str:
    """What `seal` was given. Raises `CannotOpen`."""
    try:
        blob = bytes.fromhex(sealed)
    except ValueError:
        raise CannotOpen(LABEL) from None
    return keyring().open(Purpose.SECOND_FACTOR, LABEL, NO_ROW, blob).decode()


def holds_now(staff: Staff, code: str) -> bool:
    """Whether it is the TOTP code of this moment, never shown before. The account must be `BOUND`."""
    row = Authenticator.objects.get(user_id=staff.pk, type=Authenticator.Type.TOTP)
    if not validate_totp_code(unseal(row.data["secret"]), code):
        return False
    shown = hashlib.sha256(f"{staff.pk} {_digits(code)}".encode()).hexdigest()
    return cache.add(f"totp:{shown}", 1, REPLAY_SECONDS)


def recovery_code(staff: Staff, code: str) -> int | None:
    """The number of the recovery code that this is, spent or not. The account must be `BOUND`."""
    typed = _digits(code)
    for number, expected in enumerate(recovery_codes(staff)):
        if hmac.compare_digest(typed, expected):
            return number
    return None


def recovery_codes(staff: Staff) -> list[str]:
    """All ten, spent or not."""
    row = Authenticator.objects.get(user_id=staff.pk, type=Authenticator.Type.RECOVERY_CODES)
    codes: list[str] = RecoveryCodes(row).generate_codes()
    return codes


def unspent(staff: Staff) -> int:
    """How many recovery codes are left."""
    return len(recovery_codes(staff)) - staff.codes_spent.bit_count()


def _digits(typed: str) -> str:
    return "".join(sign for sign in typed if sign in "0123456789")


def _is_bound(row: Authenticator | None, secret: str, digest: bytes | memoryview) -> bool:
    sealed = row.data.get(secret) if row else None
    return isinstance(sealed, str) and hmac.compare_digest(digest_of(sealed), bytes(digest))
