"""A PostgreSQL cluster for one run of the tests: in a temporary folder, on a unix socket only, gone when the run ends.

Debian's own server is used, as in production. It refuses to run as root, so under root it runs as Debian's user
`postgres`. `setpriv` (util-linux, on every Debian) also makes it end when the tests are killed: the kernel sends it
SIGINT, its fast shutdown, as soon as its parent is gone.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psycopg

USER: Final = "vistka"
SECONDS_TO_START: Final = 30
SETTINGS: Final = ("listen_addresses=", "unix_socket_permissions=0700", "logging_collector=off")


class NoPostgreSQL(Exception):
    """The server is not installed, or does not start."""


class Cluster:
    """A running server; `folder` holds its data, its socket and its log."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.folder = folder
        self._programs = programs

    def address(self, database: str) -> str:
        """Where `database` is, as VISTKA_DATABASE_URL says it. The folder stands in the path, which keeps its case."""
        return f"postgresql://{USER}@/{self.folder}/{database}"

    def dump(self, database: str) -> bytes:
        """What `pg_dump` writes of `database`."""
        command = [self._programs / "pg_dump", "--host", self.folder, "--username", USER, database]
        return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603  (our own words)

    def run(self, sql: str) -> None:
        """Run one statement as the cluster's owner."""
        with psycopg.connect(host=str(self.folder), user=USER, dbname="postgres", autocommit=True) as connection:
            connection.execute(sql)


def programs() -> Path:
    """The folder of the newest installed server. Raises `NoPostgreSQL` with what to install."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise NoPostgreSQL("PostgreSQL is not installed. Install Debian's package: apt-get install postgresql")
    return found[-1].parent


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Make a cluster, start it, and remove it at the end."""
    binaries = programs()
    # A socket's path has at most 107 bytes, so not under a TMPDIR that may be long.
    folder = Path(tempfile.mkdtemp(prefix="vistka-postgresql-", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        _make(binaries, folder)
        with (folder / "log").open("wb") as log:
            server = _start(binaries, folder, log.fileno())
        try:
            _wait(folder, server)
            yield Cluster(binaries, folder)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()
    finally:
        shutil.rmtree(folder)


def _make(binaries: Path, folder: Path) -> None:
    command = [binaries / "initdb", "--pgdata", folder / "data", "--username", USER, "--auth", "trust"]
    options = ["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions"]
    made = subprocess.run(_as_postgres(*command, *options), cwd=folder, capture_output=True, text=True)  # noqa: S603
    if made.returncode:
        raise NoPostgreSQL(f"initdb failed: {made.stderr.strip()}")


def _start(binaries: Path, folder: Path, log: int) -> subprocess.Popen[bytes]:
    settings = [f"unix_socket_directories={folder}", *SETTINGS]
    options = [word for setting in settings for word in ("-c", setting)]
    command = _as_postgres(binaries / "postgres", "-D", folder / "data", *options)
    # In a session of its own: ctrl-C must end the tests first, and by them the server.
    return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True)  # noqa: S603


def _wait(folder: Path, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            psycopg.connect(host=str(folder), user=USER, dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            return
    raise NoPostgreSQL(f"the server did not start: {(folder / 'log').read_text(errors='replace')[-2000:]}")


def _as_postgres(*command: str | Path) -> list[str | Path]:
    other = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *other, "--pdeathsig=INT", *command]
