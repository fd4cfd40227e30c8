"""A member of staff: the account, and what it signs in with.

The row is recorded as a whole. Whoever can write the database could otherwise put his own password's hash here, or
unblock himself; as it is, an account written by other means than an action signs nobody in. For the same reason the
row holds the digests of both sealed second-factor secrets: allauth keeps those in a table of its own, which anybody
who writes the database could exchange for his own.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password
from django.db import models
from django.utils.crypto import salted_hmac

from vistka.ledger.actors import Actor
from vistka.ledger.actors import staff as actor_of
from vistka.ledger.recorded import Recorded
from vistka.vault.classes import DataClass, Retention
from vistka.vault.fields import SealedText


class Staff(AbstractBaseUser, Recorded):
    """One account.

    `account` is what is typed to sign in; the bureau chooses it, and it is not a real name, because it is not sealed.
    Until `enrol_until` a second factor may be set up; nothing else opens that door again than an accepted invitation.
    Sessions begun before `signed_out_at` have ended.
    """

    account = models.CharField(max_length=40, unique=True)
    name = SealedText(label="staff.name", data_class=DataClass.STAFF)
    language = models.CharField(max_length=8, default="", blank=True)
    blocked_at = models.DateTimeField(null=True)
    unblock_proposed_by = models.UUIDField(null=True)
    enrol_until = models.DateTimeField(null=True)
    totp_digest = models.BinaryField(null=True)
    codes_digest = models.BinaryField(null=True)
    codes_spent = models.PositiveIntegerField(default=0)
    signed_out_at = models.DateTimeField(null=True)
    last_login = None  # when somebody works is nobody's business; without the column Django writes nothing at sign-in

    classes: ClassVar = dict.fromkeys(
        "password account language blocked_at unblock_proposed_by enrol_until totp_digest codes_digest codes_spent "
        "signed_out_at".split(),
        DataClass.STAFF,
    ) | {"id": DataClass.OPEN}
    keeps: ClassVar = Retention.STAFF_ACCOUNT

    USERNAME_FIELD = "account"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "member of staff"

    def __str__(self) -> str:
        return Recorded.__str__(self)

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether the account is not blocked."""
        return self.blocked_at is None

    @property
    def actor(self) -> Actor:
        """As the ledger names this member of staff."""
        return actor_of(self.pk)

    def check_password(self, raw_password: str | None) -> bool:
        """Whether that is the password. Unlike Django's, it never renews an old hash: that is an action's work."""
        return check_password(raw_password, self.password)

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """Sessions hold this hash and end when it changes: with the password, and when all are to be signed out."""
        ended = self.signed_out_at.isoformat() if self.signed_out_at else ""
        made = salted_hmac("vistka.access.session", f"{self.password} {ended}", secret=secret, algorithm="sha256")
        return made.hexdigest()

    def save(self, *args: Any, **options: Any) -> None:
        """Save, through the ledger; the account name in the one form that sign-in compares."""
        self.account = clean_account(self.account)
        super().save(*args, **options)


def clean_account(typed: str) -> str:
    """An account name as it is stored and compared.

    >>> clean_account(" Desk-07 ")
    'desk-07'
    """
    return typed.strip().lower()
