"""What is printed of an answer: the answer itself, and a certificate for the family's own authorities.

Both print what the table of `contact.disclosure` opens to this enquirer at this moment, and nothing of the register
beside it: the person stands there as she described the person.
"""

from __future__ import annotations

import hmac
from typing import Final
from uuid import UUID, uuid5

from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.actions.permits import permitted, still_open
from vistka.access.permissions import Permission
from vistka.contact.composing import what_stands
from vistka.contact.disclosure import Facts, Item, as_before, told
from vistka.contact.errors import FactsChanged, NothingMayBeTold, NotNow
from vistka.contact.facts import Grounds, digest_of, grounds_of, values_of
from vistka.contact.models import Answer
from vistka.documents.errors import DocumentError
from vistka.documents.issuing import Paper, issue_as
from vistka.documents.kinds import DocumentKind, Values
from vistka.documents.labels import Languages
from vistka.documents.models import TooDangerous
from vistka.enquiries.kinship import KIN
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import last_digests, trust

CERTIFIES: Final = {Item.HELD: "held", Item.NOTIFIED: "notified"}
"""What a certificate may say: the choice on the form, by the item that must be told to her."""
_DANGERS: Final = UUID("0c8f6a5e-9d1b-4a52-8a55-3b7a1c0de94f")


@action("documents.print_answer")
def print_answer(*, by: Actor, answer_id: UUID, languages: Languages) -> Paper:
    """An answer that was approved or given, on paper, as far as its facts hold now.

    Raises `NotAllowed`, `DocumentError`, `FactsChanged`, `NothingMayBeTold`, `NotNow`, `Forged`.
    """
    permitted(by, Permission.ANSWER)
    answer = Answer.objects.for_change(answer_id)
    if answer.approved_by in (None, answer.prepared_by):
        raise DocumentError(_("A second person has to approve this answer before it is printed."))
    still_open(answer.dropped_at)
    enquirer = Enquirer.objects.for_change(answer.enquirer_id)
    grounds = grounds_of(enquirer)
    if answer.given_at is None and not hmac.compare_digest(bytes(answer.facts), digest_of(grounds, values_of(grounds))):
        raise _refusal(grounds.facts) if not told(grounds.facts) else FactsChanged()
    content, allowed = answer.content, told(grounds.facts)
    texts = {**content["also"], content["language"]: content["sentences"]}
    places = [place for place, item in enumerate(content["items"]) if item in allowed]
    if not places:
        raise _refusal(grounds.facts)
    values: Values = {
        "to_name": str(enquirer.said["name"]),
        "about": _sought(enquirer),
        "said": [{language: texts[language][place] for language in languages} for place in places],
        "signed_on": timezone.localdate().isoformat(),
    }
    return _issue(by, DocumentKind.ANSWER, languages, values, grounds)


@action("documents.certify")
def certify(*, by: Actor, enquirer_id: UUID, languages: Languages) -> Paper:
    """A certificate that the person whom she seeks is held, or notified to us as held; she was told so before.

    Raises `NotAllowed`, `DocumentError`, `NothingMayBeTold`, `NotNow`, `Forged`.
    """
    permitted(by, Permission.ANSWER)
    enquirer = Enquirer.objects.for_change(enquirer_id)
    if danger_of(enquirer) is not None:
        raise DocumentError(_("It was said to be too dangerous to issue. Take that back first, if it is so no more."))
    grounds = grounds_of(enquirer)
    stands = what_stands(enquirer)
    said = [CERTIFIES[item] for item in told(grounds.facts) if item in CERTIFIES and item in stands]
    if not said:
        raise _refusal(grounds.facts)
    values: Values = {
        "family_name": _sought(enquirer),
        "born_on": str(enquirer.enquiry.sought.get("birth_date", "")),
        "status": said[0],
        "to_name": str(enquirer.said["name"]),
        "relation": _relation(enquirer, languages),
        "signed_on": timezone.localdate().isoformat(),
    }
    return _issue(by, DocumentKind.CERTIFICATE, languages, values, grounds)


@action("documents.call_dangerous")
def call_dangerous(*, by: Actor, enquirer_id: UUID) -> TooDangerous:
    """Choose that no certificate is issued for her: carrying it is too dangerous. Raises `NotAllowed`, `Forged`."""
    account = permitted(by, Permission.ANSWER)
    enquirer = Enquirer.objects.for_change(enquirer_id)
    if danger_of(enquirer) is not None:
        raise DocumentError(_("This was said already."))
    key = _key_of(enquirer, TooDangerous.objects.filter(enquirer=enquirer).count())
    danger = TooDangerous(id=key, enquirer=enquirer, chosen_by=account, chosen_at=timezone.now())
    danger.save()
    return danger


@action("documents.take_back_danger")
def take_back_danger(*, by: Actor, danger_id: UUID) -> None:
    """Say that a certificate is not too dangerous any more. Raises `NotAllowed`, `AccessError`, `Forged`."""
    account = permitted(by, Permission.ANSWER)
    danger = TooDangerous.objects.for_change(danger_id)
    still_open(danger.taken_back_at)
    danger.taken_back_by, danger.taken_back_at = account, timezone.now()
    danger.save()


def danger_of(enquirer: Enquirer) -> TooDangerous | None:
    """What stands against a certificate for her. Raises `Forged`, also when other hands have deleted it."""
    rows = list(TooDangerous.objects.filter(enquirer=enquirer))
    trust(*rows)
    following = _key_of(enquirer, len(rows))
    if last_digests([following]):
        raise Forged([f"{TooDangerous._meta.label} {following}"])
    return next((row for row in rows if row.taken_back_at is None), None)


def _key_of(enquirer: Enquirer, place: int) -> UUID:
    """The key of her row at this place, from 0: made from her own, so that the ledger knows whether there was one."""
    return uuid5(_DANGERS, f"{enquirer.pk} {place}")


def can_be_certified(facts: Facts) -> bool:
    """Whether a page offers a certificate; a death that she has not been told of changes nothing in it."""
    return any(item in CERTIFIES for item in told(as_before(facts)))


def _issue(by: Actor, kind: DocumentKind, languages: Languages, values: Values, grounds: Grounds) -> Paper:
    person_id = grounds.link.person_id if grounds.link else None
    return issue_as(by=by, kind=kind, languages=languages, values=values, person_id=person_id, blank=False)


def _refusal(facts: Facts) -> Exception:
    """Why not: without a reason, where it would be one that she is not told."""
    return NotNow() if told(as_before(facts)) else NothingMayBeTold()


def _sought(enquirer: Enquirer) -> str:
    """The person's name, as the enquiry has it."""
    sought = enquirer.enquiry.sought
    parts = (str(sought.get(column, "")) for column in ("family_name", "given_name", "patronymic"))
    return str(sought.get("name") or " ".join(filter(None, parts)))


def _relation(enquirer: Enquirer, languages: Languages) -> str:
    """What she is to the person, in both languages."""
    relation = str(enquirer.said["relation"])
    words: Promise | str = KIN[relation].words if relation in KIN else relation
    return " / ".join(dict.fromkeys(_in(words, language) for language in languages))


def _in(words: Promise | str, language: str) -> str:
    with translation.override(language):
        return str(words)
