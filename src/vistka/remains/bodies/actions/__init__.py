"""What is done with human remains, samples and interviews. Every change is one of these."""

from vistka.remains.bodies.actions.deciding import (
    doubt_decision,
    drop_decision,
    recant_decision,
    sign_decision,
    write_decision,
)
from vistka.remains.bodies.actions.kin import note_laboratory, record_interview, record_sample, withdraw_consent
from vistka.remains.bodies.actions.leaving import bury_remains, lay_unknown, note_later_wish, note_told, return_remains
from vistka.remains.bodies.actions.registering import (
    add_found,
    doubt_presumption,
    examine_remains,
    hand_on,
    link_part,
    presume,
    register_remains,
    review_remains,
)

__all__ = [
    "add_found",
    "bury_remains",
    "doubt_decision",
    "doubt_presumption",
    "drop_decision",
    "examine_remains",
    "hand_on",
    "lay_unknown",
    "link_part",
    "note_laboratory",
    "note_later_wish",
    "note_told",
    "presume",
    "recant_decision",
    "record_interview",
    "record_sample",
    "register_remains",
    "return_remains",
    "review_remains",
    "sign_decision",
    "withdraw_consent",
    "write_decision",
]
