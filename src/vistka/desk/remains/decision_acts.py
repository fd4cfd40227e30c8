"""What is done with an expert's decision that waits for its second signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.desk.registry.words import grouped
from vistka.desk.remains.acts import FOR, IDENTIFIES, WRITTEN, page_of_remains
from vistka.desk.working.acts import Act
from vistka.remains.bodies import actions
from vistka.remains.bodies.machines import REMAINS, Step
from vistka.remains.models import Identification
from vistka.ui.furniture import SummaryRow


def _is_open(decision: Identification) -> bool:
    return decision.signed_at is None and decision.dropped_at is None


def _of_decision(_reader: Member, decision: Identification) -> Sequence[SummaryRow]:
    said = decision.said
    rows = {
        _("Number"): grouped(decision.remains.number),
        _("Name"): " ".join(filter(None, (said["family_name"], said["given_name"], said.get("patronymic", "")))),
        _("Number of the decision"): said["decision_number"],
        _("Expert: name"): said["expert"],
        _("Institution"): said["institution"],
    }
    return [SummaryRow(words, value) for words, value in rows.items()]


SIGNS: Final = "decision_sign"
"""Not offered to who wrote the decision."""

OF_DECISION: Final[tuple[Act[Identification], ...]] = (
    Act(
        name=SIGNS,
        path="remains/decisions/<uuid:row_id>/sign/",
        permission=IDENTIFIES,
        on=Identification,
        link=REMAINS.steps[Step.IDENTIFY].words,
        title=_("Do you sign this decision?"),
        texts=(
            _("Compare it with the expert's paper. You sign with your name, as the second."),
            _("Then the person stands in the register as dead. The family hears it from a person."),
        ),
        submit=_("Sign the decision"),
        done=_("The decision is signed twice and stands."),
        fits=_is_open,
        do=lambda by, row, _form: actions.sign_decision(by=by, decision_id=row.pk),
        back=lambda row: page_of_remains(row.remains),
        about=_of_decision,
        purpose=FOR,
    ),
    Act(
        name="decision_drop",
        path="remains/decisions/<uuid:row_id>/drop/",
        permission=IDENTIFIES,
        on=Identification,
        link=_("Put the decision away"),
        title=_("Put this decision away?"),
        submit=_("Put it away"),
        done=WRITTEN,
        fits=_is_open,
        do=lambda by, row, _form: actions.drop_decision(by=by, decision_id=row.pk),
        back=lambda row: page_of_remains(row.remains),
        about=_of_decision,
        purpose=FOR,
        danger=True,
    ),
)
