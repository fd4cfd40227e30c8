"""What is done by one button on a page that asks once more: one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.ledger.actors import Actor
from vistka.ledger.recorded import Recorded
from vistka.registry import actions
from vistka.registry.models import CaptureCard, CardAddressee, Person
from vistka.registry.states import EventKind
from vistka.ui.furniture import SummaryRow
from vistka.ui.templatetags.ui import time


@dataclass(frozen=True, kw_only=True)
class Confirmed:
    """Something that is done to one row after a question."""

    name: str
    route: str
    on: type[Recorded]
    person_id: Callable[[Any], UUID]
    believed: Callable[[Any], Sequence[Recorded]]
    """The rows on which the question rests."""
    about: Callable[[Any], Sequence[SummaryRow]]
    question: Promise
    text: Promise
    submit: Promise
    done: Promise
    do: Callable[[Actor, UUID], object]


def _of_card(card: CaptureCard) -> Sequence[SummaryRow]:
    return (
        SummaryRow(_("After"), EventKind(card.event.kind).words),
        SummaryRow(_("Card for"), CardAddressee(card.addressee).words),
        SummaryRow(_("By when"), time(card.due_at)),
    )


CONFIRMED: Final = (
    Confirmed(
        name="decline_card",
        route="persons/cards/<uuid:row_id>/declined/",
        on=CaptureCard,
        person_id=lambda card: card.person_id,
        believed=lambda card: (card, card.event),
        about=_of_card,
        question=_("Does the person decline this card?"),
        text=_("The family's card is then not sent. The Central Tracing Agency gets its own in any case."),
        submit=_("The person declines it"),
        done=_("It is noted that the person declines the family's card."),
        do=lambda by, row_id: actions.decline_card(by=by, card_id=row_id),
    ),
    Confirmed(
        name="end_withholding",
        route="persons/<uuid:row_id>/tell-the-power/",
        on=Person,
        person_id=lambda person: person.pk,
        believed=lambda _person: (),
        about=lambda _person: (),
        question=_("Tell the Power again?"),
        text=_(
            "The Power on which the person depends is then told, like of everybody else. What it was told stays told."
        ),
        submit=_("Tell the Power again"),
        done=_("The Power is told again."),
        do=lambda by, row_id: actions.end_withholding(by=by, person_id=row_id),
    ),
)
