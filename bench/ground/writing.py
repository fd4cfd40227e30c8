"""What a write costs: entries a second with several writers, and an action against a save without ledger and feed."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bench.ground.place import on_both
from bench.measure import Result, each_timed

WRITERS = (1, 4, 8)
ENTRIES = 800
ACTIONS = 400


def of_writers(scale: float) -> Result:
    """Entries a second of 1, 4 and 8 threads, each writing one row an action, as the desk's threads do."""
    return on_both(lambda: {f"{writers} writers": _a_second(writers, int(ENTRIES * scale)) for writers in WRITERS})


def of_actions(scale: float) -> Result:
    """Milliseconds of an action that registers somebody, of a bare save of the same row, and their ratio."""
    return on_both(lambda: _action_against_save(int(ACTIONS * scale)))


def _a_second(writers: int, entries: int) -> float:
    from django.db import connections

    from invented.actions import register
    from vistka.ledger.actors import machine

    def write(count: int) -> None:
        for _ in range(count):
            register(by=machine("bench"), name="Олена Коваль", number="A-17")
        connections.close_all()

    with ThreadPoolExecutor(writers) as threads:
        list(threads.map(write, [1] * writers))  # connections and keys are there
        start = time.perf_counter()
        list(threads.map(write, [entries // writers] * writers))
        return entries // writers * writers / (time.perf_counter() - start)


def _action_against_save(count: int) -> Result:
    from django.db import transaction

    from invented.actions import register
    from invented.models import Person
    from vistka.ledger.actors import machine
    from vistka.ledger.recorded import Recorded

    def action() -> None:
        register(by=machine("bench"), name="Олена Коваль", number="A-17")

    def save() -> None:
        with transaction.atomic():
            super(Recorded, Person(name="Олена Коваль", number="A-17")).save()

    timed: dict[str, Callable[[], None]] = {"action": action, "bare save": save}
    for way in timed.values():
        way()
    figures = {name: each_timed([way] * count) for name, way in timed.items()}
    ratio = figures["action"]["p50 ms"]["wall"] / figures["bare save"]["p50 ms"]["wall"]
    return {**figures, "action against save": ratio}
