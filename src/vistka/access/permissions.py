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
    SEARCH_REGISTER = "search_register"
    """Look for a person in the register by name or number."""
    OPEN_PERSON = "open_person"
    """Open the page of a person of the register; what stands on it depends on the classes that one reads."""
    REGISTER = "register"
    """Write persons, arrivals, events, interviews and answers of the camp into the register."""
    RECORD_HEALTH = "record_health"
    """Write how somebody's health is."""
    WORK_ENQUIRY = "work_enquiry"
    """Work on any enquiry: join, speak with the family, withdraw, close, open again."""
    SET_KINSHIP = "set_kinship"
    """Propose a level of kinship, or confirm one that another proposed."""
    REVIEW_CANDIDATE = "review_candidate"
    """Say whether a candidate is the one who is sought; propose and second undoing a link."""
    ANSWER = "answer"
    """Prepare an answer, approve one that another prepared, give it."""
    BRING_NEWS = "bring_news"
    """Bring the news of a death to a family."""
    SORT_POST = "sort_post"
    """Read what came by the portal, accept it, or put it aside as spam or a repeat."""
    WRITE_LETTER = "write_letter"
    """Write a letter to a family, or approve one that another wrote."""
    GIVE_CODE = "give_code"
    """Propose a new case code for a family, confirm one that another proposed, give it."""
    KEEP_KEYS = "keep_keys"
    """Make the portal's weekly keys and publish those that the offline key signed."""


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
    Permission.SEARCH_REGISTER: frozenset({Role.REGISTRAR, Role.CASE_WORKER, Role.VERIFIER}),
    Permission.OPEN_PERSON: frozenset(
        {Role.REGISTRAR, Role.CASE_WORKER, Role.VERIFIER, Role.MEDICAL_OFFICER, Role.TRANSMISSION_OFFICER}
    ),
    Permission.REGISTER: frozenset({Role.REGISTRAR}),
    Permission.RECORD_HEALTH: frozenset({Role.REGISTRAR, Role.MEDICAL_OFFICER}),
    Permission.WORK_ENQUIRY: frozenset({Role.CASE_WORKER}),
    Permission.SET_KINSHIP: frozenset({Role.CASE_WORKER, Role.VERIFIER}),
    Permission.REVIEW_CANDIDATE: frozenset({Role.CASE_WORKER, Role.VERIFIER}),
    Permission.ANSWER: frozenset({Role.CASE_WORKER, Role.VERIFIER}),
    Permission.BRING_NEWS: frozenset({Role.DEATH_NOTIFIER}),
    Permission.SORT_POST: frozenset({Role.CASE_WORKER}),
    Permission.WRITE_LETTER: frozenset({Role.CASE_WORKER, Role.VERIFIER}),
    Permission.GIVE_CODE: frozenset({Role.CASE_WORKER}),
    Permission.KEEP_KEYS: frozenset({Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER}),
}
"""Who is given what. DESIGN: the administrator manages accounts and reads no person; officer and auditor read ids."""


def permissions_of(roles: Iterable[Role]) -> frozenset[Permission]:
    """All that these roles may do.

    >>> sorted(permissions_of({Role.HOTLINE}))
    [<Permission.TAKE_ENQUIRY: 'take_enquiry'>]
    """
    held = frozenset(roles)
    return frozenset(permission for permission, given in GIVEN.items() if given & held)
