"""What is done for the dead. Every change is one of these."""

from vistka.remains.dead.deaths import (
    add_death_witness,
    certify_death,
    close_death,
    examine_dead,
    note_death,
    take_death_back,
)
from vistka.remains.dead.enquiries import (
    open_injury_enquiry,
    open_official_enquiry,
    report_official_enquiry,
    take_statement,
)
from vistka.remains.dead.graves import bury, cremate, empty_grave, lay_grave, mark_grave, move_grave
from vistka.remains.dead.listing import list_graves

__all__ = [
    "add_death_witness",
    "bury",
    "certify_death",
    "close_death",
    "cremate",
    "empty_grave",
    "examine_dead",
    "lay_grave",
    "list_graves",
    "mark_grave",
    "move_grave",
    "note_death",
    "open_injury_enquiry",
    "open_official_enquiry",
    "report_official_enquiry",
    "take_death_back",
    "take_statement",
]
