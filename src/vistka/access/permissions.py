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
    CARRY_MESSAGE = "carry_message"
    """Take letters and cards at the camp, note what he signed, hand over what came for him."""
    CENSOR_MESSAGE = "censor_message"
    """Read one letter once: let it pass, black something out, send it back with a reason."""
    BAN_MESSAGES = "ban_messages"
    """Propose or second that somebody's letters rest until a day that is named."""
    COMPARE_ANSWERS = "compare_answers"
    """Compare his answer to a question with hers."""
    ISSUE_DOCUMENT = "issue_document"
    """Print a form of the bureau, filled in or blank; which kinds, the table of the kinds says."""
    KEEP_EFFECTS = "keep_effects"
    """Write receipts, pack, seal and hand out what somebody owned."""
    HEAR_RELEASE = "hear_release"
    """Record what somebody said about going home, alone with an interviewer."""
    DECIDE_RELEASE = "decide_release"
    """Say whether somebody may go home this way, or second it."""
    BRIEF_TRAVELLER = "brief_traveller"
    """Speak with who travels: the briefing, the consent, the codes, the calls when a check-in is late."""
    ESCORT = "escort"
    """Plan legs, meet who travels, check identities, keep the protocol."""
    RECORD_DEATH = "record_death"
    """Write a notification of death and what belongs to it."""
    EXAMINE_DEAD = "examine_dead"
    """Write the medical examination that comes before a burial."""
    KEEP_GRAVES = "keep_graves"
    """Write graves, their marks and moves."""
    KEEP_REMAINS = "keep_remains"
    """Register human remains, samples and interviews; hand them from one to the next."""
    IDENTIFY = "identify"
    """Write an expert's decision on who somebody was, or sign it as the second."""
    DECIDE_CALL = "decide_call"
    """Decide on a call, set its slot, note hers and the outcome."""
    RUN_CALL = "run_call"
    """Sit with a call as the operator, and end it."""
    SEE_CALLS = "see_calls"
    """See which calls are in hand, without a name."""
    ASK_CALL = "ask_call"
    """Write down that he asks for a call, and what he says of who asked for one."""
    REVIEW_RISK = "review_risk"
    """Review what may happen to somebody who was shown in public, or second that review."""
    BRING_LEAD = "bring_lead"
    """Bring an article, a post, a picture, or write down what somebody told."""
    REVIEW_LEAD = "review_lead"
    """Review what was brought: accept, correct or drop what was found, open a picture with a purpose, end the review."""
    TAKE_REPORT = "take_report"
    """Work on what a civilian reported by the portal."""
    FOLLOW_LEAD = "follow_lead"
    """Follow a lead: ask for a take-down, close it."""
    ASK_BECAUSE_OF_LEAD = "ask_because_of_lead"
    """Ask the camp or a hospital because of a lead: who writes a lead of somebody does not ask whether he is held."""
    ANSWER_FOLLOW_UP = "answer_follow_up"
    """Write down what the camp or the hospital answered to a question that a lead raised."""


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
    Permission.CARRY_MESSAGE: frozenset({Role.REGISTRAR}),
    Permission.CENSOR_MESSAGE: frozenset({Role.CENSOR}),
    Permission.BAN_MESSAGES: frozenset({Role.REGISTRAR, Role.VERIFIER}),
    Permission.COMPARE_ANSWERS: frozenset({Role.VERIFIER}),
    Permission.ISSUE_DOCUMENT: _EVERY_CASE_ROLE - {Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER, Role.CENSOR},
    Permission.KEEP_EFFECTS: frozenset({Role.REGISTRAR, Role.FORENSIC_LIAISON}),
    Permission.HEAR_RELEASE: frozenset({Role.REGISTRAR}),
    Permission.DECIDE_RELEASE: frozenset({Role.CASE_WORKER, Role.VERIFIER}),
    Permission.BRIEF_TRAVELLER: frozenset({Role.CASE_WORKER}),
    Permission.ESCORT: frozenset({Role.ESCORT_OFFICER}),
    Permission.RECORD_DEATH: frozenset({Role.REGISTRAR}),
    Permission.EXAMINE_DEAD: frozenset({Role.MEDICAL_OFFICER}),
    Permission.KEEP_GRAVES: frozenset({Role.REGISTRAR, Role.FORENSIC_LIAISON}),
    Permission.KEEP_REMAINS: frozenset({Role.FORENSIC_LIAISON}),
    Permission.IDENTIFY: frozenset({Role.FORENSIC_LIAISON}),
    Permission.DECIDE_CALL: frozenset({Role.CASE_WORKER, Role.VERIFIER}),
    Permission.RUN_CALL: frozenset({Role.CASE_WORKER}),
    Permission.SEE_CALLS: frozenset({Role.CASE_WORKER, Role.VERIFIER, Role.REGISTRAR}),
    Permission.ASK_CALL: frozenset({Role.REGISTRAR}),
    Permission.REVIEW_RISK: frozenset({Role.CASE_WORKER, Role.VERIFIER}),
    Permission.BRING_LEAD: frozenset({Role.LEAD_REVIEWER, Role.CASE_WORKER, Role.VERIFIER, Role.HOTLINE}),
    Permission.REVIEW_LEAD: frozenset({Role.LEAD_REVIEWER}),
    Permission.TAKE_REPORT: frozenset({Role.LEAD_REVIEWER, Role.CASE_WORKER}),
    Permission.FOLLOW_LEAD: frozenset({Role.LEAD_REVIEWER, Role.CASE_WORKER, Role.VERIFIER}),
    Permission.ASK_BECAUSE_OF_LEAD: frozenset({Role.CASE_WORKER, Role.VERIFIER}),
    Permission.ANSWER_FOLLOW_UP: frozenset({Role.REGISTRAR}),
}
"""Who is given what. DESIGN: the administrator manages accounts and reads no person; officer and auditor read ids."""


def permissions_of(roles: Iterable[Role]) -> frozenset[Permission]:
    """All that these roles may do.

    >>> sorted(permissions_of({Role.CENSOR}))
    [<Permission.CENSOR_MESSAGE: 'censor_message'>, <Permission.SEE_DUE: 'see_due'>]
    """
    held = frozenset(roles)
    return frozenset(permission for permission, given in GIVEN.items() if given & held)
