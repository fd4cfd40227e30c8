"""The death of an invented soldier, as far as a test takes it: each method is a step that somebody takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from invented_answers import ROLES, Family
from invented_staff import Bureau
from vistka.access import actions as access
from vistka.access.roles import Role
from vistka.ledger.actors import Actor, machine
from vistka.remains.dead import actions
from vistka.remains.dead.causes import Cause
from vistka.remains.dead.deaths import Examination, Notice
from vistka.remains.dead.enquiries import Statement
from vistka.remains.dead.graves import Resting
from vistka.remains.dead.words import Cremation, Disc, Effects, KnownBy, Whose
from vistka.remains.models import Death, Grave, OfficialEnquiry

MOURNERS: Final = ROLES | {"stepan": Role.REGISTRAR, "andrii": Role.FORENSIC_LIAISON}
NOTICE: Final = Notice(
    disc=Disc.HALF,
    effects=Effects.FORWARDED,
    through="The Protecting Power",
    account="Chaplain Invented",
    on="2022-06-01",
    place="Camp of Invention",
)
FOUND: Final = Examination(
    cause=Cause.ILLNESS, suspected=False, known_by=KnownBy.BOTH, on=date(2022, 6, 2), words="Of pneumonia."
)
GRAVE: Final = Resting(
    on=date(2022, 6, 3),
    cemetery="Cemetery of Invention",
    plot="Row 2, grave 7",
    coordinates="50.0001, 30.0002",
    kept_by="The commune",
)
WITNESSES: Final = ("Doctor Invented", "Chaplain Invented")


class MourningBureau(Bureau):
    """The invented bureau with two registrars, a doctor, a forensic liaison and two who bring news."""

    def __init__(self) -> None:
        staff = [
            access.Newcomer(account=one, name=f"{one.title()} the Invented", roles=[MOURNERS[one]]) for one in MOURNERS
        ]
        self.codes = access.found_bureau(by=machine("init"), newcomers=staff)


class Mourned:
    """One soldier of whose death a notification is written."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.death = actions.note_death(by=self.by("yaryna"), person_id=family.person.pk, notice=NOTICE)

    def by(self, account: str) -> Actor:
        return self.family.bureau.by(account)

    def is_examined(self, **otherwise: object) -> Death:
        """A doctor examines."""
        found = replace(FOUND, **otherwise)  # type: ignore[arg-type]
        return actions.examine_dead(by=self.by("taras"), death_id=self.death.pk, found=found)

    def is_witnessed(self) -> Death:
        """Two sign."""
        for name in WITNESSES:
            witness = {"name": name, "address": "1 Invented Street", "signed_on": "2022-06-02"}
            signed = actions.add_death_witness(by=self.by("yaryna"), death_id=self.death.pk, witness=witness)
        return signed

    def is_certified(self) -> Death:
        """A second person certifies, after examination and witnesses."""
        self.is_examined()
        self.is_witnessed()
        return actions.certify_death(by=self.by("yaryna"), death_id=self.death.pk)

    def is_buried(self, resting: Resting = GRAVE) -> Grave:
        """The burial is written."""
        return actions.bury(by=self.by("yaryna"), death_id=self.death.pk, resting=resting, rite="Orthodox")

    def is_cremated(self, words: str = "Written in his own hand") -> Grave:
        """The cremation is written."""
        return actions.cremate(
            by=self.by("yaryna"), death_id=self.death.pk, resting=GRAVE, reason=Cremation.WISH, words=words
        )

    def is_enquired_into(self) -> OfficialEnquiry:
        """The official enquiry is opened."""
        return actions.open_official_enquiry(by=self.by("yaryna"), death_id=self.death.pk)

    def is_heard(self, enquiry: OfficialEnquiry) -> OfficialEnquiry:
        """A fellow prisoner is heard."""
        heard = Statement(name="Invented Prisoner", whose=Whose.PRISONER, taken_on=date(2022, 6, 4))
        return actions.take_statement(by=self.by("yaryna"), enquiry_id=enquiry.pk, statement=heard)

    def is_reported(self, enquiry: OfficialEnquiry, none_because: str = "") -> OfficialEnquiry:
        """The report goes to the Protecting Power."""
        return actions.report_official_enquiry(
            by=self.by("yaryna"),
            enquiry_id=enquiry.pk,
            to="The Protecting Power",
            on=date(2022, 6, 5),
            none_because=none_because,
        )

    def is_closed(self) -> Death:
        """Everything is done."""
        return actions.close_death(by=self.by("yaryna"), death_id=self.death.pk)
