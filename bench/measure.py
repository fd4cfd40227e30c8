"""What a run costs, and on what kind of machine it ran.

Wall time says what a user waits; processor time says what the work cost, and stays the same when another program has
the machine as well. A *yardstick*, the same small workload each time, lets figures of two machines be compared.
"""

import multiprocessing
import os
import platform
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

Result = dict[str, Any]


class Stopwatch:
    """Wall and processor seconds since it was made.

    >>> Stopwatch().wall >= 0.0
    True
    """

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    @property
    def wall(self) -> float:
        return time.perf_counter() - self._wall

    @property
    def cpu(self) -> float:
        """Seconds of all threads together."""
        return time.process_time() - self._cpu

    def read(self, per: float = 1.0) -> Result:
        """Both, divided by a number of pieces of work."""
        return {"wall": self.wall / per, "cpu": self.cpu / per}


def each_timed(work: Sequence[Callable[[], object]]) -> Result:
    """Milliseconds of single pieces of work, one after the other in this thread: median and 95th percentile."""
    took = np.zeros((len(work), 2))
    for at, one in enumerate(work):
        wall, cpu = time.perf_counter(), time.thread_time()
        one()
        took[at] = time.perf_counter() - wall, time.thread_time() - cpu
    quantiles = np.quantile(took, (0.5, 0.95), axis=0) * 1e3
    return {name: {"wall": wall, "cpu": cpu} for name, (wall, cpu) in zip(("p50 ms", "p95 ms"), quantiles, strict=True)}


def forked(run: Callable[[], Result]) -> Result:
    """Run in a copy of this process as it is now, and bring back the result. Raises `RuntimeError` if it dies."""
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)
    process = fork.Process(target=lambda: there.send(run()))
    process.start()
    there.close()
    try:
        result: Result = here.recv()
    except EOFError:
        raise RuntimeError("the measured process died") from None
    finally:
        process.join()
    return result


def resident() -> float:
    """Memory that this process holds now, MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def peak_resident() -> float:
    """The most that this process ever held, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def free_gigabytes() -> float:
    """Memory that a new program may take without swapping."""
    lines = Path("/proc/meminfo").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("MemAvailable")) / 1e6


def yardstick() -> Result:
    """Seconds that a fixed workload of plain Python and of numpy takes here; best of three."""
    return {
        "python s": min(_seconds(_python_work) for _ in range(3)),
        "numpy s": min(_seconds(_numpy_work) for _ in range(3)),
        "cores": os.cpu_count(),
        "load before": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
    }


def _seconds(work: Callable[[], object]) -> float:
    watch = Stopwatch()
    work()
    return round(watch.wall, 3)


def _python_work() -> int:
    counts: dict[str, int] = {}
    for number in range(400_000):
        word = str(number * 7919 % 10_007)
        counts[word] = counts.get(word, 0) + len(word)
    return len(counts)


def _numpy_work() -> float:
    codes = np.random.default_rng(1).integers(0, 70_000, 2_000_000)
    table = np.arange(70_000, dtype=np.int32)
    total = 0
    for _ in range(5):
        total += int(table[codes].sum()) + int(np.argsort(codes[:400_000], kind="stable")[0])
    return total
