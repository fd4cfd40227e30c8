"""Human remains that the invented staff identifies and returns: each method is a step that somebody takes.

Months pass between these steps. Here each follows at once; the days of custody and of the decision lie in the past.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from vistka.contact.deaths import watch_deaths
from vistka.contact.models import DeathNews
from vistka.contact.news import Brought, bring_news, take_news
from vistka.enquiries.models import Enquirer
from vistka.exercise.bureau.mailboxes import EXERCISE, HerMailbox
from vistka.exercise.bureau.staff import actor
from vistka.ledger.reading import reading
from vistka.registry.models import Person
from vistka.registry.particulars import best
from vistka.remains.bodies import actions
from vistka.remains.bodies.advisor import Advice, Sex
from vistka.remains.bodies.custody import Link, chain_of
from vistka.remains.bodies.deciding import Decision, Method
from vistka.remains.bodies.samples import advice_on, samples_for
from vistka.remains.bodies.watching import watch_told
from vistka.remains.models import HumanRemains, Identification, Sample

FORENSIC, SECOND, NOTIFIER = "andrii", "helena", "iryna"
FOUND, HANDED_ON, DECIDED, RETURNED = (timedelta(days=days) for days in (90, 89, 3, 0))
PLACE, MORTUARY, BORDER = "Exercise: a field", "Exercise: mortuary 1", "Exercise: border"
TEAM, KEEPER, FAMILY = "Exercise: M. Search", "Exercise: H. Keeper", "Exercise: the father"
PARTICULARS: Final = ("family_name", "given_name", "patronymic", "birth_date")
EXAMINED: Final = {
    "sex": "male",
    "dental": "yes",
    "fingerprints": "no",
    "condition": "not_recognisable",
    "disc": "none",
    "safe": "yes",
    "examiner": "Exercise: Dr. Report 7",
}
SWAB: Final = {"material": "cheek", "collector": "Exercise: a nurse"}


class Remains:
    """The remains of one who was reported held, and the mailbox of his mother."""

    def __init__(self, person_id: UUID, enquirer_id: UUID, key: UUID) -> None:
        self.person_id, self.enquirer_id = person_id, enquirer_id
        self.box = HerMailbox(enquirer_id, key)

    @property
    def row(self) -> HumanRemains | None:
        """As they stand; None while nothing was found."""
        return HumanRemains.objects.filter(enquiry_id=self._her.enquiry_id).order_by("registered_at").first()

    @property
    def news(self) -> DeathNews | None:
        """The task of the notifier, open or done."""
        tasks = DeathNews.objects.filter(link__person_id=self.person_id, stopped_at=None)
        return tasks.order_by("made_at").first()

    @property
    def chain(self) -> list[Link]:
        """Each handing over, with what breaks the chain. Opens them."""
        return chain_of(self._row)

    # Until it is known who it was

    def are_registered(self) -> HumanRemains:
        """They come in under a number, and the chain of custody begins."""
        recovered = {"on": self._day(FOUND), "place": PLACE, "team": TEAM}
        remains = actions.register_remains(by=actor(FORENSIC), part="whole", recovered=recovered)
        first = {"from": PLACE, "to": MORTUARY, "gave": TEAM, "took": KEEPER, "seal_state": "none", "seal": "S-1"}
        at = timezone.now() - HANDED_ON
        actions.hand_on(by=actor(FORENSIC), remains_id=remains.pk, at=at, said=first)
        return remains

    def lay_with_papers(self, remains: HumanRemains) -> None:
        """His papers lay on them; a doctor has looked; somebody presumes who it may be."""
        by, key = actor(FORENSIC), remains.pk
        papers = {"kind": "papers", "where": "on", "text": "Exercise: a military card"}
        actions.add_found(by=by, remains_id=key, said=papers)
        actions.examine_remains(by=by, remains_id=key, features=EXAMINED)
        with reading(EXERCISE, page="exercise"):
            number = self._her.number
        actions.presume(by=by, remains_id=key, grounds="Exercise: the papers.", enquirer_number=number)

    def decide(self, *methods: Method, samples: tuple[str, ...] = ()) -> Identification:
        """A liaison officer writes down what an expert decided, by these methods."""
        person = Person.objects.get(pk=self.person_id)
        with reading(EXERCISE, page="exercise"):
            said = {name: best(person.identities, name) for name in PARTICULARS}
            number = person.number
        said |= {
            "category": person.category,
            "likelihood_ratio": "6.7e11",
            "decision_number": "Exercise: D-77",
            "decided_on": self._day(DECIDED),
            "expert": "Exercise: Prof. Expert",
            "institution": "Exercise: institute",
        }
        filled = {name: value for name, value in said.items() if value}
        decision = Decision(said=filled, methods=methods, barcodes=samples, person_number=number)
        return actions.write_decision(by=actor(FORENSIC), remains_id=self._row.pk, decision=decision)

    def gives_sample(self, relation: str, born: str) -> str:
        """A relative gives a sample; its barcode."""
        agreed = {"scope": "this_person", "consent_on": self._day(DECIDED)}
        donor = {"donor": f"Exercise: the {relation}", "birth_date": born, "relation": relation}
        return self._sample(agreed | donor, enquiry_id=self._her.enquiry_id)

    def is_sampled(self) -> str:
        """A sample of the remains; its barcode."""
        return self._sample({"material": "bone"}, remains_id=self._row.pk)

    def advice(self) -> Advice:
        """What the samples of the family are good for."""
        with reading(EXERCISE, page="exercise"):
            return advice_on(samples_for(self._her.enquiry_id), Sex.MALE)

    def is_signed(self, decision: Identification, by: str = SECOND) -> None:
        """Somebody signs the decision; then the worker makes the task for the notifier."""
        actions.sign_decision(by=actor(by), decision_id=decision.pk)
        watch_deaths()

    # Told by a person, and returned

    def are_told(self) -> None:
        """The notifier has told the family, there and in person; the worker notes it."""
        news = self.news
        assert news
        if news.done_at is None:
            by = actor(NOTIFIER)
            if news.taken_by is None:
                take_news(by=by, news_id=news.pk)
            when = timezone.localtime().strftime("%Y-%m-%d %H:%M")
            brought = Brought(when=when, where="Exercise: at home", present="Exercise: both parents", asked="")
            bring_news(by=by, news_id=news.pk, brought=brought)
        watch_told()

    def choose(self) -> None:
        """The family says what is to be done if more is found."""
        wish = {"choice": "notify", "by": "Exercise: the mother", "on": self._day(RETURNED)}
        actions.note_later_wish(by=actor(FORENSIC), remains_id=self._row.pk, said=wish)

    def are_returned(self) -> None:
        """They are handed over to the family."""
        custody = {"from": MORTUARY, "to": BORDER, "gave": KEEPER, "took": FAMILY}
        custody |= {"found_seal": "S-1", "seal_state": "whole", "seal": "S-2"}
        said = {
            "requested_by": "kin",
            "objects": "no",
            "list_number": "Exercise: L-1",
            "certificate": "Exercise: death certificate 12",
            "signed_for_us": KEEPER,
            "signed_for_them": FAMILY,
        }
        by, now = actor(FORENSIC), timezone.now()
        actions.return_remains(by=by, remains_id=self._row.pk, at=now, custody=custody, said=said)

    @property
    def _her(self) -> Enquirer:
        return Enquirer.objects.get(pk=self.enquirer_id)

    @property
    def _row(self) -> HumanRemains:
        row = self.row
        assert row
        return row

    def _sample(self, more: dict[str, str], **of: UUID) -> str:
        barcode = f"EX-{Sample.objects.count() + 1}"
        said = SWAB | {"taken_on": self._day(DECIDED)} | more
        actions.record_sample(by=actor(FORENSIC), barcode=barcode, said=said, methods=("autosomal",), **of)
        return barcode

    def _day(self, ago: timedelta) -> str:
        return (timezone.localdate() - ago).isoformat()
