"""What is done with enquiries, and what is given to take one."""

from vistka.enquiries.actions.associations import end_association, found_association
from vistka.enquiries.actions.enquirers import (
    add_code_words,
    change_contact,
    give_consent,
    record_conversation,
    use_code_word,
    withdraw_enquirer,
)
from vistka.enquiries.actions.enquiries import (
    change_sought,
    close_enquiry,
    join_enquiries,
    reopen_enquiry,
    take_step,
)
from vistka.enquiries.actions.kinship import add_paper, claim_kinship, confirm_level, drop_level, propose_level
from vistka.enquiries.actions.taking import add_enquirer, take_enquiry, take_many
from vistka.enquiries.incoming import NewEnquirer, NewEnquiry

__all__ = [
    "NewEnquirer",
    "NewEnquiry",
    "add_code_words",
    "add_enquirer",
    "add_paper",
    "change_contact",
    "change_sought",
    "claim_kinship",
    "close_enquiry",
    "confirm_level",
    "drop_level",
    "end_association",
    "found_association",
    "give_consent",
    "join_enquiries",
    "propose_level",
    "record_conversation",
    "reopen_enquiry",
    "take_enquiry",
    "take_many",
    "take_step",
    "use_code_word",
    "withdraw_enquirer",
]
