"""What is done in the register. Every change is one of these."""

from vistka.registry.actions.arrivals import (
    change_row,
    commit_arrival,
    drop_arrival,
    leave_out_row,
    note_findings,
    stage_arrival,
    undo_arrival,
)
from vistka.registry.actions.cards import decline_card, make_card, write_card
from vistka.registry.actions.events import correct_event, record_event
from vistka.registry.actions.exposure import review_exposure, review_seen, second_exposure
from vistka.registry.actions.health import record_health
from vistka.registry.actions.many import register_many
from vistka.registry.actions.persons import (
    add_identifier,
    add_name,
    change_particulars,
    register_person,
    remove_name,
    set_custody,
    write_note,
)
from vistka.registry.actions.questions import answer_question, ask_question
from vistka.registry.actions.reports import record_report
from vistka.registry.actions.wishes import record_interview
from vistka.registry.actions.withholding import end_withholding, withhold_from_power

__all__ = [
    "add_identifier",
    "add_name",
    "answer_question",
    "ask_question",
    "change_particulars",
    "change_row",
    "commit_arrival",
    "correct_event",
    "decline_card",
    "drop_arrival",
    "end_withholding",
    "leave_out_row",
    "make_card",
    "note_findings",
    "record_event",
    "record_health",
    "record_interview",
    "record_report",
    "register_many",
    "register_person",
    "remove_name",
    "review_exposure",
    "review_seen",
    "second_exposure",
    "set_custody",
    "stage_arrival",
    "undo_arrival",
    "withhold_from_power",
    "write_card",
    "write_note",
]
