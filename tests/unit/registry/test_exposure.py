"""Shown in public: flagged once for a lead, reviewed by one, seconded by another; until then his wish only takes away."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from invented_answers import CaringBureau, Family, mother_wish
from invented_exposure import NOTHING_SEEN, Shown, risk
from vistka.access.errors import NotAllowed
from vistka.access.machines import NotThisStep
from vistka.access.roles import Role, Room, readers
from vistka.ledger.actors import machine
from vistka.ledger.errors import Forged
from vistka.ledger.reading import reading
from vistka.registry import actions
from vistka.registry.clocks import CLOCKS
from vistka.registry.errors import RegistryError
from vistka.registry.exposure import (
    MEASURES,
    Danger,
    Measure,
    Risk,
    awaits_risk_review,
    flag_exposed,
    latest_exposure,
    risk_of,
    showings_of,
    take_back_showing,
)
from vistka.registry.holds import held_fast
from vistka.registry.machines import ExposureState
from vistka.registry.models import Exposure, WishItem
from vistka.registry.wishes import standing_wishes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def family(db: None) -> Family:
    return Family(CaringBureau())


@pytest.fixture
def shown(family: Family) -> Shown:
    return Shown(family.bureau, family.person.pk)


def due(clock: str) -> dict[Any, Any]:
    return {row.row_id: row.due_at for row in CLOCKS[f"registry.{clock}"].due(timezone.now())}


def latest(shown: Shown) -> Exposure:
    found = latest_exposure(shown.person_id)
    assert found
    return found


def seconds(shown: Shown, who: str, exposure: Exposure) -> Exposure:
    """Somebody seconds the review as it stands now."""
    seen = actions.review_seen(Exposure.objects.get(pk=exposure.pk))
    return actions.second_exposure(by=shown.bureau.by(who), exposure_id=exposure.pk, seen=seen)


def waits(shown: Shown) -> bool:
    return awaits_risk_review(shown.person_id) is not None


def test_a_flag_waits_for_two_people_and_is_due_within_a_day(shown: Shown) -> None:
    assert not waits(shown)
    exposure = shown.flagged()
    assert waits(shown)
    assert due("exposures") == {exposure.pk: exposure.flagged_at + timedelta(hours=24)}
    by = shown.bureau.by
    actions.review_exposure(by=by("olena"), exposure_id=exposure.pk, risk=risk())
    assert waits(shown)
    assert (due("exposures"), list(due("exposures_to_second"))) == ({}, [exposure.pk])
    with pytest.raises(NotAllowed):
        seconds(shown, "olena", exposure)
    seconds(shown, "ivan", exposure)
    assert not waits(shown)
    assert due("exposures_to_second") == {}


def test_nobody_but_those_who_review_flags_reviews_or_seconds(shown: Shown) -> None:
    registrar = shown.bureau.by("yaryna")
    with pytest.raises(NotAllowed):
        flag_exposed(by=registrar, person_id=shown.person_id, lead_id=uuid4())
    exposure = shown.flagged()
    with pytest.raises(NotAllowed):
        actions.review_exposure(by=registrar, exposure_id=exposure.pk, risk=risk())
    with pytest.raises(NotThisStep):
        seconds(shown, "ivan", exposure)


def test_one_lead_flags_once_and_what_shows_more_flags_anew_at_the_hour_that_was_due(shown: Shown) -> None:
    first = shown.seconded()
    assert shown.flagged(first.lead_id).pk == first.pk
    assert not waits(shown)
    second = shown.flagged()
    assert waits(shown)
    with time_machine.travel(timezone.now() + timedelta(hours=6), tick=False):
        # Who is flagged already is not flagged twice: one review covers all that was shown until then.
        assert shown.flagged().pk == second.pk
        assert list(due("exposures")) == [second.pk]
        actions.review_exposure(by=shown.bureau.by("olena"), exposure_id=second.pk, risk=risk())
        third = shown.flagged()
    assert third.due_at == second.due_at
    assert list(due("exposures")) == [third.pk]
    with pytest.raises(RegistryError):
        actions.review_exposure(by=shown.bureau.by("olena"), exposure_id=second.pk, risk=risk())


def test_a_flood_of_copies_reopens_no_review(shown: Shown) -> None:
    exposure = shown.seconded()
    for _ in range(41):
        assert shown.flagged(shows_more=False).pk == exposure.pk
    assert not waits(shown)
    exposure.refresh_from_db()
    assert exposure.seconded_at
    assert (exposure.showings, showings_of(exposure).count()) == (42, 42)
    # Nor does a copy take the review away of which the second look is due.
    shown.flagged()
    by = shown.bureau.by
    reviewed = actions.review_exposure(by=by("olena"), exposure_id=latest(shown).pk, risk=risk())
    assert shown.flagged(shows_more=False).state == ExposureState.REVIEWED
    assert latest(shown).pk == reviewed.pk


def test_who_is_shown_by_mistake_waits_for_nothing_once_two_took_it_back(shown: Shown) -> None:
    exposure = shown.flagged()
    shown.flagged()
    one, other = showings_of(exposure).values_list("lead_id", flat=True)
    shown.taken_back(one)
    assert waits(shown), "the other lead still shows the person"
    shown.taken_back(other)
    shown.taken_back(other)
    assert not waits(shown)
    assert latest(shown).state == ExposureState.WITHDRAWN
    assert (due("exposures"), due("exposures_to_second")) == ({}, {})
    with pytest.raises(NotThisStep):
        actions.review_exposure(by=shown.bureau.by("olena"), exposure_id=exposure.pk, risk=risk())
    # Confirmed again by two, it flags again.
    assert shown.flagged(one).state == ExposureState.FLAGGED
    assert waits(shown)


def test_what_was_reviewed_before_the_mistake_counts_again(shown: Shown) -> None:
    reviewed = shown.seconded()
    mistaken = shown.flagged()
    assert waits(shown)
    shown.taken_back(mistaken.lead_id)
    assert not waits(shown)
    assert latest(shown).pk == reviewed.pk


def test_nobody_takes_back_who_may_not_review(shown: Shown) -> None:
    exposure = shown.flagged()
    with pytest.raises(NotAllowed):
        take_back_showing(by=shown.bureau.by("yaryna"), person_id=shown.person_id, lead_id=exposure.lead_id)
    with pytest.raises(NotAllowed):
        take_back_showing(by=machine("a test"), person_id=shown.person_id, lead_id=exposure.lead_id)


def test_nobody_seconds_a_review_that_was_replaced_since_the_page_was_opened(shown: Shown) -> None:
    exposure = shown.reviewed(risk({Danger.WOUNDS: {Measure.DOCTOR}}))
    seen, by = actions.review_seen(exposure), shown.bureau.by
    actions.review_exposure(by=by("petro"), exposure_id=exposure.pk, risk=risk())
    with pytest.raises(RegistryError, match="has changed"):
        actions.second_exposure(by=by("ivan"), exposure_id=exposure.pk, seen=seen)
    assert waits(shown)
    # Nor one that another lead was added to.
    seen = actions.review_seen(latest(shown))
    shown.flagged(shows_more=False)
    with pytest.raises(RegistryError, match="has changed"):
        actions.second_exposure(by=by("ivan"), exposure_id=exposure.pk, seen=seen)
    seconds(shown, "ivan", exposure)
    assert not waits(shown)


def test_a_review_that_nobody_has_seconded_is_replaced_by_the_one_who_would_have(shown: Shown) -> None:
    exposure = shown.reviewed()
    found = risk({Danger.FAMILY: {Measure.NEUTRAL_BODY}}, take_down=False)
    actions.review_exposure(by=shown.bureau.by("ivan"), exposure_id=exposure.pk, risk=found)
    with pytest.raises(NotAllowed):
        seconds(shown, "ivan", exposure)
    exposure = seconds(shown, "olena", exposure)
    with reading(shown.bureau.by("olena"), page="a test"):
        assert risk_of(exposure) == found


@pytest.mark.parametrize(
    "wrong",
    [
        {danger: done for danger, done in NOTHING_SEEN.items() if danger is not Danger.MINOR},
        NOTHING_SEEN | {Danger.WOUNDS: frozenset()},
        NOTHING_SEEN | {Danger.WOUNDS: frozenset({Measure.LAWYER})},
        NOTHING_SEEN | {Danger.WOUNDS: frozenset({Measure.NOT_SEEN, Measure.DOCTOR})},
    ],
    ids=["left out", "no measure", "a measure of another danger", "seen and not seen"],
)
def test_each_danger_is_considered_and_what_is_done_fits_it(shown: Shown, wrong: Any) -> None:
    exposure = shown.flagged()
    with pytest.raises(RegistryError):
        actions.review_exposure(
            by=shown.bureau.by("olena"), exposure_id=exposure.pk, risk=Risk(dangers=wrong, take_down=True)
        )


def test_every_danger_can_be_found_not_there_and_can_be_met() -> None:
    assert set(MEASURES) == set(Danger)
    assert all(Measure.NOT_SEEN in measures and len(measures) > 1 for measures in MEASURES.values())


def test_what_was_found_is_read_by_those_who_review_and_not_at_the_camp() -> None:
    field = Exposure._meta.get_field("risk")
    assert readers(field.data_class, Room.REGISTRY) == {Role.CASE_WORKER, Role.VERIFIER}  # type: ignore[union-attr]


def test_deleting_the_row_by_other_hands_undoes_nothing(shown: Shown, by_sql: Any) -> None:
    exposure = shown.flagged()
    by_sql("DELETE FROM registry_showing WHERE exposure_id = %s", by_sql.key(exposure))
    by_sql("DELETE FROM registry_exposure WHERE id = %s", by_sql.key(exposure))
    with pytest.raises(Forged):
        latest_exposure(shown.person_id)
    with pytest.raises(Forged):
        waits(shown)


def test_who_was_shown_is_not_taken_back_with_an_arrival(shown: Shown) -> None:
    shown.flagged()
    assert held_fast([shown.person_id]) == {shown.person_id}


def test_until_the_review_his_wish_is_not_asked_and_a_no_is_written_at_once(family: Family, shown: Shown) -> None:
    family.is_asked(mother_wish(WishItem.THAT_I_LIVE, WishItem.CALL))
    shown.flagged()
    with pytest.raises(RegistryError, match="Publicly exposed"):
        family.is_asked(mother_wish(WishItem.THAT_I_LIVE, WishItem.CALL, WishItem.LETTERS))
    family.is_asked(mother_wish(WishItem.THAT_I_LIVE))
    with reading(machine("a test"), page="a test"):
        assert [wish.said["items"] for wish in standing_wishes(family.person.pk)] == [["that_i_live"]]
    with pytest.raises(RegistryError):
        family.is_asked(mother_wish(WishItem.THAT_I_LIVE, WishItem.CALL))
    family.is_asked()
    assert standing_wishes(family.person.pk) == []
