"""Fifty processes killed at fifty moments of an arrival and of matching: is anything lost, doubled or half done?"""

import time
from itertools import count
from random import Random

from bench.ground.place import addresses, keyring_file, on_both
from bench.measure import Result

MOMENTS = 50
WORKS = ("arrive", "match")


def while_they_match(scale: float) -> Result:
    """How many were killed, how often something was lost, doubled or half done, and what verifying found."""
    return on_both(lambda: _killed(max(4, int(MOMENTS * scale))))


def _killed(moments: int) -> Result:
    from contracts import arriving
    from contracts.hands import KILLED, hand
    from contracts.reopening import reopen
    from vistka.ledger.verification import verify
    from vistka.tracing.models import Candidate

    arriving.found_bureau()
    arriving.prepare()
    random, found = Random("fifty arrivals"), {"killed": 0, "done before the moment came": 0, "wrong": 0, "findings": 0}
    with hand(keyring_file(), addresses()) as near:
        took = {}
        for work in WORKS:
            start = time.perf_counter()
            took[work] = near.do(work), time.perf_counter() - start
        for seed in count(1):
            if found["killed"] == moments:
                break
            work = WORKS[seed // 2 % len(WORKS)]
            statements, seconds = took[work]
            by_time, by_count = {"kill_in": seconds * random.random()}, {"kill_after": random.randint(1, statements)}
            killed = near.do(work, seed=seed, **(by_time if seed % 2 else by_count)) == KILLED
            found["killed" if killed else "done before the moment came"] += 1
            reopen()
            found["wrong"] += len(arriving.half_done())
            found["findings"] += len(verify().findings)
    return {**found, "candidates": Candidate.objects.count()}
