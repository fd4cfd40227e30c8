"""Turns at Argon2id: who guesses codes waits for those who guess codes, and nobody waits for them."""

from __future__ import annotations

import os
import threading

import pytest

from vistka.portal import turns
from vistka.portal.turns import Busy, For, Turns


def test_filing_has_a_turn_while_everybody_guesses() -> None:
    mine = Turns()
    with mine.turn(For.OPENING), mine.turn(For.FILING):
        pass


@pytest.mark.parametrize("what", For)
def test_past_the_queue_one_is_told_at_once_to_try_again(what: For) -> None:
    mine = Turns(opening=0, filing=0)
    with mine.turn(what), pytest.raises(Busy), mine.turn(what):
        pass
    with mine.turn(what):
        pass


def test_one_opens_at_a_time() -> None:
    mine, inside, most = Turns(), [0], [0]

    def opens() -> None:
        with mine.turn(For.OPENING):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            threading.Event().wait(0.01)
            inside[0] -= 1

    threads = [threading.Thread(target=opens) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_a_worker_that_was_forked_waits_for_the_other_and_its_death_ends_its_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = Turns()
    there, here = os.pipe()
    child = os.fork()
    if child == 0:
        with mine.turn(For.OPENING):
            os.write(here, b"x")
            threading.Event().wait()
    os.read(there, 1)
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.05)
    with pytest.raises(Busy), mine.turn(For.OPENING):
        pass
    with mine.turn(For.FILING):
        pass
    os.kill(child, 9)
    os.waitpid(child, 0)
    with mine.turn(For.OPENING):
        pass
    os.close(there)
    os.close(here)
