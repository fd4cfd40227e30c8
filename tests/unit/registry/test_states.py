"""How an event changes a person's state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.registry.states import CARD_AFTER, IN_OUR_HANDS, LEADS_TO, DoesNotFollow, EventKind, State, after, state_of

kinds = st.lists(st.sampled_from(EventKind), max_size=12)


def follows(happened: list[EventKind]) -> list[EventKind]:
    """As many of these events as can follow one another."""
    kept: list[EventKind] = []
    for kind in happened:
        try:
            state_of([*kept, kind])
        except DoesNotFollow:
            continue
        kept.append(kind)
    return kept


def test_every_event_has_its_line_in_the_table() -> None:
    assert set(LEADS_TO) == set(EventKind)


def test_every_state_is_reached() -> None:
    reached = {then for _, then in LEADS_TO.values() if then}
    assert reached == set(State) - {State.REGISTERED}


@given(kinds)
def test_the_dead_stay_dead(happened: list[EventKind]) -> None:
    until_death = [kind for kind in follows(happened) if kind is not EventKind.DIED]
    for kind in EventKind:
        with pytest.raises(DoesNotFollow):
            state_of([*until_death, EventKind.DIED, kind])


@given(kinds)
def test_whoever_lives_can_die(happened: list[EventKind]) -> None:
    kept = [kind for kind in follows(happened) if kind is not EventKind.DIED]
    assert state_of([*kept, EventKind.DIED]) is State.DEAD


@given(kinds)
def test_folding_is_one_step_after_another(happened: list[EventKind]) -> None:
    state = State.REGISTERED
    for kind in follows(happened):
        state = after(state, kind)
    assert state is state_of(follows(happened))


@given(kinds)
def test_whoever_was_let_go_comes_back_only_by_recapture(happened: list[EventKind]) -> None:
    kept = follows(happened)
    if state_of(kept) in {State.ESCAPED, State.RELEASED, State.REPATRIATED}:
        assert {kind for kind in EventKind if len(follows([*kept, kind])) > len(kept)} == {
            EventKind.RECAPTURED,
            EventKind.DIED,
        }


def test_sickness_in_a_camp_leaves_him_in_the_camp() -> None:
    assert after(State.IN_CAMP, EventKind.FELL_SICK) is State.IN_CAMP


def test_cards_are_due_only_for_events_that_leave_him_here() -> None:
    for kind in CARD_AFTER:
        before, then = LEADS_TO[kind]
        assert (then or next(iter(before))) in IN_OUR_HANDS


def test_a_refusal_says_what_does_not_follow_what() -> None:
    with pytest.raises(DoesNotFollow, match=r"“Arrived” cannot follow “Dead”"):
        after(State.DEAD, EventKind.ARRIVED)
