"""The table of decisions: nothing is confirmed or rejected by fewer than two people, whatever is said in which order."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.tracing.decisions import AFTER_MORE, CandidateState, Says, drawn, state_of

CONFIRM, REJECT, UNSURE = Says
DRAWN = next(UUID(int=n) for n in range(100) if drawn(UUID(int=n)))
NOT_DRAWN = next(UUID(int=n) for n in range(100) if not drawn(UUID(int=n)))


def after(*verdicts: Says, of: UUID = NOT_DRAWN) -> str:
    """The state after these verdicts, each by somebody else."""
    return state_of({UUID(int=n): one for n, one in enumerate(verdicts)}, of).value


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ((), "waiting"),
        ((CONFIRM,), "second"),
        ((REJECT,), "second"),
        ((UNSURE,), "unsure"),
        ((CONFIRM, CONFIRM), "confirmed"),
        ((REJECT, REJECT), "rejected"),
        ((UNSURE, UNSURE), "unsure"),
        ((CONFIRM, REJECT), "third"),
        ((CONFIRM, UNSURE), "third"),
        ((UNSURE, REJECT), "third"),
        ((CONFIRM, REJECT, CONFIRM), "confirmed"),
        ((CONFIRM, REJECT, REJECT), "rejected"),
        ((UNSURE, CONFIRM, CONFIRM), "confirmed"),
        ((UNSURE, CONFIRM, REJECT), "third"),
        ((UNSURE, CONFIRM, REJECT, REJECT), "rejected"),
        ((UNSURE, UNSURE, CONFIRM), "third"),
    ],
)
def test_what_follows_from_what_was_said(said: tuple[Says, ...], state: str) -> None:
    assert after(*said) == state


def test_a_share_of_the_unsure_goes_to_a_second_person() -> None:
    assert after(UNSURE, of=DRAWN) == "second"
    drawn_of_a_thousand = sum(drawn(UUID(int=n)) for n in range(1000))
    assert 150 < drawn_of_a_thousand < 250


verdicts = st.dictionaries(st.integers(1, 8).map(lambda n: UUID(int=n)), st.sampled_from(Says))


@given(said=verdicts, candidate=st.uuids())
def test_nothing_is_decided_by_fewer_than_two_who_say_the_same(said: dict[UUID, Says], candidate: UUID) -> None:
    state = state_of(said, candidate)
    if state is CandidateState.CONFIRMED:
        assert list(said.values()).count(CONFIRM) >= 2
    if state is CandidateState.REJECTED:
        assert list(said.values()).count(REJECT) >= 2


@given(said=verdicts, candidate=st.uuids())
def test_the_order_of_the_verdicts_does_not_matter(said: dict[UUID, Says], candidate: UUID) -> None:
    assert state_of(said, candidate) is state_of(dict(reversed(said.items())), candidate)


def test_where_as_many_confirm_as_reject_nothing_is_decided() -> None:
    assert {AFTER_MORE[n, n] for n in range(3)} <= {CandidateState.UNSURE, CandidateState.THIRD}
