"""What people do here, by verb."""

from vistka.leads.actions.bringing import bring_media, bring_report, bring_text, note_by_hand
from vistka.leads.actions.following import (
    answer_follow_up,
    ask_take_down,
    close_lead,
    raise_follow_up,
    settle_take_down,
    take_back_follow_up,
)
from vistka.leads.actions.reviewing import (
    accept,
    correct,
    drop,
    end_report,
    end_review,
    lapse,
    lead_from_report,
    refer,
    set_aside,
)

__all__ = [
    "accept",
    "answer_follow_up",
    "ask_take_down",
    "bring_media",
    "bring_report",
    "bring_text",
    "close_lead",
    "correct",
    "drop",
    "end_report",
    "end_review",
    "lapse",
    "lead_from_report",
    "note_by_hand",
    "raise_follow_up",
    "refer",
    "set_aside",
    "settle_take_down",
    "take_back_follow_up",
]
