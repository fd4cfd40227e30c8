"""Does he know her, and she him? Both answer the same question; one trained person compares, and it only supports.

The questions are a fixed list, so that the camp learns nothing that a family said, and none of them is answered by a
social network or a video of a prisoner (practice, 4.1). Hers is written down of every enquirer in an ordinary
conversation: being asked says nothing. His is asked at the camp only when two people have confirmed the match.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, second_person, still_open
from vistka.access.permissions import Permission
from vistka.contact.errors import ContactError
from vistka.contact.models import Recognition
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.models import Person
from vistka.registry.states import IN_OUR_HANDS, State
from vistka.tracing.links import link_of

LONGEST: Final = 500


class Question(StrEnum):
    """What both are asked."""

    ANIMAL = "animal"
    NICKNAME = "nickname"
    SCAR = "scar"
    SWIMMING = "swimming"
    NEIGHBOUR = "neighbour"
    DISH = "dish"

    @property
    def words(self) -> Promise:
        return _QUESTIONS[self]


class Result(StrEnum):
    """How the two answers go together."""

    AGREE = "agree"
    UNCLEAR = "unclear"
    DIFFER = "differ"

    @property
    def words(self) -> Promise:
        return _RESULTS[self]


_QUESTIONS: Final[Mapping[Question, Promise]] = {
    Question.ANIMAL: _("Which animal lived with you when you were a child, and what was it called?"),
    Question.NICKNAME: _("What were you called at home that nobody else called you?"),
    Question.SCAR: _("How did you come by your oldest scar?"),
    Question.SWIMMING: _("Who taught you to swim, and where?"),
    Question.NEIGHBOUR: _("What was the name of the neighbour whom you liked, or feared?"),
    Question.DISH: _("Which dish did you never want to eat?"),
}
_RESULTS: Final[Mapping[Result, Promise]] = {
    Result.AGREE: _("The answers agree"),
    Result.UNCLEAR: _("It cannot be said"),
    Result.DIFFER: _("The answers differ"),
}


@action("contact.write_her_answer")
def write_her_answer(*, by: Actor, enquirer_id: UUID, question: Question, answer: str) -> Recognition:
    """What the enquirer answers of the one whom she seeks. Raises `NotAllowed`, `ContactError`, `Forged`."""
    writer = permitted(by, Permission.WORK_ENQUIRY)
    enquirer = Enquirer.objects.for_change(enquirer_id)
    if Recognition.objects.filter(enquirer=enquirer, question=Question(question)).exists():
        raise ContactError(_("Her answer to this question is written down. Choose another question."))
    row = Recognition(
        enquirer=enquirer,
        question=Question(question),
        hers=_said(answer),
        hers_by=writer,
        hers_at=timezone.now(),
    )
    row.save()
    return row


@action("contact.have_him_asked")
def have_him_asked(*, by: Actor, recognition_id: UUID) -> Recognition:
    """Have the same question asked at the camp. Raises `NotAllowed`, `Forged`; `ContactError` without a match."""
    permitted(by, Permission.WORK_ENQUIRY)
    row = Recognition.objects.for_change(recognition_id)
    still_open(row.asked_at)
    link = link_of(row.enquirer.enquiry_id)
    if link is None:
        raise ContactError(_("Two people have to confirm a match first."))
    if State(Person.objects.for_change(link.person_id).state) not in IN_OUR_HANDS:
        raise ContactError(_("The person cannot be asked at the camp now."))
    row.person_id, row.asked_at = link.person_id, timezone.now()
    row.save()
    return row


@action("contact.write_his_answer")
def write_his_answer(*, by: Actor, recognition_id: UUID, answer: str) -> Recognition:
    """What the person answers at the camp; empty when the person would rather not. Raises `NotAllowed`, `Forged`."""
    writer = permitted(by, Permission.REGISTER)
    row = Recognition.objects.for_change(recognition_id)
    still_open(row.his_at)
    if row.asked_at is None:
        raise ContactError(_("Nobody asked for this. Look at the page again."))
    row.his, row.his_by, row.his_at = answer.strip()[:LONGEST], writer, timezone.now()
    row.save()
    return row


@action("contact.compare_answers")
def compare_answers(*, by: Actor, recognition_id: UUID, result: Result) -> Recognition:
    """Say how the two answers go together; neither of those who wrote them down does.

    Raises `NotAllowed`, `ContactError` before both are there, `Forged`.
    """
    comparer = permitted(by, Permission.COMPARE_ANSWERS)
    row = Recognition.objects.for_change(recognition_id)
    still_open(row.compared_at)
    second_person(comparer, row.hers_by, row.his_by)
    if row.his_at is None:
        raise ContactError(_("The person has not been asked yet."))
    row.result, row.compared_by, row.compared_at = Result(result), comparer, timezone.now()
    row.save()
    return row


def _said(answer: str) -> str:
    """The answer. Raises `ContactError` for none."""
    said = answer.strip()
    if not said or len(said) > LONGEST:
        raise ContactError(_("Write her answer in a few words."))
    return said
