"""Turns at Argon2id: who guesses codes waits for those who guess codes, and nobody waits for them."""

from __future__ import annotations

import os
import threading
import time

import pytest

from vistka.portal import turns
from vistka.portal.turns import Busy, For, InOrder, Turns


def test_filing_has_a_turn_while_everybody_guesses() -> None:
    mine, filed = Turns(), False
    with mine.turn(For.OPENING), mine.turn(For.FILING):
        filed = True
    assert filed


@pytest.mark.parametrize("what", For)
def test_past_the_queue_one_is_told_at_once_to_try_again(what: For) -> None:
    """Those who file as well: whoever waits here holds a place that others need for a page."""
    mine = Turns(opening=0, filing=0)
    with mine.turn(what), pytest.raises(Busy), mine.turn(what):
        pass
    with mine.turn(what):
        pass


def test_who_came_first_is_first_and_nobody_who_comes_again_overtakes() -> None:
    """Whoever gave up waiting is passed over, and no place is lost by it."""
    places, order = InOrder(1), []
    assert places.acquire(1)
    assert not places.acquire(0.01)

    def waits(number: int) -> None:
        assert places.acquire(10)
        order.append(number)
        places.release()

    threads = [threading.Thread(target=waits, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
        time.sleep(0.01)
    places.release()
    again = places.acquire(10)  # at once after his own turn
    order.append(99)
    places.release()
    for thread in threads:
        thread.join()
    assert again
    assert order == [0, 1, 2, 3, 4, 99]


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
