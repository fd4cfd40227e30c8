"""Invented human remains in an invented bureau, from the field to the grave: each method is a step that somebody takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from invented_answers import ROLES, Family
from invented_staff import Bureau
from vistka.access import actions as access
from vistka.access.roles import Role
from vistka.contact.deaths import watch_deaths
from vistka.contact.models import DeathNews
from vistka.contact.news import Brought, bring_news, take_news
from vistka.enquiries.models import Enquiry
from vistka.ledger.actors import Actor, machine
from vistka.registry.models import Person
from vistka.remains.bodies import actions
from vistka.remains.bodies.deciding import Decision
from vistka.remains.bodies.watching import watch_told
from vistka.remains.models import CustodyStep, Grave, HumanRemains, Identification, Return, Sample

WHO: Final = ROLES | {"andrii": Role.FORENSIC_LIAISON, "helena": Role.FORENSIC_LIAISON}
RECOVERED: Final = {"on": "2022-06-02", "place": "A field of invention", "team": "Invented team 3"}
EXAMINED: Final = {
    "sex": "male",
    "dental": "yes",
    "fingerprints": "no",
    "condition": "marks",
    "disc": "half",
    "safe": "yes",
    "examiner": "Dr. Invented, report 7",
}
DISC: Final = {"kind": "disc", "where": "on", "text": "AB-123456"}
FIRST: Final = {
    "from": "A field of invention",
    "to": "Mortuary 1",
    "gave": "Pavlo Invented",
    "took": "Maria Invented",
    "seal_state": "none",
    "seal": "S-1",
}
SWAB: Final = {"material": "cheek", "collector": "Maria Invented", "taken_on": "2022-06-20"}
AGREED: Final = {"scope": "this_person", "consent_on": "2022-06-20"}
DECIDED: Final = {
    "family_name": "Щербаков",
    "given_name": "Алексей",
    "patronymic": "Иванович",
    "birth_date": "1999-04-02",
    "category": "prisoner",
    "died_on": "2022-06-01",
    "likelihood_ratio": "6.7e11",
    "decision_number": "D-77",
    "decided_on": "2022-07-01",
    "expert": "Prof. Invented",
    "institution": "Institute of Invention",
}
TOLD: Final = {"on": "2022-07-20", "who": "Delegate Invented", "through": "society", "reference": "R-5"}
HANDOVER: Final = {
    "requested_by": "kin",
    "objects": "no",
    "list_number": "L-1",
    "certificate": "Death certificate 12",
    "signed_for_us": "Maria Invented",
    "signed_for_them": "Stepan Invented",
}
GRAVE: Final = {
    "cemetery": "Cemetery of Invention",
    "plot": "7",
    "marking": "Name and number",
    "rite": "Orthodox",
    "witness": "Stepan Invented",
}
START: Final = datetime(2022, 6, 3, 9, tzinfo=UTC)


class ForensicBureau(Bureau):
    """The invented bureau with two who liaise with forensic experts."""

    def __init__(self) -> None:
        staff = [access.Newcomer(account=one, name=f"{one.title()} the Invented", roles=[WHO[one]]) for one in WHO]
        self.codes = access.found_bureau(by=machine("init"), newcomers=staff)


class Found:
    """A body, or a part of one. Andrii keeps it; Helena signs as the second."""

    def __init__(self, bureau: Bureau, part: str = "whole") -> None:
        self.bureau = bureau
        self.pk = actions.register_remains(by=self._by("andrii"), part=part, recovered=RECOVERED).pk
        self._kits = 0

    @property
    def row(self) -> HumanRemains:
        """As it stands."""
        return HumanRemains.objects.get(pk=self.pk)

    @property
    def state(self) -> str:
        return self.row.state

    def handed_on(self, *, hours: int = 0, who: str = "andrii", **changes: str) -> CustodyStep:
        """A step of the chain of custody."""
        at = START + timedelta(hours=hours)
        return actions.hand_on(by=self._by(who), remains_id=self.pk, at=at, said=FIRST | changes)

    def examined(self, **changes: str) -> Found:
        """A doctor's report is written down."""
        actions.examine_remains(by=self._by("andrii"), remains_id=self.pk, features=EXAMINED | changes)
        return self

    def found_with(self, **changes: str) -> None:
        """A disc lay on it."""
        actions.add_found(by=self._by("andrii"), remains_id=self.pk, said=DISC | changes)

    def presumed(self, **numbers: str) -> None:
        """Somebody presumes who it may be."""
        actions.presume(by=self._by("andrii"), remains_id=self.pk, grounds="The disc.", **numbers)

    def linked_to(self, other: Found | None) -> None:
        """An expert says that it belongs to another."""
        actions.link_part(
            by=self._by("andrii"),
            remains_id=self.pk,
            to_number=number_of(other.row) if other else "",
            expert="Prof. Invented",
            reference="O-1",
        )

    def sampled(self, barcode: str = "") -> Sample:
        """A sample of it."""
        self._kits += 1
        kit = barcode or f"OWN-{self.pk.hex[:6]}-{self._kits}"
        return actions.record_sample(by=self._by("andrii"), barcode=kit, said=SWAB, remains_id=self.pk)

    def compared_with(self, *samples: Sample) -> tuple[str, ...]:
        """The barcodes of a sample of it, and of these."""
        return tuple(opened(sample, "barcode") for sample in (self.sampled(), *samples))

    def decided(
        self, *methods: str, barcodes: tuple[str, ...] = (), person: Person | None = None, **changes: Any
    ) -> Identification:
        """Andrii writes an expert's decision."""
        number = opened(person, "number") if person else ""
        said = {key: value for key, value in (DECIDED | changes).items() if value}
        decision = Decision(said=said, methods=methods or ("dental",), barcodes=barcodes, person_number=number)
        return actions.write_decision(by=self._by("andrii"), remains_id=self.pk, decision=decision)

    def signed(self, decision: Identification, who: str = "helena") -> Found:
        """Helena signs it."""
        actions.sign_decision(by=self._by(who), decision_id=decision.pk)
        return self

    def known(self, person: Person | None = None) -> Found:
        """Decided on and signed."""
        return self.signed(self.decided(person=person))

    def told_by_others(self) -> None:
        """The National Society confirms that the family was told."""
        actions.note_told(by=self._by("andrii"), remains_id=self.pk, said=TOLD)

    def wished(self, choice: str) -> None:
        """The family says what is to be done with later finds."""
        said = {"choice": choice, "by": "Galina", "on": "2022-07-20"}
        actions.note_later_wish(by=self._by("andrii"), remains_id=self.pk, said=said)

    def returned(self, custody: Mapping[str, str] | None = None, **changes: str) -> Return:
        """It is handed over."""
        return actions.return_remains(
            by=self._by("andrii"),
            remains_id=self.pk,
            at=START + timedelta(days=60),
            custody=FIRST
            | {"from": "Mortuary 1", "to": "Border", "gave": "Maria Invented", "took": "Stepan Invented"}
            | dict(custody or {}),
            said=HANDOVER | changes,
        )

    def laid(self) -> Grave:
        """It is laid in a grave under its number, since nobody knows it."""
        custody = FIRST | {"from": "Mortuary 1", "to": "Cemetery", "gave": "Maria Invented", "took": "Stepan Invented"}
        at, by = START + timedelta(days=30), self._by("andrii")
        said = GRAVE | {"marking": "The number"}
        return actions.lay_unknown(by=by, remains_id=self.pk, at=at, custody=custody, said=said)

    def buried(self, **changes: str) -> Return:
        """It is buried here."""
        custody = FIRST | {"from": "Mortuary 1", "to": "Cemetery", "gave": "Maria Invented", "took": "Stepan Invented"}
        at = START + timedelta(days=60)
        by = self._by("andrii")
        return actions.bury_remains(by=by, remains_id=self.pk, at=at, custody=custody, said=GRAVE | changes)

    def _by(self, account: str) -> Actor:
        return self.bureau.by(account)


def opened(row: Any, field: str) -> Any:
    """A sealed value of a row, looked at by a test."""
    from vistka.ledger.reading import reading_everybody

    with reading_everybody(machine("a test"), "a test"):
        return getattr(row, field)


def number_of(remains: HumanRemains) -> str:
    """The number on its tag."""
    return str(opened(remains, "number"))


def gives_sample(bureau: Bureau, enquiry: Enquiry, relation: str, kit: str, **changes: Any) -> Sample:
    """A relative gives a sample for somebody missing."""
    methods = changes.pop("methods", ("autosomal",))
    donor = {"donor": f"The {relation}", "birth_date": "1975-01-20", "relation": relation}
    said = SWAB | AGREED | donor | changes
    by = bureau.by("andrii")
    return actions.record_sample(by=by, barcode=kit, said=said, methods=methods, enquiry_id=enquiry.pk)


def news_is_brought(family: Family) -> None:
    """A notifier brings the news of the death, as this family chose."""
    watch_deaths()
    news = DeathNews.objects.get(done_at=None, stopped_at=None)
    by = family.bureau.by("nadiia")
    take_news(by=by, news_id=news.pk)
    brought = Brought(when="2022-07-20 10:00", where="At home", present="Both of them", asked="")
    bring_news(by=by, news_id=news.pk, brought=brought)


def family_is_told(family: Family) -> None:
    """A notifier brings the news of the death, and the worker notes it."""
    news_is_brought(family)
    watch_told()
