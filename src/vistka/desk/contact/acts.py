"""What is done with one button on a page that asks once more: one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.contact import actions
from vistka.contact.models import Addressee, Answer
from vistka.ledger.actors import Actor
from vistka.ledger.recorded import Recorded


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something that is done to one row. `shows`: the answer's text stands above the button."""

    name: str
    route: str
    on: type[Addressee] | type[Answer]
    question: Promise
    text: Promise
    submit: Promise
    done: Promise
    do: Callable[[Actor, UUID], Recorded | None]
    shows: bool = False
    danger: bool = False


ACTS: Final = (
    Act(
        name="confirm_addressee",
        route="answers/addressees/<uuid:row_id>/confirm/",
        on=Addressee,
        question=_("Did the person mean this enquirer?"),
        text=_(
            "You say so with your name, as the second person. Compare for yourself: what the person said, the enquirer's "
            "name, her papers. If two of the wishes could mean her, the one that allows less is the one to take."
        ),
        submit=_("Yes, this is the one"),
        done=_("It is confirmed: the person meant this enquirer."),
        do=lambda by, row_id: actions.confirm_addressee(by=by, addressee_id=row_id),
    ),
    Act(
        name="drop_addressee",
        route="answers/addressees/<uuid:row_id>/drop/",
        on=Addressee,
        question=_("Did the person mean somebody else?"),
        text=_("From now on this wish allows nothing to be told to this enquirer. It can be proposed again."),
        submit=_("The person meant somebody else"),
        done=_("It is noted that the person meant somebody else."),
        do=lambda by, row_id: actions.drop_addressee(by=by, addressee_id=row_id),
        danger=True,
    ),
    Act(
        name="approve_answer",
        route="answers/prepared/<uuid:row_id>/approve/",
        on=Answer,
        question=_("Do you approve this answer?"),
        text=_(
            "You say with your name that exactly this may be told to this enquirer. The facts are gathered once more when "
            "you press the button; if anything has changed, nothing is approved."
        ),
        submit=_("Approve the answer"),
        done=_("The answer is approved. It can be given now."),
        do=lambda by, row_id: actions.approve_answer(by=by, answer_id=row_id),
        shows=True,
    ),
    Act(
        name="drop_answer",
        route="answers/prepared/<uuid:row_id>/drop/",
        on=Answer,
        question=_("Put this answer away?"),
        text=_("It was not given and never will be. Another can be prepared."),
        submit=_("Put it away"),
        done=_("The answer is put away."),
        do=lambda by, row_id: actions.drop_answer(by=by, answer_id=row_id),
        shows=True,
        danger=True,
    ),
)
