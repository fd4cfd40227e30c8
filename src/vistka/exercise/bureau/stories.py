"""Work that has been done before a visitor comes: matches confirmed, kinship shown, wishes asked, answers given.

Everything is done by the invented staff through the bureau's own actions, so each decision has its two people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final
from uuid import UUID

from django.utils import timezone

from vistka.contact.actions import approve_answer, confirm_addressee, give_answer, prepare_answer, propose_addressee
from vistka.contact.answers import HowGiven
from vistka.enquiries.actions import confirm_level, propose_level
from vistka.enquiries.actions.enquirers import change_contact
from vistka.enquiries.contacts import BadNews
from vistka.enquiries.models import Enquirer, KinshipClaim, KinshipLevel
from vistka.exercise.bureau.mailboxes import give_mailbox
from vistka.exercise.bureau.staff import actor
from vistka.exercise.bureau.ways_home import keep_belongings
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.registry.actions import record_event, record_interview
from vistka.registry.models import Acquaintance, Category, HowSigned, Person, Wish, WishItem
from vistka.registry.states import EventKind
from vistka.registry.wishes import HeldInterview, Relation, StatedWish, told_first
from vistka.tracing.actions import give_verdict
from vistka.tracing.decisions import Says
from vistka.tracing.models import Candidate

STRONG: Final = ("answer", "marks")
WORDS: Final = "Exercise: the answer of the person and the marks were compared."
DIFFERS: Final = "Exercise: the marks differ."
LEFT: Final = 5
ENGLISH: Final = "en"
CASE_WORKER, VERIFIER, REGISTRAR, OTHER = "marta", "iryna", "pavlo", "petro"
GOING_HOME: Final = ("goes home", "declines")
"""Two men whose mothers come for them: one is handed over, one says no at the door."""


@dataclass(frozen=True)
class Cast:
    """Keys of rows: the known case's by their names; pairs (enquiry, person) that belong together; one who is unknown.

    `reported`: pairs of those whom the other side has officially reported.
    """

    known: Mapping[str, UUID]
    pairs: list[tuple[UUID, UUID]]
    unknown: UUID
    reported: list[tuple[UUID, UUID]]


def play(cast: Cast) -> dict[str, UUID]:
    """Play the stories; the keys that the tour needs, by name: enquirers but for the known case."""
    pairs = iter([pair for pair in cast.pairs if _are_a_candidate(*pair)])
    not_shown, says_nothing, told, died = (next(pairs) for _ in range(4))
    for pair in (not_shown, says_nothing, told, died):
        _confirm(*pair)
    for pair in (says_nothing, told, died):
        _document(pair[0])
    ask(says_nothing[1], ())
    tell(*told)
    record_event(by=actor(REGISTRAR), person_id=died[1], kind=EventKind.DIED, said={"on": _today()})
    on_the_road = _go_home({name: next(pairs) for name in GOING_HOME})
    with_mailbox = _writes(next(pairs)) | _was_reported(next(pair for pair in cast.reported if _are_a_candidate(*pair)))
    _leave_work(pairs)
    enquirers = {"not shown": not_shown, "says nothing": says_nothing, "told": told, "died": died}
    found = {name: _enquirer(pair[0]).pk for name, pair in enquirers.items()}
    found |= {"told person": told[1], "unknown": _enquirer(cast.unknown).pk}
    return {**cast.known, **found, **on_the_road, **with_mailbox}


def tell(enquiry_id: UUID, person_id: UUID) -> None:
    """He wants his mother told everything; it is composed, approved and given."""
    enquirer = _enquirer(enquiry_id)
    with reading(machine("exercise"), page="exercise"):
        name, language = enquirer.said["name"], enquirer.contact["language"]
    wish = ask(
        person_id,
        (StatedWish(relation=Relation.MOTHER, name=name, acquaintance=Acquaintance.NAMED, items=[*WishItem]),),
    )
    assert wish is not None
    bound = propose_addressee(by=actor(CASE_WORKER), wish_id=wish.pk, enquirer_id=enquirer.pk)
    confirm_addressee(by=actor(VERIFIER), addressee_id=bound.pk)
    _answer(enquirer, language)


def ask(person_id: UUID, wishes: tuple[StatedWish, ...]) -> Wish | None:
    """He is asked his wish; none stated is “nothing”. The first wish, if there is one."""
    person = Person.objects.get(pk=person_id)
    held = HeldInterview(
        held_on=timezone.now().date(),
        held_by="Павло Кравець",
        language="ru",
        how_signed=HowSigned.SIGNED,
        told_first=told_first(Category(person.category)),
        wishes=wishes,
    )
    interview = record_interview(by=actor(REGISTRAR), person_id=person_id, interview=held)
    return Wish.objects.filter(interview=interview).first()


def _go_home(pairs: Mapping[str, tuple[UUID, UUID]]) -> dict[str, UUID]:
    """Their mothers are told; what belongs to them is kept. The keys of the mothers, and of the men."""
    keys: dict[str, UUID] = {}
    for name, (enquiry_id, person_id) in pairs.items():
        _confirm(enquiry_id, person_id)
        _document(enquiry_id)
        tell(enquiry_id, person_id)
        keep_belongings(person_id)
        keys |= {name: _enquirer(enquiry_id).pk, f"{name} person": person_id}
    return keys


def _writes(pair: tuple[UUID, UUID]) -> dict[str, UUID]:
    """His mother is told, and has a mailbox that a visitor can open. Her key, his, and that of the code."""
    _confirm(*pair)
    _document(pair[0])
    her = _reads_english(pair[0])
    tell(*pair)
    return {"writes": her.pk, "writes person": pair[1], "writes code": give_mailbox(her.pk)}


def _was_reported(pair: tuple[UUID, UUID]) -> dict[str, UUID]:
    """The other side has reported him held, and his mother was told so. The same three keys."""
    _confirm(*pair)
    _document(pair[0])
    her = _reads_english(pair[0])
    _answer(her, ENGLISH)
    return {"reported": her.pk, "reported person": pair[1], "reported code": give_mailbox(her.pk)}


def _reads_english(enquiry_id: UUID) -> Enquirer:
    """What lies in her mailbox is to be read by a visitor; and if there is bad news, one of us is to bring it."""
    her = _enquirer(enquiry_id)
    with reading(machine("exercise"), page="exercise"):
        contact = {**her.contact, "language": ENGLISH, "bad_news": BadNews.OURS.value}
    return change_contact(by=actor(CASE_WORKER), enquirer_id=her.pk, contact=contact)


def _answer(enquirer: Enquirer, language: str) -> None:
    answer = prepare_answer(by=actor(CASE_WORKER), enquirer_id=enquirer.pk, language=language)
    approve_answer(by=actor(VERIFIER), answer_id=answer.pk)
    give_answer(by=actor(CASE_WORKER), answer_id=answer.pk, how=HowGiven.TELEPHONE)


def _confirm(enquiry_id: UUID, person_id: UUID) -> None:
    candidate = _candidate(enquiry_id, person_id)
    for account in (CASE_WORKER, VERIFIER):
        give_verdict(by=actor(account), candidate_id=candidate.pk, says=Says.CONFIRM, strong=STRONG, words=WORDS)


def _document(enquiry_id: UUID) -> None:
    claim = KinshipClaim.objects.get(enquirer=_enquirer(enquiry_id))
    reasons = "Exercise: birth certificate seen."
    decision = propose_level(by=actor(CASE_WORKER), claim_id=claim.pk, level=KinshipLevel.DOCUMENTED, reasons=reasons)
    confirm_level(by=actor(VERIFIER), decision_id=decision.pk, reasons=reasons)


def _leave_work(pairs: Iterable[tuple[UUID, UUID]]) -> None:
    """Some candidates wait for a second person, the last of them for a third."""
    rest = [_candidate(*pair).pk for pair in islice(pairs, LEFT)]
    for key in rest:
        give_verdict(by=actor(CASE_WORKER), candidate_id=key, says=Says.CONFIRM, strong=STRONG, words=WORDS)
    for key in rest[-1:]:
        give_verdict(by=actor(OTHER), candidate_id=key, says=Says.REJECT, strong=(), words=DIFFERS)


def _are_a_candidate(enquiry_id: UUID, person_id: UUID) -> bool:
    return Candidate.objects.filter(enquiry_id=enquiry_id, person_id=person_id).exists()


def _candidate(enquiry_id: UUID, person_id: UUID) -> Candidate:
    return Candidate.objects.get(enquiry_id=enquiry_id, person_id=person_id)


def _enquirer(enquiry_id: UUID) -> Enquirer:
    return Enquirer.objects.get(enquiry_id=enquiry_id)


def _today() -> str:
    return timezone.now().date().isoformat()
