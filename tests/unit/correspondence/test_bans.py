"""A ban is short, needs two, and ends by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from invented_correspondence import HER_WORDS, HIS_WORDS, Writers
from vistka.access.errors import NotAllowed
from vistka.correspondence import actions
from vistka.correspondence.bans import is_resting
from vistka.correspondence.errors import CorrespondenceError, LeaveItClosed
from vistka.correspondence.kinds import WhyBanned
from vistka.correspondence.models import Ban


def proposed(writers: Writers, days: int = 7) -> Ban:
    until = timezone.localdate() + timedelta(days=days)
    return actions.propose_ban(
        by=writers.bureau.by("yaryna"), person_id=writers.person.pk, reason=WhyBanned.MILITARY, until=until
    )


def in_force(writers: Writers) -> Ban:
    return actions.second_ban(by=writers.bureau.by("ivan"), ban_id=proposed(writers).pk)


def test_letters_rest_only_when_a_second_person_has_said_so(friends: Writers) -> None:
    ban = proposed(friends)
    assert not is_resting(friends.person.pk)
    with pytest.raises(NotAllowed):
        actions.second_ban(by=friends.bureau.by("yaryna"), ban_id=ban.pk)
    actions.second_ban(by=friends.bureau.by("bohdan"), ban_id=ban.pk)
    assert is_resting(friends.person.pk)


@pytest.mark.parametrize("days", [-1, 31])
def test_a_ban_has_an_end_within_thirty_days(friends: Writers, days: int) -> None:
    with pytest.raises(CorrespondenceError):
        proposed(friends, days)


def test_a_ban_cannot_be_made_longer_by_a_second_one(friends: Writers) -> None:
    in_force(friends)
    with pytest.raises(CorrespondenceError):
        proposed(friends, 30)


def test_it_lapses_by_itself_and_what_was_written_goes_on(friends: Writers) -> None:
    in_force(friends)
    friends.he_writes()
    assert actions.take_to_read(by=friends.bureau.by("vira")) is None
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert not is_resting(friends.person.pk)
        friends.passes(HIS_WORDS)
        assert len(friends.mail_for_her()) == 1


def test_while_it_lasts_nothing_is_handed_over_or_mailed_and_one_person_ends_it(friends: Writers) -> None:
    friends.he_writes()
    friends.passes(HIS_WORDS)
    friends.she_writes()
    letter = friends.is_closed(friends.passes(HER_WORDS))
    ban = in_force(friends)
    assert friends.mail_for_her() == []
    with pytest.raises(LeaveItClosed):
        friends.is_handed_over(letter)
    actions.end_ban(by=friends.bureau.by("ivan"), ban_id=ban.pk)
    assert len(friends.mail_for_her()) == 1
    friends.is_handed_over(letter)
