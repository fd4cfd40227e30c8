"""What people do in this room, and what the machine does: all verbs in one place."""

from vistka.correspondence.agency import carry
from vistka.correspondence.asides import propose_aside, put_aside
from vistka.correspondence.bans import end_ban, propose_ban, second_ban
from vistka.correspondence.censoring import close, let_pass, put_back, send_back, take_to_read
from vistka.correspondence.for_her import mailed
from vistka.correspondence.handing import cannot_hand_over, destroyed, hand_over, have_destroyed, keep, try_again
from vistka.correspondence.receiving import receive
from vistka.correspondence.settling import settle
from vistka.correspondence.taking import Written, take_letter
from vistka.correspondence.whose import give_back, name_enquirer

__all__ = [
    "Written",
    "cannot_hand_over",
    "carry",
    "close",
    "destroyed",
    "end_ban",
    "give_back",
    "hand_over",
    "have_destroyed",
    "keep",
    "let_pass",
    "mailed",
    "name_enquirer",
    "propose_aside",
    "propose_ban",
    "put_aside",
    "put_back",
    "receive",
    "second_ban",
    "send_back",
    "settle",
    "take_letter",
    "take_to_read",
    "try_again",
]
