"""Answers: composed from the table, approved by a second person, given, and each time the facts are gathered anew."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, second_person, still_open
from vistka.access.permissions import Permission
from vistka.contact.disclosure import as_before, told
from vistka.contact.errors import ContactError, FactsChanged, NothingMayBeTold, NotNow
from vistka.contact.facts import Grounds, digest_of, grounds_of, values_of
from vistka.contact.models import Answer
from vistka.contact.wording import LANGUAGES, Values, sentences
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor


class HowGiven(StrEnum):
    """How an answer is given: to her in person, by voice, or in the mailbox that only her code opens.

    It is never left as a message. In her mailbox it stands in every mail, as long as its facts hold.
    """

    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    MAILBOX = "mailbox"

    @property
    def words(self) -> Promise:
        return _HOW[self]


_HOW: Final[Mapping[HowGiven, Promise]] = {
    HowGiven.TELEPHONE: _("On the telephone"),
    HowGiven.IN_PERSON: _("In person"),
    HowGiven.MAILBOX: _("In her mailbox"),
}


@action("contact.prepare_answer")
def prepare_answer(*, by: Actor, enquirer_id: UUID, language: str) -> Answer:
    """Compose what the table allows her to be told, for a second person to approve. `language`: one of `LANGUAGES`.

    Raises `NotAllowed`, `NothingMayBeTold`, `NotNow`, `Forged`; `ContactError` while another answer is in hand.
    """
    preparer = permitted(by, Permission.ANSWER)
    enquirer = Enquirer.objects.for_change(enquirer_id)
    if language not in LANGUAGES:
        raise ContactError(_("There are no sentences in this language. Choose one in which she is at home."))
    if Answer.objects.filter(enquirer=enquirer, given_at=None, dropped_at=None).exists():
        raise ContactError(_("An answer for her is in hand. Approve and give it, or drop it and prepare another."))
    grounds = _open_grounds(enquirer)
    values = values_of(grounds)
    said = sentences(grounds.facts, values, language)
    if not said or grounds.link is None:
        raise NothingMayBeTold
    items, texts = [one.item.value for one in said], [one.text for one in said]
    answer = Answer(
        enquirer=enquirer,
        link=grounds.link,
        content={"language": language, "items": items, "sentences": texts, "also": _also(grounds, values, language)},
        facts=digest_of(grounds, values),
        prepared_by=preparer,
        prepared_at=timezone.now(),
    )
    answer.save()
    return answer


@action("contact.approve_answer")
def approve_answer(*, by: Actor, answer_id: UUID) -> Answer:
    """Let an answer go that somebody else prepared. Raises `NotAllowed`, `FactsChanged`, `NotNow`, `Forged`."""
    approver = permitted(by, Permission.ANSWER)
    answer = Answer.objects.for_change(answer_id)
    still_open(answer.approved_by, answer.dropped_at)
    second_person(approver, answer.prepared_by)
    _still_holds(answer)
    answer.approved_by, answer.approved_at = approver, timezone.now()
    answer.save()
    return answer


@action("contact.give_answer")
def give_answer(*, by: Actor, answer_id: UUID, how: HowGiven) -> Answer:
    """Say that she was told exactly this. Raises `NotAllowed`, `FactsChanged`, `NotNow`, `Forged`, `ContactError`."""
    giver = permitted(by, Permission.ANSWER)
    answer = Answer.objects.for_change(answer_id)
    still_open(answer.given_by, answer.dropped_at)
    if answer.approved_by is None:
        raise ContactError(_("A second person has to approve this answer before she is told."))
    _still_holds(answer)
    answer.given_by, answer.given_at, answer.how = giver, timezone.now(), HowGiven(how)
    answer.save()
    return answer


@action("contact.drop_answer")
def drop_answer(*, by: Actor, answer_id: UUID) -> None:
    """Put an answer away that was not given. One person is enough."""
    permitted(by, Permission.ANSWER)
    answer = Answer.objects.for_change(answer_id)
    still_open(answer.given_at, answer.dropped_at)
    answer.dropped_at = timezone.now()
    answer.save()


def _also(grounds: Grounds, values: Values, language: str) -> dict[str, list[str]]:
    """The same in the other languages, for those of us who do not read hers."""
    others = (one for one in LANGUAGES if one != language)
    return {one: [said.text for said in sentences(grounds.facts, values, one)] for one in others}


def _still_holds(answer: Answer) -> None:
    """Refuse an answer of which anything has changed since it was prepared."""
    grounds = _open_grounds(Enquirer.objects.for_change(answer.enquirer_id))
    if not hmac.compare_digest(bytes(answer.facts), digest_of(grounds, values_of(grounds))):
        raise FactsChanged


def _open_grounds(enquirer: Enquirer) -> Grounds:
    """The facts, if they open anything. Raises `NothingMayBeTold`; `NotNow` where they would but for a death."""
    grounds = grounds_of(enquirer)
    if told(grounds.facts):
        return grounds
    raise NotNow if told(as_before(grounds.facts)) else NothingMayBeTold
