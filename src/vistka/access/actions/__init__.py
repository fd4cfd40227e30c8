"""What can be done with accounts, roles and cases. Each is an action: keywords only, on behalf of `by`, in the ledger."""

from vistka.access.actions.accounts import (
    Newcomer,
    block,
    change_password,
    found_bureau,
    invite,
    invite_again,
    propose_unblock,
    second_unblock,
    sign_out_everywhere,
)
from vistka.access.actions.cases import ask_budget, assign, end_assignment, release_budget
from vistka.access.actions.enrolment import (
    accept_invitation,
    enrol_second_factor,
    propose_reset,
    renew_recovery_codes,
    second_reset,
    spend_recovery_code,
    stop_reset,
)
from vistka.access.actions.grants import end_grant, propose_grant, second_grant

__all__ = [
    "Newcomer",
    "accept_invitation",
    "ask_budget",
    "assign",
    "block",
    "change_password",
    "end_assignment",
    "end_grant",
    "enrol_second_factor",
    "found_bureau",
    "invite",
    "invite_again",
    "propose_grant",
    "propose_reset",
    "propose_unblock",
    "release_budget",
    "renew_recovery_codes",
    "second_grant",
    "second_reset",
    "second_unblock",
    "sign_out_everywhere",
    "spend_recovery_code",
    "stop_reset",
]
