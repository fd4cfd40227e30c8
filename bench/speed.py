"""How long a register takes to build and to search, how much memory it holds, and whether both grow in line with it.

Each measurement of a search runs in a process forked off after the register was built and one invented enquiry was
answered: the kernels are compiled, nothing else has been seen of the enquiries, and no measurement warms another's
caches. Memory is the most that the process held less what it held after imports.
"""

import gc
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.lists import Lists, Truth, benchmark, read_descriptions
from bench.measure import Result, Stopwatch, each_timed, forked, free_gigabytes, peak_resident, resident
from vistka.exercise import known_case
from vistka.matching import Candidate, Description, Register
from vistka.tables import read_table

JOBS = 2
TILES = {1: 0.0, 3: 4.0, 10: 12.0}
"""Millions of persons to measure growth at, and the free memory in GB below which that one is left out."""
FEW = 200

Answers = list[tuple[Description, tuple[Candidate, ...]]]


def of_benchmark(size: str) -> Result:
    """Build from text, one enquiry at a time with and without pruning, and list against list."""
    before = resident()
    with benchmark(size) as lists:
        enquiries = read_descriptions(lists.enquiries)
        register, build = _built(lists)
    memory = peak_resident() - before
    runs: dict[str, Callable[[], Result]] = {
        "one at a time": lambda: _one_at_a_time(register, enquiries, lists.truth, everyone=False),
        "everyone scored": lambda: _one_at_a_time(register, enquiries, lists.truth, everyone=True),
        "list against list": lambda: _list_against_list(register, enquiries, lists.truth),
    }
    searches = {name: forked(run) for name, run in runs.items()}
    most = max([memory, *(run.pop("peak MB") - before for run in searches.values())])
    return {
        "persons": len(register),
        "build s": build,
        "memory MB": {"built": memory, "with searches": most},
        "column bytes a person": register._columns.nbytes / len(register),
        **searches,
    }


def of_growth() -> Result:
    """The same at 1, 3 and 10 million persons, the benchmark's register repeated; each size in its own process."""
    with benchmark("1m") as lists:
        sizes = {}
        for tiles, needed in TILES.items():
            if free_gigabytes() < needed:
                sizes[f"{tiles}m"] = {"left out": f"less than {needed:.0f} GB free"}
                continue
            with tiled(lists, tiles) as larger:
                sizes[f"{tiles}m"] = forked(lambda larger=larger: _growth_figures(larger))
    return {**sizes, "growth": _growth(sizes)}


def _growth_figures(lists: Lists) -> Result:
    before = resident()
    enquiries = read_descriptions(lists.enquiries)[:FEW]
    register, build = _built(lists)
    memory = peak_resident() - before
    searches = {
        name: forked(lambda every=every: _one_at_a_time(register, enquiries, lists.truth, everyone=every))
        for name, every in (("one at a time", False), ("everyone scored", True))
    }
    for run in searches.values():
        del run["peak MB"], run["R@1"]  # with every person there several times, any of them may come first
    return {"build s": build, "memory MB": memory, **searches}


def _growth(sizes: Result) -> Result:
    """How many times more a person costs in the largest register than in the smallest; 1 is linear."""
    measured = {int(name[:-1]): figures for name, figures in sizes.items() if "build s" in figures}
    small, large = min(measured), max(measured)
    times = large / small
    paths = {
        "build": ("build s", "cpu"),
        "everyone scored": ("everyone scored", "p50 ms", "cpu"),
        "memory": ("memory MB",),
    }
    return {
        "from": f"{small}m",
        "to": f"{large}m",
        **{name: _at(measured[large], path) / _at(measured[small], path) / times for name, path in paths.items()},
    }


def _at(figures: Any, path: tuple[str, ...]) -> float:
    for name in path:
        figures = figures[name]
    return float(figures)


@contextmanager
def tiled(lists: Lists, tiles: int) -> Iterator[Lists]:
    """The same lists with every registered person `tiles` times over, each with an id of his own."""
    with TemporaryDirectory(prefix="vistka-bench-") as folder:
        larger = Path(folder) / "register.tsv"
        shutil.copyfile(lists.register, larger)
        with larger.open("ab") as out:
            for tile in range(1, tiles):
                with lists.register.open("rb") as rows:
                    next(rows)
                    out.writelines(b"%d-%s" % (tile, row) for row in rows)
        yield Lists(larger, lists.enquiries, lists.truth, lists.corruptions)


def _built(lists: Lists) -> tuple[Register, Result]:
    watch = Stopwatch()
    register = Register.from_table(read_table(lists.register))
    build = watch.read()
    _warm_up(register)
    gc.collect()
    return register, build


def _warm_up(register: Register) -> None:
    enquiries = [Description(row) for row in known_case().enquiries]
    for everyone in (False, True):
        register.search(enquiries[0], everyone=everyone)
    list(register.search_list(enquiries[:1]))


def _one_at_a_time(register: Register, enquiries: list[Description], truth: Truth, *, everyone: bool) -> Result:
    answers: Answers = []
    times = each_timed(
        [lambda d=d: answers.append((d, register.search(d, everyone=everyone))) for d in enquiries]  # type: ignore[misc]
    )
    return {**times, "R@1": _first_right(answers, truth), "peak MB": peak_resident()}


def _list_against_list(register: Register, enquiries: list[Description], truth: Truth) -> Result:
    """Milliseconds an enquiry on two threads, until all are ranked and until all have their reasons written out."""
    watch = Stopwatch()
    ranked: Result = {}
    answers = list(
        register.search_list(enquiries, jobs=JOBS, progress=lambda done: ranked.update(watch.read(done / 1e3)))
    )
    return {
        "jobs": JOBS,
        "ranked ms": ranked,
        "with reasons ms": watch.read(len(enquiries) / 1e3),
        "R@1": _first_right(answers, truth),
        "peak MB": peak_resident(),
    }


def _first_right(answers: Answers, truth: Truth) -> float:
    known = [(truth[d.id], candidates) for d, candidates in answers if truth[d.id] is not None]
    return sum(bool(found) and found[0].registry_id == person for person, found in known) / len(known)
