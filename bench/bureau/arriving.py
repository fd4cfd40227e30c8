"""A unit of 10,000 arrives: how fast it is checked, registered and matched, and whether others can search meanwhile."""

import os
import time
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from typing import Any

import numpy as np

from bench.bureau.filling import SEED, fill
from bench.ground.place import on_both
from bench.measure import Result, Stopwatch

PERSONS, ENQUIRIES, ROWS = 100_000, 1_200, 10_000
MANY = 1_000_000
TYPED = 80
"""Names that are typed, letter by letter."""
REGISTRAR, CASE_WORKER = "yaryna", "olena"


def of_a_unit(scale: float) -> Result:
    """Rows a second from the staged table until all is matched, against 100,000 persons and 1,200 enquiries."""
    return on_both(lambda: _imported(max(5_000, int(PERSONS * scale)), max(200, int(ROWS * scale))))


def of_typing(scale: float) -> Result:
    """Milliseconds of a search as one types at a million, its ledger entry included: alone, and while 10,000 arrive."""
    return on_both(lambda: _typed(max(5_000, int(MANY * scale)), max(200, int(ROWS * scale))))


def _imported(persons: int, rows: int) -> Result:
    from vistka.tracing.models import Candidate

    by = _opened_bureau(persons)
    _rounds()
    watch = Stopwatch()
    took = _arrive(by[REGISTRAR], _rows(rows))
    whole = watch.read()
    assert Candidate.objects.exists()
    return {
        "rows": rows,
        "rows a second": rows / whole["wall"],
        "s": {name: round(seconds, 2) for name, seconds in took.items()},
        "cpu s": whole["cpu"],
        "candidates": Candidate.objects.count(),
    }


def _typed(persons: int, rows: int) -> Result:
    from django.db import connections

    by = _opened_bureau(persons)
    texts = list(_letter_by_letter())
    alone = _searches(by[CASE_WORKER], texts, lambda done: done < len(texts))
    connections.close_all()
    child = os.fork()
    if not child:
        try:
            _arrive(by[REGISTRAR], _rows(rows))
        finally:
            os._exit(0)
    meanwhile = _searches(by[CASE_WORKER], texts, lambda done: os.waitpid(child, os.WNOHANG) == (0, 0))
    return {"persons": persons, "alone": alone, "while a unit arrives": meanwhile}


def _searches(by: Any, texts: list[str], goes_on: Callable[[int], bool]) -> Result:
    """Type the texts one after the other, all over again as long as it goes on; the index follows as the desk's does."""
    import threading

    from vistka.tracing.following import start_keeping_up
    from vistka.tracing.searching import search_register

    stop, took = threading.Event(), list[float]()
    following = start_keeping_up(stop)
    while goes_on(len(took)):
        text = texts[len(took) % len(texts)]
        start = time.perf_counter()
        search_register(by=by, text=text, filters={}, page="bench")
        took.append((time.perf_counter() - start) * 1e3)
        time.sleep(0.05)
    stop.set()
    following.join()
    p50, p95, p99 = np.quantile(took, (0.5, 0.95, 0.99))
    return {"searches": len(took), "p50 ms": p50, "p95 ms": p95, "p99 ms": p99, "most ms": max(took)}


def _letter_by_letter() -> Iterator[str]:
    """Names of persons as somebody types them, from two letters on."""
    from vistka.exercise import invent_register

    rows = list(islice(invent_register(10 * TYPED, SEED), 2, None))
    for row in Random(SEED).sample([row for row in rows if row["family_name"]], TYPED):
        whole = f"{row['family_name']} {row['given_name']}"
        yield from (whole[:end] for end in range(2, min(len(whole), 14)))


def _opened_bureau(persons: int) -> dict[str, Any]:
    """A filled bureau with its index open; who acts in it, by name."""
    from vistka.access import actions
    from vistka.access.models import Staff
    from vistka.access.roles import Role
    from vistka.ledger.actors import machine
    from vistka.tracing.current import open_index

    fill(persons, ENQUIRIES if persons > 2 * ENQUIRIES else persons // 10)
    roles = {
        "anna": Role.ADMINISTRATOR,
        "daryna": Role.DATA_PROTECTION_OFFICER,
        REGISTRAR: Role.REGISTRAR,
        CASE_WORKER: Role.CASE_WORKER,
    }
    newcomers = [actions.Newcomer(account=name, name=name.title(), roles=[role]) for name, role in roles.items()]
    actions.found_bureau(by=machine("init"), newcomers=newcomers)
    open_index(lambda done, total: None)
    return {name: Staff.objects.get(account=name).actor for name in roles}


def _arrive(registrar: Any, rows: list[dict[str, str]]) -> dict[str, float]:
    """Stage a table, check it, commit it and match it; seconds of each."""
    from vistka.registry.actions import commit_arrival, stage_arrival
    from vistka.registry.arrivals import Shared
    from vistka.registry.models import Category, Side

    def staged() -> Any:
        shared = Shared(on="2022-03-07", place="Camp of Invention")
        return stage_arrival(by=registrar, side=Side.HELD, category=Category.PRISONER, shared=shared, rows=rows)

    took, arrivals = dict[str, float](), list[Any]()
    steps: dict[str, Callable[[], object]] = {
        "staging": lambda: arrivals.append(staged()),
        "looking who is there already": _rounds,
        "registering": lambda: commit_arrival(by=registrar, arrival_id=arrivals[0].pk),
        "matching": _rounds,
    }
    for name, step in steps.items():
        watch = Stopwatch()
        step()
        took[name] = watch.wall
    return took


def _rows(count: int) -> list[dict[str, str]]:
    """So many people of another seed, without what would stop a row."""
    from vistka.exercise.hands import REGISTER_COLUMNS
    from vistka.exercise.registers import invent_register
    from vistka.registry.sheets import COLUMNS

    taken = COLUMNS - {"id", "name", "birth_date", "capture_date"}
    invented = islice(invent_register(2 * count + 2, SEED + 1, REGISTER_COLUMNS), 2, None)
    rows = ({name: cell for name, cell in row.items() if cell and name in taken} for row in invented)
    return list(islice((row for row in rows if "family_name" in row), count))


def _rounds() -> None:
    """What the worker does in a round."""
    from vistka.agenda.work import follow_all
    from vistka.tracing.matching import match_waiting

    follow_all()
    match_waiting()
