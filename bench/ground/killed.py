"""Fifty processes killed at fifty moments of a rotation, of a large action and of many small ones: is all whole?

Half are killed after a drawn statement, half at a drawn share of the time that the work takes, which also falls into
a commit.
"""

import time
from itertools import count
from random import Random

from bench.ground.place import addresses, keyring_file, on_both
from bench.measure import Result

MOMENTS = 50
WORKS = ("rotate", "many", "singly")


def at_fifty_moments(scale: float) -> Result:
    """How many were killed, how often something was half done, what verifying found, and what did not rotate on."""
    return on_both(lambda: _killed(max(6, int(MOMENTS * scale))))


def _killed(moments: int) -> Result:
    from contracts.hands import KILLED, MANY, Hand, hand
    from contracts.reopening import quietly, renew, reopen, retire
    from invented.models import Person
    from vistka.ledger.resealing import check_all, reseal_all
    from vistka.ledger.verification import verify

    random = Random("fifty moments")
    found = {
        "killed": 0,
        "done before the moment came": 0,
        "half done": 0,
        "findings": 0,
        "not resealed": 0,
        "not opened": 0,
    }

    def measured(near: Hand) -> dict[str, tuple[int, float]]:
        took = {}
        for work in reversed(WORKS):
            renew(keyring_file())
            start = time.perf_counter()
            took[work] = near.do(work), time.perf_counter() - start
        return took

    with hand(keyring_file(), addresses()) as near:
        took = measured(near)
        for moment in count():
            if found["killed"] == moments:
                break
            work = WORKS[moment % len(WORKS)]
            statements, seconds = took[work]
            if work == "rotate":
                reseal_all(quietly)
                retire(keyring_file())
                renew(keyring_file())
            before = Person.objects.count()
            by_time = {"kill_in": seconds * random.random()}
            by_count = {"kill_after": random.randint(1, statements)}
            killed = near.do(work, **(by_time if moment % 2 else by_count)) == KILLED
            found["killed" if killed else "done before the moment came"] += 1
            reopen()
            found["half done"] += work == "many" and Person.objects.count() not in (before, before + MANY)
            found["findings"] += len(verify().findings)
    found["not resealed"] = len(reseal_all(quietly).refused)
    retire(keyring_file())
    found["not opened"] = len(check_all(quietly).refused)
    return dict(found)
