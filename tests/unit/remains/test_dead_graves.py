"""Graves that relatives can find: marked, moved without a loss, and cremation only with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from invented_answers import Family
from invented_dead import GRAVE, Mourned, MourningBureau
from vistka.access.errors import NotAllowed
from vistka.access.machines import NotThisStep
from vistka.ledger.errors import Forged
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading
from vistka.remains.dead import actions
from vistka.remains.dead.errors import DeathError
from vistka.remains.dead.graves import moves_of
from vistka.remains.dead.machines import DeathState, GraveState
from vistka.remains.models import Death, Grave

pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture
def mourned(db: None) -> Mourned:
    mourned = Mourned(Family(MourningBureau()))
    mourned.is_certified()
    return mourned


def test_a_grave_is_marked_and_moved_and_its_earlier_places_stay(mourned: Mourned) -> None:
    by = mourned.by("andrii")
    grave = mourned.is_buried()
    assert grave.state == GraveState.LAID
    assert actions.mark_grave(by=by, grave_id=grave.pk, marking="A cross with his name").state == GraveState.MARKED
    there = replace(GRAVE, on=date(2022, 9, 1), plot="Row 9", marking="")
    assert actions.move_grave(by=by, grave_id=grave.pk, resting=there, reason="Floods").state == GraveState.MOVED
    back = replace(GRAVE, on=date(2022, 10, 1), plot="Row 10", marking="A stone")
    moved = actions.move_grave(by=by, grave_id=grave.pk, resting=back, reason="A cemetery of honour")
    assert moved.state == GraveState.MARKED
    with reading(by):
        assert [move.said["before"]["plot"] for move in moves_of(moved)] == ["Row 2, grave 7", "Row 9"]
        assert moved.place["on"] == "2022-06-03"
        assert moved.place["plot"] == "Row 10"
    with pytest.raises(DeathError, match="why the grave is moved"):
        actions.move_grave(by=by, grave_id=grave.pk, resting=back, reason=" ")


def test_a_cremation_needs_what_shows_its_reason_and_names_the_place_of_the_ashes(mourned: Mourned) -> None:
    with pytest.raises(DeathError, match="on the certificate"):
        mourned.is_cremated(words="")
    ashes = mourned.is_cremated()
    assert ashes.is_ashes
    death = Death.objects.get()
    assert death.state == DeathState.CREMATED
    with reading(mourned.by("yaryna")):
        assert (death.burial["cremation"], death.burial["reason"]) == ("wish", "Written in his own hand")
    with pytest.raises(NotThisStep):
        mourned.is_buried()


def test_a_grave_without_a_place_is_none(mourned: Mourned) -> None:
    with pytest.raises(DeathError, match="cemetery"):
        mourned.is_buried(replace(GRAVE, cemetery=" "))


def test_only_who_keeps_graves_writes_them(mourned: Mourned) -> None:
    grave = mourned.is_buried()
    for who in ("taras", "olena", "nadiia"):
        with pytest.raises(NotAllowed):
            actions.mark_grave(by=mourned.by(who), grave_id=grave.pk, marking="A cross")
        with pytest.raises(NotAllowed):
            actions.list_graves(by=mourned.by(who))


def test_the_list_of_graves_names_who_lies_there_and_the_ledger_who_was_named(mourned: Mourned) -> None:
    grave = mourned.is_buried()
    unknown = actions.lay_grave(by=mourned.by("andrii"), resting=replace(GRAVE, plot="Row 3", together="A landslide"))
    first, second = actions.list_graves(by=mourned.by("andrii"))
    assert (first.family_name, first.plot, first.died_on) == ("Щербаков", "Row 2, grave 7", "2022-06-01")
    assert (second.family_name, second.together) == ("", "yes")
    opened = Entry.objects.filter(verb="remains.list_graves").values_list("subject_id", flat=True)
    assert {mourned.family.person.pk, unknown.pk} <= set(opened)
    actions.empty_grave(by=mourned.by("andrii"), grave_id=grave.pk)
    assert [line.plot for line in actions.list_graves(by=mourned.by("andrii"))] == ["Row 3"]
    with pytest.raises(NotThisStep):
        actions.mark_grave(by=mourned.by("andrii"), grave_id=grave.pk, marking="A cross")


def test_a_grave_that_other_hands_moved_is_on_no_list(mourned: Mourned) -> None:
    from invented_families import past_the_ledger

    grave = mourned.is_buried()
    past_the_ledger(Grave, grave.pk, state=GraveState.MARKED.value)
    with pytest.raises(Forged):
        actions.list_graves(by=mourned.by("andrii"))
