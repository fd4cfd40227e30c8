"""What is done in this room. Every change is one of these."""

from vistka.reunion.actions.aftercare import close_way, end_way, note_aftercare
from vistka.reunion.actions.handover import (
    arrive,
    ask_at_the_door,
    check_identity,
    confirm_no_press,
    decline,
    hand_over,
    join_way,
    plan_onward,
    return_effects,
    set_out,
    sign_protocol,
    turn_back,
)
from vistka.reunion.actions.interviews import note_bar, record_release_interview
from vistka.reunion.actions.ways import carry_out, decide_way, open_handover, open_way, propose_way, refuse_way

__all__ = [
    "arrive",
    "ask_at_the_door",
    "carry_out",
    "check_identity",
    "close_way",
    "confirm_no_press",
    "decide_way",
    "decline",
    "end_way",
    "hand_over",
    "join_way",
    "note_aftercare",
    "note_bar",
    "open_handover",
    "open_way",
    "plan_onward",
    "propose_way",
    "record_release_interview",
    "refuse_way",
    "return_effects",
    "set_out",
    "sign_protocol",
    "turn_back",
]
