"""A notification of death: examined before a burial, witnessed by two, certified by a second person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from invented_answers import Family
from invented_dead import GRAVE, NOTICE, Mourned, MourningBureau
from vistka.access.errors import NotAllowed
from vistka.access.machines import NotThisStep
from vistka.agenda.declared import declared
from vistka.contact.composing import what_she_reads
from vistka.contact.deaths import watch_deaths
from vistka.contact.models import DeathNews
from vistka.enquiries.models import Enquirer
from vistka.ledger.reading import reading
from vistka.registry.models import Event, Person, Side
from vistka.registry.states import EventKind, State
from vistka.remains.dead import actions
from vistka.remains.dead.causes import ENQUIRY_OWED, Cause, is_enquiry_owed
from vistka.remains.dead.errors import DeathError
from vistka.remains.dead.finding import death_of
from vistka.remains.dead.identity import place_of
from vistka.remains.dead.machines import DEATH, DeathState
from vistka.remains.dead.words import Effects, KnownBy
from vistka.remains.models import Death, Grave

pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture
def bureau(db: None) -> MourningBureau:
    return MourningBureau()


@pytest.fixture
def family(bureau: MourningBureau) -> Family:
    return Family(bureau)


@pytest.fixture
def mourned(family: Family) -> Mourned:
    return Mourned(family)


def test_the_whole_way_with_all_fields_of_the_annex(mourned: Mourned) -> None:
    mourned.is_certified()
    grave = mourned.is_buried()
    closed = mourned.is_closed()
    assert closed.state == DeathState.CLOSED
    assert closed.examined_by != closed.certified_by
    with reading(mourned.by("yaryna")):
        assert closed.identity["family_name"] == "Щербаков"
        assert closed.identity["on"] == "2022-06-01"
        assert place_of(closed) == "Camp of Invention"
        assert len(closed.witnesses) == 2
        assert closed.notice["disc"] == "half"
        assert grave.place["plot"] == "Row 2, grave 7"
    assert not any(DeathState.TAKEN_BACK in leads.before for leads in DEATH.steps.values())


def test_noting_a_death_makes_the_event_and_takes_one_that_is_there(bureau: MourningBureau, family: Family) -> None:
    event = family.dies()
    mourned = Mourned(family)
    assert mourned.death.event_id == event.pk
    assert Event.objects.filter(kind=EventKind.DIED).count() == 1
    other = Family(bureau)
    assert Mourned(other).death.event.kind == EventKind.DIED
    assert Person.objects.get(pk=other.person.pk).state == State.DEAD
    with pytest.raises(DeathError, match="already"):
        Mourned(other)


def test_nobody_is_buried_or_cremated_before_examination_and_certificate(mourned: Mourned) -> None:
    for steps in ([], [mourned.is_examined], [mourned.is_witnessed]):
        for step in steps:
            step()
        for rest in (mourned.is_buried, mourned.is_cremated):
            with pytest.raises(NotThisStep, match="before a doctor"):
                rest()
    assert not Grave.objects.exists()


def test_nobody_is_buried_on_a_day_before_the_examination(mourned: Mourned) -> None:
    mourned.is_certified()
    with pytest.raises(DeathError, match="before the day"):
        mourned.is_buried(replace(GRAVE, on=date(2022, 6, 1)))


def test_each_step_asks_for_its_people(mourned: Mourned) -> None:
    for who in ("taras", "olena", "ivan", "andrii", "nadiia", "anna"):
        with pytest.raises(NotAllowed):
            actions.note_death(by=mourned.by(who), person_id=mourned.family.person.pk, notice=NOTICE)
    for who in ("yaryna", "olena", "andrii"):
        with pytest.raises(NotAllowed):
            actions.examine_dead(by=mourned.by(who), death_id=mourned.death.pk, found=None)  # type: ignore[arg-type]
    mourned.is_examined()
    mourned.is_witnessed()
    for who in ("taras", "olena", "andrii"):
        with pytest.raises(NotAllowed):
            actions.certify_death(by=mourned.by(who), death_id=mourned.death.pk)
    assert "examined_by" in DEATH.steps["certify"].not_by


def test_two_different_witnesses_sign(mourned: Mourned) -> None:
    mourned.is_examined()
    one = {"name": "Doctor Invented", "address": "1 Invented Street", "signed_on": "2022-06-02"}
    actions.add_death_witness(by=mourned.by("yaryna"), death_id=mourned.death.pk, witness=one)
    with pytest.raises(DeathError):
        actions.add_death_witness(by=mourned.by("yaryna"), death_id=mourned.death.pk, witness=one)
    with pytest.raises(DeathError, match="Two witnesses"):
        actions.certify_death(by=mourned.by("yaryna"), death_id=mourned.death.pk)
    with pytest.raises(DeathError, match="address"):
        actions.add_death_witness(by=mourned.by("yaryna"), death_id=mourned.death.pk, witness=one | {"address": ""})


def test_where_it_is_not_sure_who_it_is_nobody_certifies(mourned: Mourned) -> None:
    mourned.is_examined(known_by=KnownBy.NOT)
    mourned.is_witnessed()
    with pytest.raises(DeathError, match="not sure"):
        actions.certify_death(by=mourned.by("yaryna"), death_id=mourned.death.pk)
    mourned.is_examined(known_by=KnownBy.DISC)
    assert actions.certify_death(by=mourned.by("yaryna"), death_id=mourned.death.pk).certified_at


@pytest.mark.parametrize("cause", Cause)
def test_an_enquiry_is_owed_for_these_causes_and_for_every_suspicion(cause: Cause) -> None:
    named = {Cause.GUARD, Cause.PRISONER, Cause.OTHER_PERSON, Cause.UNKNOWN}
    assert is_enquiry_owed(cause, suspected=True)
    assert ENQUIRY_OWED[cause] or cause not in named


def test_an_enquiry_that_is_owed_is_opened_before_the_certificate_and_reported_before_the_end(
    mourned: Mourned,
) -> None:
    mourned.is_examined(cause=Cause.GUARD)
    mourned.is_witnessed()
    with pytest.raises(DeathError, match="Open it first"):
        actions.certify_death(by=mourned.by("yaryna"), death_id=mourned.death.pk)
    enquiry = mourned.is_enquired_into()
    actions.certify_death(by=mourned.by("yaryna"), death_id=mourned.death.pk)
    mourned.is_buried()
    with pytest.raises(DeathError, match="not reported"):
        mourned.is_closed()
    with pytest.raises(DeathError, match="statements of witnesses"):
        mourned.is_reported(enquiry)
    mourned.is_heard(enquiry)
    mourned.is_reported(enquiry)
    with pytest.raises(NotThisStep):
        mourned.is_heard(enquiry)
    assert mourned.is_closed().closed_at


def test_where_none_is_owed_none_is_opened(mourned: Mourned) -> None:
    with pytest.raises(DeathError, match="no official enquiry"):
        mourned.is_enquired_into()
    mourned.is_examined(suspected=True)
    assert mourned.is_enquired_into().death == mourned.death
    with pytest.raises(DeathError, match="open already"):
        mourned.is_enquired_into()


def test_a_serious_injury_is_enquired_into_without_a_death(family: Family) -> None:
    by, person = family.bureau.by("yaryna"), family.person.pk
    with pytest.raises(DeathError, match="owed for a serious injury"):
        actions.open_injury_enquiry(by=by, person_id=person, cause=Cause.ILLNESS, on=date(2022, 6, 1))
    opened = actions.open_injury_enquiry(by=by, person_id=person, cause=Cause.GUARD, on=date(2022, 6, 1))
    assert opened.death is None
    reported = actions.report_official_enquiry(
        by=by, enquiry_id=opened.pk, to="The Protecting Power", on=date(2022, 6, 5), none_because="Nobody saw it."
    )
    assert reported.reported_at


def test_a_death_that_was_a_mistake_is_taken_back_and_never_certified(mourned: Mourned) -> None:
    mourned.is_examined()
    mourned.is_witnessed()
    with pytest.raises(DeathError, match="correct the event"):
        actions.take_death_back(by=mourned.by("yaryna"), death_id=mourned.death.pk)
    mourned.family.lives_after_all(mourned.death.event)
    with pytest.raises(DeathError, match="Take the notification back"):
        actions.certify_death(by=mourned.by("yaryna"), death_id=mourned.death.pk)
    actions.take_death_back(by=mourned.by("yaryna"), death_id=mourned.death.pk)
    assert death_of(mourned.family.person.pk) is None
    again = Mourned(mourned.family)
    assert death_of(mourned.family.person.pk) == again.death
    assert Death.objects.count() == 2


def test_of_one_whom_the_other_power_held_that_power_writes_it(bureau: MourningBureau) -> None:
    with pytest.raises(DeathError, match="other Power"):
        Mourned(Family(bureau, Side.REPORTED))


def test_belongings_are_forwarded_through_somebody(family: Family) -> None:
    without = replace(NOTICE, effects=Effects.FORWARDED, through="")
    with pytest.raises(DeathError, match="which agency"):
        actions.note_death(by=family.bureau.by("yaryna"), person_id=family.person.pk, notice=without)


def test_nothing_that_is_written_of_a_death_changes_what_a_family_reads(family: Family) -> None:
    def reads() -> list[str]:
        with reading(family.bureau.by("olena")):
            return what_she_reads(Enquirer.objects.get(pk=family.mother.pk), "en")

    family.has_everything()
    family.is_told("en")
    before = reads()
    mourned = Mourned(family)
    assert reads() == before
    watch_deaths()
    assert DeathNews.objects.get().event == mourned.death.event
    mourned.is_certified()
    mourned.is_buried()
    mourned.is_closed()
    watch_deaths()
    assert reads() == before


def test_what_waits_is_due_until_it_is_done(mourned: Mourned) -> None:
    def due(clock: str) -> int:
        return len(list(declared("clocks", "CLOCKS")[clock].due(timezone.now())))

    other = Family(mourned.family.bureau)
    other.dies()
    assert [
        due(one)
        for one in (
            "remains.death_unwritten",
            "remains.death_unexamined",
            "remains.death_uncertified",
            "remains.death_unburied",
        )
    ] == [1, 1, 0, 0]
    mourned.is_examined()
    assert [due(one) for one in ("remains.death_unexamined", "remains.death_uncertified")] == [0, 1]
    mourned.is_witnessed()
    actions.certify_death(by=mourned.by("yaryna"), death_id=mourned.death.pk)
    assert [due(one) for one in ("remains.death_uncertified", "remains.death_unburied")] == [0, 1]
    grave = mourned.is_buried()
    assert [due(one) for one in ("remains.death_unburied", "remains.death_unclosed", "remains.grave_unmarked")] == [
        0,
        1,
        1,
    ]
    actions.mark_grave(by=mourned.by("yaryna"), grave_id=grave.pk, marking="A cross")
    mourned.is_closed()
    assert [due(one) for one in ("remains.death_unclosed", "remains.grave_unmarked")] == [0, 0]


def test_who_has_died_is_not_taken_back_with_the_arrival(mourned: Mourned) -> None:
    held = declared("holds", "HOLDS")["remains.deaths"]
    assert held([mourned.family.person.pk]) == {mourned.family.person.pk}
