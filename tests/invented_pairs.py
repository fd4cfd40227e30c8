"""Invented pairs to decide on: somebody who is sought, somebody of the register, and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from invented_families import enquiry as enquiry_of_hers
from invented_staff import STAFF, Bureau
from vistka.access import actions
from vistka.access.actions import Newcomer
from vistka.access.roles import Role
from vistka.enquiries import actions as enquiries
from vistka.enquiries.models import Enquiry, KinshipClaim, LevelDecision
from vistka.enquiries.models.kinship import KinshipLevel
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor, machine
from vistka.matching.packed import pack
from vistka.registry.models import Category, Interview, Person, Side, Wish
from vistka.registry.models.wish import Acquaintance, WishItem
from vistka.tracing.actions import give_verdict
from vistka.tracing.decisions import REVIEW_WITHIN, CandidateState, Says
from vistka.tracing.models import Candidate

REVIEWERS: Final = ("olena", "ivan", "petro", "sofia", "marta")
"""Of the invented bureau: they review. Nobody else does."""

GOOD: Final = ("birth_date", "father")
"""Two strong identifiers that the evidence of `SAME` bears out."""

CLAIMED: Final = {
    "family_name": {"value": "Щербаков", "how": "stated"},
    "given_name": {"value": "Олексій", "how": "stated"},
    "patronymic": {"value": "Іванович", "how": "stated"},
    "birth_date": {"value": "02.04.1999", "how": "stated"},
    "birth_place": {"value": "Бійськ", "how": "stated"},
    "service_number": {"value": "", "how": "refused"},
}
SOUGHT: Final = {
    "family_name": "Щербаков",
    "given_name": "Алексей (Лёша)",
    "birth_date": "1999-04-02",
    "birth_place": "г. Бийск, Алтайский край",
    "father_name": "Иван",
}


def reason(fact: str, registered: str, sought: str, bits: float, words: str, strong: bool) -> dict[str, Any]:
    """One piece of evidence, as a candidate holds it."""
    return {
        "fact": fact,
        "registered": registered,
        "sought": sought,
        "bits": bits,
        "words": words,
        "strong": strong,
    }


SAME: Final = (
    reason("family name", "Щербаков", "Щербаков", 7.9, "the same, 1 in 240", strong=True),
    reason("given name", "Олексій", "Алексей (Лёша)", 10.5, "another form of the name, 1 in 1,500", strong=True),
    reason("patronymic", "Іванович", "Иван", 2.1, "sounds the same, 1 in 4.2", strong=True),
    reason("born", "1999-04-02", "1999-04-02", 14.2, "", strong=True),
    reason("birth place", "Бійськ", "г. Бийск, Алтайский край", 5.5, "sounds the same, 1 in 44", strong=False),
)
BROTHER: Final = (
    reason("family name", "Щербаков", "Щербаков", 7.9, "the same, 1 in 240", strong=True),
    reason("given name", "Александр", "Алексей (Лёша)", -7.4, "differs", strong=True),
    reason("patronymic", "Іванович", "Иван", 2.6, "the same, 1 in 6.2", strong=True),
    reason("born", "2001-09-17", "1999-04-02", -6.8, "differs", strong=True),
)


class ReviewingBureau(Bureau):
    """The invented bureau with five people who review."""

    def __init__(self) -> None:
        roles = STAFF | {"petro": Role.VERIFIER, "sofia": Role.VERIFIER, "marta": Role.CASE_WORKER}
        newcomers = [Newcomer(account=name, name=f"{name.title()} the Invented", roles=[roles[name]]) for name in roles]
        self.codes = actions.found_bureau(by=machine("init"), newcomers=newcomers)


@action("invented.register_sought")
def enquire(*, by: Actor, sought: dict[str, str] | None = None) -> Enquiry:
    """An enquiry about one sought person."""
    cells, now = sought or SOUGHT, timezone.now()
    enquiry = Enquiry(
        number="1234567895",
        state="open",
        sought=cells,
        description=pack(cells),
        taken_by_id=UUID(int=5),
        taken_at=now,
        opened_at=now,
        answer_due_at=now,
    )
    enquiry.save()
    return enquiry


@action("invented.register_held")
def hold(*, by: Actor, claimed: dict[str, dict[str, str]] | None = None, side: Side = Side.HELD) -> Person:
    """A person of the register."""
    fields = claimed or CLAIMED
    person = Person(
        side=side,
        category=Category.PRISONER,
        state="in_camp",
        number="9876543217",
        identities={"claimed": fields},
        description=pack({name: one["value"] for name, one in fields.items() if name != "service_number"}),
        registered_at=timezone.now(),
    )
    person.save()
    return person


@action("invented.pair")
def pair(
    *,
    by: Actor,
    enquiry: Enquiry | None = None,
    person: Person | None = None,
    evidence: Iterable[dict[str, Any]] = SAME,
    found_at: datetime | None = None,
    key: UUID | None = None,
) -> Candidate:
    """A candidate that waits, as the machine would store it."""
    reasons = list(evidence)
    at = found_at or timezone.now()
    candidate = Candidate(
        enquiry=enquiry or enquire(by=by),
        person=person or hold(by=by),
        state=CandidateState.WAITING,
        compared=b"as compared",
        model_version="invented",
        evidence={
            "probability": 0.99,
            "bits": sum(one["bits"] for one in reasons),
            "agreement": "strong" if reasons == list(SAME) else "weak",
            "evidence": reasons,
        },
        found_at=at,
        due_at=at + REVIEW_WITHIN,
        **({"id": key} if key else {}),
    )
    candidate.save()
    return candidate


def says(
    bureau: Bureau, who: str, candidate: Candidate, what: Says, strong: Iterable[str] = GOOD, words: str = "I compared."
) -> Candidate:
    """Somebody of the bureau gives a verdict."""

    named = list(strong) if what is Says.CONFIRM else []
    return give_verdict(by=bureau.by(who), candidate_id=candidate.pk, says=what, strong=named, words=words)


@action("invented.wish")
def wish(*, by: Actor, name: str, person: Person | None = None) -> Wish:
    """A person of the register wishes that somebody is told that he lives."""
    him, now = person or hold(by=by), timezone.now()
    held = Interview(
        person=him,
        held_on=now.date(),
        recorded_by=UUID(int=5),
        recorded_at=now,
        told_first="invented",
        how_signed="signed",
        said={"held_by": "An invented interviewer", "language": "uk", "interpreter": ""},
    )
    held.save()
    wished = Wish(
        person=him,
        interview=held,
        acquaintance=Acquaintance.NAMED,
        said={"relation": "mother", "name": name, "items": [WishItem.THAT_I_LIVE]},
    )
    wished.save()
    return wished


def kinship(bureau: Bureau, *, is_confirmed: bool) -> LevelDecision:
    """A mother enquires, and somebody proposed a level of kinship for her, which another confirmed, or has yet to."""
    taken = enquiries.take_enquiry(by=bureau.by("olena"), enquiry=enquiry_of_hers())
    claim = KinshipClaim.objects.get(enquirer__enquiry=taken)
    decision = enquiries.propose_level(
        by=bureau.by("olena"), claim_id=claim.pk, level=KinshipLevel.PARTIAL, reasons="A birth certificate."
    )
    if is_confirmed:
        enquiries.confirm_level(by=bureau.by("ivan"), decision_id=decision.pk, reasons="I read it too.")
    return LevelDecision.objects.get()
