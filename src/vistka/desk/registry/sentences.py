"""What is done in the room `registry`, in the ledger's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.desk.said import Said

VERBS: Final[Mapping[str, Said]] = {
    "registry.register_person": Said(_("%(who)s registered a person"), _("A person was registered")),
    "registry.register_many": Said(_("%(who)s registered many persons"), _("Many were registered")),
    "registry.change_particulars": Said(
        _("%(who)s changed what is written of a person"), _("What is written of a person was changed")
    ),
    "registry.add_name": Said(_("%(who)s added a form of a name"), _("A form of a name was added")),
    "registry.remove_name": Said(_("%(who)s took a form of a name away"), _("A form of a name was taken away")),
    "registry.add_identifier": Said(
        _("%(who)s added a number by which a person is known"), _("A number of a person was added")
    ),
    "registry.set_custody": Said(_("%(who)s wrote where a person is held"), _("Where a person is held was written")),
    "registry.write_note": Said(_("%(who)s wrote a note about a person"), _("A note was written")),
    "registry.record_report": Said(
        _("%(who)s recorded a report about a person"), _("A report about a person was recorded")
    ),
    "registry.withhold_from_power": Said(
        _("%(who)s kept a civilian's Power from being told"), _("A Power is not told of a civilian")
    ),
    "registry.end_withholding": Said(
        _("%(who)s let a civilian's Power be told again"), _("A Power is told of a civilian again")
    ),
    "registry.record_event": Said(_("%(who)s recorded what happened to a person"), _("An event was recorded")),
    "registry.correct_event": Said(_("%(who)s corrected an event"), _("An event was corrected")),
    "registry.write_card": Said(_("%(who)s wrote a capture card"), _("A capture card was written")),
    "registry.make_card": Said(_("%(who)s made a capture card"), _("A capture card was made")),
    "registry.decline_card": Said(
        _("%(who)s noted that no card goes to the family, as the person wishes"), _("A family's card was declined")
    ),
    "registry.record_health": Said(_("%(who)s recorded how a person's health is"), _("Health was recorded")),
    "registry.record_interview": Said(
        _("%(who)s recorded an interview about a person's wish"), _("A wish was recorded")
    ),
    "registry.ask_question": Said(_("%(who)s asked the camp about one field"), _("The camp was asked")),
    "registry.answer_question": Said(_("%(who)s recorded the camp's answer"), _("The camp answered")),
    "registry.stage_arrival": Said(_("%(who)s staged a table of arrivals"), _("Arrivals were staged")),
    "registry.note_findings": Said(
        _("%(who)s looked through a table of arrivals"), _("Staged arrivals were looked through")
    ),
    "registry.change_row": Said(
        _("%(who)s changed a row of a table of arrivals"), _("A row of staged arrivals was changed")
    ),
    "registry.leave_out_row": Said(
        _("%(who)s left a row of a table of arrivals out"), _("A row of staged arrivals was left out")
    ),
    "registry.commit_arrival": Said(_("%(who)s committed a table of arrivals"), _("Arrivals were committed")),
    "registry.undo_arrival": Said(_("%(who)s took a table of arrivals back"), _("Arrivals were taken back")),
    "registry.drop_arrival": Said(_("%(who)s dropped a table of arrivals"), _("Staged arrivals were dropped")),
}
