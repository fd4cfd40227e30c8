"""A handover: two officers, a protocol, a question at the door; and it never holds up another way home."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.utils import timezone

from invented_effects import MONEY
from invented_reunion import NO_AT_THE_DOOR, YES_AT_THE_DOOR, Returning, ReturningBureau
from vistka.access.errors import AccessError, NotAllowed
from vistka.access.machines import NotThisStep
from vistka.effects.actions import write_article
from vistka.effects.kinds import Kind, Source
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading
from vistka.registry.models import Person
from vistka.registry.states import EventKind
from vistka.reunion import actions
from vistka.reunion.eligibility import Condition
from vistka.reunion.errors import NotEligible, ReunionError
from vistka.reunion.interviews import standing_of
from vistka.reunion.kinds import Body, NoNeutral, Paper, WayKind, WhyKept
from vistka.reunion.models import Aftercare, Protocol, ReleaseInterview, WayHome
from vistka.reunion.protocol import Part
from vistka.reunion.wakes import watch_ways


def state_of(family: Returning) -> str:
    return Person.objects.get(pk=family.person.pk).state


def test_he_goes_home_and_the_register_learns_it(family: Returning) -> None:
    way = family.is_handed_over()
    assert (way.state, state_of(family)) == ("handed_over", "released")
    assert sorted(Aftercare.objects.values_list("day", flat=True)) == [7, 30, 90]


@pytest.mark.parametrize("part", [part for part in Part if part is not Part.SIGNED])
def test_nothing_is_signed_while_a_part_is_open(family: Returning, part: Part) -> None:
    way = family.is_at_the_door()
    family.writes(way, but=part)
    with pytest.raises(AccessError) as refused:
        family.is_signed(way)
    assert str(part.words) in str(refused.value)


def test_it_is_not_finished_before_both_have_signed(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_at_the_door()
    family.writes(way)
    with pytest.raises(AccessError, match=str(Part.SIGNED.words)):
        actions.hand_over(by=bureau.by("zoya"), way_id=way.pk, on=timezone.localdate())


def test_two_officers_check_and_sign(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_at_the_door()
    bohdan = bureau.by("bohdan")
    actions.check_identity(by=bohdan, way_id=way.pk, whose=Part.HIS_IDENTITY, paper=Paper.OUR_CARD)
    with pytest.raises(NotAllowed):
        actions.check_identity(by=bohdan, way_id=way.pk, whose=Part.HER_IDENTITY, paper=Paper.PASSPORT)
    family.writes(way)
    family.is_signed(way)
    with pytest.raises(NotAllowed):
        actions.hand_over(by=bohdan, way_id=way.pk, on=timezone.localdate())


def test_what_both_have_signed_changes_no_more(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_at_the_door()
    family.writes(way)
    family.is_signed(way)
    with pytest.raises(AccessError, match="Both have signed"):
        actions.confirm_no_press(by=bureau.by("zoya"), way_id=way.pk)


def test_he_declines_at_the_door_and_that_is_an_outcome(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_at_the_door()
    way = actions.ask_at_the_door(by=bureau.by("bohdan"), way_id=way.pk, door=NO_AT_THE_DOOR)
    assert (way.state, state_of(family)) == ("declined", "in_camp")
    call = Aftercare.objects.get()
    assert (call.day, call.due_at.date()) == (0, (timezone.now() + timedelta(days=1)).date())
    assert way.settled_at is not None
    again = family.opens()
    with pytest.raises(NotEligible) as refused:
        family.is_proposed(again)
    assert refused.value.missing == (Condition.WISHED,)


def test_who_declines_a_handover_still_goes_by_exchange(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_at_the_door()
    actions.ask_at_the_door(by=bureau.by("bohdan"), way_id=way.pk, door=NO_AT_THE_DOOR)
    assert family.is_eligible(WayKind.EXCHANGE).state == "eligible"


def test_a_fear_at_the_door_stops_every_way(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_at_the_door()
    afraid = replace(YES_AT_THE_DOOR, body=Body.OURSELVES, no_neutral=NoNeutral.HIS_CHOICE, fear=True)
    assert actions.ask_at_the_door(by=bureau.by("bohdan"), way_id=way.pk, door=afraid).state == "declined"
    with pytest.raises(NotEligible) as refused:
        family.is_proposed(family.opens(WayKind.EXCHANGE))
    assert refused.value.missing == (Condition.NO_FEAR,)


def test_nobody_answers_in_company(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_at_the_door()
    for door in (replace(YES_AT_THE_DOOR, alone=False), replace(NO_AT_THE_DOOR, alone=False)):
        with pytest.raises(AccessError, match="Ask the person alone"):
            actions.ask_at_the_door(by=bureau.by("bohdan"), way_id=way.pk, door=door)


def test_a_yes_is_asked_for_at_the_door_and_not_before(bureau: ReturningBureau, family: Returning) -> None:
    family.may_go()
    way = family.sets_out(family.is_eligible())
    with pytest.raises(AccessError, match="at the door"):
        actions.ask_at_the_door(by=bureau.by("bohdan"), way_id=way.pk, door=YES_AT_THE_DOOR)
    assert actions.decline(by=bureau.by("bohdan"), way_id=way.pk, door=NO_AT_THE_DOOR).state == "declined"


@pytest.mark.parametrize("signed", [False, True])
def test_a_yes_at_the_door_holds_until_the_end_of_that_day(
    bureau: ReturningBureau, family: Returning, signed: bool
) -> None:
    way = family.is_at_the_door()
    family.writes(way)
    if signed:
        family.is_signed(way)
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        finish = partial(actions.hand_over, by=bureau.by("zoya"), way_id=way.pk, on=timezone.localdate())
        with pytest.raises(ReunionError, match="of another day"):
            finish() if signed else family.is_signed(way)
        assert state_of(family) == "in_camp"
        if signed:
            actions.turn_back(by=bureau.by("bohdan"), way_id=way.pk)
            family.sets_out(way)
            actions.arrive(by=bureau.by("bohdan"), way_id=way.pk)
            family.writes(way)
        else:
            actions.ask_at_the_door(by=bureau.by("bohdan"), way_id=way.pk, door=YES_AT_THE_DOOR)
        family.is_signed(way)
        assert finish().state == "handed_over"


def test_turning_back_begins_the_protocol_anew(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_at_the_door()
    family.writes(way)
    actions.turn_back(by=bureau.by("bohdan"), way_id=way.pk)
    family.sets_out(way)
    with reading(bureau.by("bohdan")):
        assert Protocol.objects.get().said == {}


def test_a_condition_that_falls_away_on_the_road_stops_the_handover(family: Returning) -> None:
    way = family.is_at_the_door()
    family.writes(way)
    family.is_signed(way)
    family.is_doubted()
    with pytest.raises(NotEligible) as refused:
        actions.hand_over(by=family.bureau.by("zoya"), way_id=way.pk, on=timezone.localdate())
    assert refused.value.missing == (Condition.LINKED,)
    assert state_of(family) == "in_camp"


def test_what_is_kept_needs_a_reason(
    bureau: ReturningBureau, family: Returning, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = family.is_at_the_door()
    family.writes(way, but=Part.EFFECTS)
    kept = ["AB12-CD34"]
    for module in ("handover", "effects"):
        monkeypatch.setattr(f"vistka.reunion.actions.{module}.outstanding", lambda _person: list(kept))
    with pytest.raises(AccessError, match="still kept"):
        actions.return_effects(by=bureau.by("bohdan"), way_id=way.pk)
    actions.return_effects(by=bureau.by("bohdan"), way_id=way.pk, why=WhyKept.FOLLOWS)
    family.is_signed(way)
    kept.append("EF56-GH78")
    with pytest.raises(AccessError, match="still kept"):
        actions.hand_over(by=bureau.by("zoya"), way_id=way.pk, on=timezone.localdate())


def test_nobody_goes_an_other_way_without_the_promise_or_with_things_kept_in_silence(
    bureau: ReturningBureau, family: Returning
) -> None:
    family.may_go()
    way, bohdan, today = family.is_eligible(WayKind.EXCHANGE), bureau.by("bohdan"), timezone.localdate()
    article = write_article(
        by=bureau.by("yaryna"), person_id=family.person.pk, kind=Kind.MONEY, source=Source.TAKEN, said=MONEY
    )
    with pytest.raises(ReunionError, match="No press and no camera"):
        actions.carry_out(by=bohdan, way_id=way.pk, on=today, no_press=False)
    with pytest.raises(ReunionError, match="still kept"):
        actions.carry_out(by=bohdan, way_id=way.pk, on=today, no_press=True)
    assert state_of(family) == "in_camp"
    actions.carry_out(by=bohdan, way_id=way.pk, on=today, no_press=True, why=WhyKept.FOLLOWS)
    with reading(bohdan):
        said, number = Protocol.objects.get(way=way).said, article.number
    assert said[Part.EFFECTS] == {"outstanding": [number], "why": "follows", "by": bohdan.id}
    assert said[Part.NO_PRESS] == {"by": bohdan.id}


def test_two_escorts_go_along_and_no_third(bureau: ReturningBureau, family: Returning) -> None:
    family.may_go()
    way = family.sets_out(family.is_eligible())
    with pytest.raises(NotAllowed, match="Two people"):
        actions.join_way(by=bureau.by("bohdan"), way_id=way.pk)
    way = actions.join_way(by=bureau.by("zoya"), way_id=way.pk)
    assert way.escorts == {bureau["bohdan"].pk, bureau["zoya"].pk}
    with pytest.raises(AccessError, match="meanwhile"):
        actions.join_way(by=bureau.by("zoya"), way_id=way.pk)


def test_an_escort_is_not_told_which_condition_fell_away(bureau: ReturningBureau, family: Returning) -> None:
    family.may_go()
    way = family.is_eligible()
    family.says(fear=True)
    with pytest.raises(NotEligible) as refused:
        family.sets_out(way)
    assert refused.value.missing == (Condition.NO_FEAR,)
    assert (
        str(refused.value.words)
        == str(refused.value)
        == "Something no longer holds for this way home. Ask a case worker."
    )


@pytest.mark.parametrize("kind", [WayKind.EXCHANGE, WayKind.MEDICAL])
def test_another_way_home_never_waits_for_a_handover(bureau: ReturningBureau, family: Returning, kind: WayKind) -> None:
    handover = family.is_at_the_door()
    other = family.is_eligible(kind)
    actions.carry_out(by=bureau.by("zoya"), way_id=other.pk, on=timezone.localdate(), no_press=True)
    handover.refresh_from_db()
    assert (handover.state, state_of(family)) == ("ended", "repatriated")
    with reading(bureau.by("olena")):
        assert (handover.said["why"], handover.his_brief, handover.her_brief) == ("another_way", {}, {})


def test_a_way_home_ends_when_he_is_gone_but_not_by_his_death_before_the_family_heard(family: Returning) -> None:
    family.may_go()
    way = family.is_eligible()
    family.dies()
    watch_ways()
    way.refresh_from_db()
    assert way.state == "eligible"
    with pytest.raises(NotEligible) as refused:
        family.sets_out(way)
    assert refused.value.missing == (Condition.UNCHANGED,)


def test_who_escaped_has_no_way_home_any_more(family: Returning) -> None:
    family.may_go()
    way = family.is_eligible()
    family.happens(EventKind.ESCAPED, on="2022-05-01")
    watch_ways()
    assert WayHome.objects.get(pk=way.pk).state == "ended"


@pytest.mark.parametrize("who", ["olena", "ivan", "yaryna", "halyna", "anna"])
def test_only_escorts_take_him_there(family: Returning, who: str) -> None:
    family.may_go()
    way = family.is_eligible()
    with pytest.raises(NotAllowed):
        actions.set_out(by=family.bureau.by(who), way_id=way.pk)


def test_the_machine_alone_ends_a_way(family: Returning) -> None:
    family.may_go()
    way = family.opens(WayKind.EXCHANGE)
    with pytest.raises(NotAllowed):
        actions.end_way(by=family.bureau.by("olena"), way_id=way.pk)
    assert actions.end_way(by=machine("a test"), way_id=way.pk).state == "open"
    with pytest.raises(NotThisStep):
        actions.carry_out(by=family.bureau.by("bohdan"), way_id=way.pk, on=timezone.localdate(), no_press=True)


def test_what_he_said_at_the_door_is_the_interview_that_stands(bureau: ReturningBureau, family: Returning) -> None:
    way = family.is_at_the_door()
    actions.ask_at_the_door(by=bureau.by("bohdan"), way_id=way.pk, door=NO_AT_THE_DOOR)
    standing = standing_of(family.person.pk)
    last = ReleaseInterview.objects.latest("recorded_at")
    assert standing is not None
    assert standing.interview_id == last.pk
    with reading(bureau.by("olena")):
        assert "handover" not in last.said["kinds"]
        assert last.said["exposure"] == "none"
