"""The invented staff set to work: accounts with both factors, so that a visitor can act as any of them by one click."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Mapping

from vistka.access.actions import accept_invitation, enrol_second_factor
from vistka.access.models import Staff
from vistka.ledger.actors import Actor


def set_up(codes: Mapping[str, str]) -> None:
    """Each account accepts its invitation and sets up a second factor; passwords and secrets are random and forgotten."""
    for account, code in codes.items():
        by = actor(account)
        accept_invitation(by=by, code=code, password=secrets.token_urlsafe(24))
        enrol_second_factor(by=by, secret=base64.b32encode(secrets.token_bytes(20)).decode())


def actor(account: str) -> Actor:
    """On behalf of an invented account."""
    return Staff.objects.get(account=account).actor
