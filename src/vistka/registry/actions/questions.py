"""Questions to the camp: of one field, never with a word of what a family said."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted
from vistka.access.permissions import Permission
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.registry.actions.persons import change_particulars
from vistka.registry.actions.rows import person_for_change
from vistka.registry.errors import RegistryError
from vistka.registry.models import Person, Question, Side
from vistka.registry.particulars import FIELDS, WITHOUT_VALUE, Identity, NotAParticular, Particular, Provenance
from vistka.registry.states import IN_OUR_HANDS, State

ANSWERED_WITHIN: Final = timedelta(days=7)

_IDENTITY_OF: Final = {Provenance.DOCUMENT: Identity.DOCUMENT, Provenance.DISC: Identity.DOCUMENT}
"""Into which identity an answer goes; everything that somebody says goes into the claimed one."""


@action("registry.ask_question")
def ask_question(*, by: Actor, person_id: UUID, field: str) -> Question:
    """Ask the camp for one field of a person; if it is asked already, that question. Raises `RegistryError`."""
    asked_by = permitted(by, Permission.REVIEW_CANDIDATE)
    person = person_for_change(person_id)
    _can_be_asked(person, field)
    waiting = Question.objects.filter(person=person, field=field, answered_at=None).first()
    if waiting is not None:
        return waiting
    now = timezone.now()
    question = Question(person=person, field=field, asked_by=asked_by, asked_at=now, due_at=now + ANSWERED_WITHIN)
    question.save()
    return question


@action("registry.answer_question")
def answer_question(*, by: Actor, question_id: UUID, particular: Particular) -> Question:
    """Write the camp's answer where it belongs. Raises `RegistryError`, `NotAParticular`."""
    permitted(by, Permission.REGISTER)
    person_for_change(Question.objects.values_list("person_id", flat=True).get(pk=question_id))
    question = Question.objects.for_change(question_id)
    if question.answered_at:
        raise RegistryError(_("This question is answered. Look at the page again."))
    if particular.get("how") not in set(Provenance):
        raise NotAParticular
    identity = _IDENTITY_OF.get(Provenance(particular["how"]), Identity.CLAIMED)
    change_particulars(by=by, person_id=question.person_id, identity=identity, fields={question.field: particular})
    question.answered_at = timezone.now()
    question.save()
    return question


def _can_be_asked(person: Person, field: str) -> None:
    """Refuse what is no field, whom the camp does not hold, and what he would not or could not say: he was asked."""
    if field not in FIELDS:
        raise NotAParticular
    if person.side != Side.HELD or State(person.state) not in IN_OUR_HANDS:
        raise RegistryError(_("Only of somebody whom we hold now can the camp be asked."))
    said = person.identities.get(Identity.CLAIMED, {}).get(field, {})
    if said.get("how") in WITHOUT_VALUE:
        raise RegistryError(_("He was asked this and would not or could not say. He is not asked again."))
