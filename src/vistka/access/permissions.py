"""What the staff may do: one table from roles to permissions. Rooms above add their own lines here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from vistka.access.roles import Role


class Permission(StrEnum):
    """Something that a page or an action asks for."""

    MANAGE_ACCOUNTS = "manage_accounts"
    """Invite, propose and end roles, propose a reset, block."""
    SECOND = "second"
    """Second what another officer proposed: a role, a reset, an unblocking."""
    RELEASE_BUDGET = "release_budget"
    """Let somebody open more persons today."""
    ASSIGN_CASES = "assign_cases"
    """Say whose case somebody is."""
    READ_LEDGER = "read_ledger"
    """The ledger with ids only."""
    READ_LEDGER_NAMES = "read_ledger_names"
    """The ledger with the names of the staff."""
    SEE_DUE = "see_due"
    """What is due."""
    TAKE_ENQUIRY = "take_enquiry"
    """Take an enquiry, and read back one that one took oneself."""


_EVERY_CASE_ROLE: Final = frozenset(Role) - {Role.AUDITOR, Role.HOTLINE}

GIVEN: Final[Mapping[Permission, frozenset[Role]]] = {
    Permission.MANAGE_ACCOUNTS: frozenset({Role.ADMINISTRATOR}),
    Permission.SECOND: frozenset({Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER}),
    Permission.RELEASE_BUDGET: frozenset({Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER, Role.VERIFIER}),
    Permission.ASSIGN_CASES: frozenset({Role.REGISTRAR, Role.VERIFIER, Role.LEAD_REVIEWER}),
    Permission.READ_LEDGER: frozenset({Role.ADMINISTRATOR, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER}),
    Permission.READ_LEDGER_NAMES: frozenset({Role.ADMINISTRATOR}),
    Permission.SEE_DUE: _EVERY_CASE_ROLE,
    Permission.TAKE_ENQUIRY: frozenset({Role.HOTLINE, Role.CASE_WORKER}),
}
"""Who is given what. DESIGN: the administrator manages accounts and reads no person; officer and auditor read ids."""


def permissions_of(roles: Iterable[Role]) -> frozenset[Permission]:
    """All that these roles may do.

    >>> sorted(permissions_of({Role.HOTLINE}))
    [<Permission.TAKE_ENQUIRY: 'take_enquiry'>]
    """
    held = frozenset(roles)
    return frozenset(permission for permission, given in GIVEN.items() if given & held)
