"""PostgreSQL with pg_trgm: romanised names under a GIN index of trigrams, the best by similarity then compared.

The server is Debian's PostgreSQL 15, started by this module on a cluster of its own in a temporary folder, reached by
a socket there and gone afterwards. ``initdb`` refuses to run as root, so root becomes user ``postgres`` for it.
"""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from bench.peers.evidence import romanise_once
from bench.peers.people import People
from bench.peers.text_peers import Reranked
from numpy.typing import NDArray

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
DEPTH = 300
THRESHOLD = 0.35


class Unavailable(Exception):
    """The peer cannot run here; the text says why, in one line."""


class Trigrams(Reranked):
    """Names alike by trigrams, in any order of words."""

    name = "pg_trgm"
    packages = ("psycopg", "rapidfuzz")
    slow = True
    memory_is_elsewhere = True

    def index(self) -> None:
        import psycopg

        folder = start_server()
        people = self.register
        self.connection = psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True)
        run = self.connection.execute
        run("CREATE EXTENSION pg_trgm")
        run("CREATE TABLE person (place integer, names text)")
        with self.connection.cursor().copy("COPY person FROM STDIN") as copy:
            for place, names in enumerate(zip(people.surname, people.given, people.patronymic, strict=True)):
                copy.write_row((place, " ".join(map(romanise_once, names))))
        run("CREATE INDEX ON person USING gin (names gin_trgm_ops)")
        run("VACUUM ANALYZE person")
        run(f"SET pg_trgm.similarity_threshold = {THRESHOLD}")

    def candidates(self, enquiries: People, row: int) -> NDArray[np.intp]:
        names = (enquiries.surname[row], enquiries.given[row], enquiries.patronymic[row])
        words = " ".join(map(romanise_once, names)).strip()
        found = self.connection.execute(
            "SELECT place FROM person WHERE names %% %s ORDER BY similarity(names, %s) DESC LIMIT %s",
            (words, words, DEPTH),
        ).fetchall()
        return np.array([place for (place,) in found], dtype=np.intp)


def start_server() -> Path:
    """A new cluster, running; returns the folder of its socket. Raises `Unavailable`."""
    if not (PROGRAMS / "initdb").exists():
        raise Unavailable("PostgreSQL 15 is not installed (apt-get install postgresql)")
    user = None
    if os.geteuid() == 0:
        try:
            user = pwd.getpwnam("postgres")
        except KeyError:
            raise Unavailable("root may not run initdb and there is no user postgres") from None
    folder = Path(tempfile.mkdtemp(prefix="vistka-peers-pg-"))
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)

    def run(*command: str) -> None:
        subprocess.run(  # noqa: S603  (fixed programs, our own arguments)
            command, check=True, stdout=subprocess.DEVNULL, cwd=folder,
            user=user.pw_uid if user else None, group=user.pw_gid if user else None, extra_groups=[] if user else None,
        )  # fmt: skip

    data = str(folder / "data")
    run(str(PROGRAMS / "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8")
    options = f"-k {folder} -c listen_addresses= -c shared_buffers=1GB -c maintenance_work_mem=1GB -c fsync=off"
    run(str(PROGRAMS / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    atexit.register(run, str(PROGRAMS / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    return folder
