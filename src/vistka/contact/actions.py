"""What people do in this room, and what the machine does: all verbs in one place."""

from vistka.contact.addressees import confirm_addressee, drop_addressee, propose_addressee, rule_out_addressee
from vistka.contact.answers import HowGiven, approve_answer, drop_answer, give_answer, prepare_answer
from vistka.contact.deaths import make_death_news, stop_death_news
from vistka.contact.news import Brought, HandedOn, bring_news, confirm_news, hand_on_news, read_stop, take_news
from vistka.contact.weighing import weigh

__all__ = [
    "Brought",
    "HandedOn",
    "HowGiven",
    "approve_answer",
    "bring_news",
    "confirm_addressee",
    "confirm_news",
    "drop_addressee",
    "drop_answer",
    "give_answer",
    "hand_on_news",
    "make_death_news",
    "prepare_answer",
    "propose_addressee",
    "read_stop",
    "rule_out_addressee",
    "stop_death_news",
    "take_news",
    "weigh",
]
