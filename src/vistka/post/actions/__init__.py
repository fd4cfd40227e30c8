"""What is done with the post."""

from vistka.post.actions.enquiries import accept_enquiry, sort_out, take_back
from vistka.post.actions.from_mailboxes import (
    accept_contact,
    accept_correction,
    accept_message,
    accept_paper,
    accept_relative,
)
from vistka.post.actions.withdrawals import accept_withdrawal, stop_withdrawal
from vistka.post.codes import confirm_code, drop_code, found_association_mailbox, give_code, propose_code
from vistka.post.keys import make_keys, publish_keys

__all__ = [
    "accept_contact",
    "accept_correction",
    "accept_enquiry",
    "accept_message",
    "accept_paper",
    "accept_relative",
    "accept_withdrawal",
    "confirm_code",
    "drop_code",
    "found_association_mailbox",
    "give_code",
    "make_keys",
    "propose_code",
    "publish_keys",
    "sort_out",
    "stop_withdrawal",
    "take_back",
]
