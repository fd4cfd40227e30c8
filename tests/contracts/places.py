"""Where something may be left lying: each place by its name, with what lies in it."""

from __future__ import annotations

import pickle
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.cache import caches
from django.db import connections

from postgres_cluster import Cluster

Places = Callable[[], Iterator[tuple[str, bytes]]]
"""Goes round all places and yields what lies there now."""


def of_databases(cluster: Cluster | None, since: float) -> Iterator[tuple[str, bytes]]:
    """Both databases: their files as they lie on the disk, with their logs, and as a dump.

    Of a cluster only the files that were written after `since` (a time as `time.time` gives it). The dump is needed
    because a value that is longer than a page lies in pieces.
    """
    for connection in connections.all():
        name = str(connection.settings_dict["NAME"])
        if cluster:
            yield f"dump of {name}", cluster.dump(name)
        else:
            yield from _of_sqlite(Path(name))
    if cluster:
        cluster.run("CHECKPOINT")
        yield from of_folder(cluster.folder, since)


def of_folder(folder: Path, since: float = 0) -> Iterator[tuple[str, bytes]]:
    """Each file below `folder`, and the names of all of them."""
    paths = [path for path in sorted(folder.rglob("*")) if _written(path) >= since]
    yield f"names in {folder}", "\n".join(str(path.relative_to(folder)) for path in paths).encode()
    for path in paths:
        if path.is_file():
            yield str(path), path.read_bytes()


def _written(path: Path) -> float:
    """When it was written last; a running cluster takes files away while we look, and what is gone holds nothing."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("-inf")


def of_caches() -> Iterator[tuple[str, bytes]]:
    """What this process keeps in memory for other requests; caches elsewhere lie in a database or a folder."""
    for alias in caches:
        kept = getattr(caches[alias], "_cache", {})
        yield f"cache {alias}", pickle.dumps(dict(kept))


def _of_sqlite(file: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(file.parent.glob(f"{file.name}*")):
        # By another process: closing a file gives up every lock that this one holds on it, SQLite's too (fcntl(2)), and
        # the next connection would then take the shared memory for left over and make it anew under those that use it.
        yield str(path), subprocess.run(["cat", path], capture_output=True, check=True).stdout  # noqa: S603, S607
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    yield f"dump of {file}", "\n".join(connection.iterdump()).encode()
    connection.close()
