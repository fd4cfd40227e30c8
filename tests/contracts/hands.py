"""Other hands: processes that work on the tests' database, and can be killed at a chosen moment of their work.

A hand sets Django up once. For each work that it is told it forks, so that a kill costs milliseconds and not a start.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

TESTS = Path(__file__).parent.parent
ROWS_A_BATCH = 7
"""Of a rotation, so that a small register is many transactions."""
MANY = 200
"""Persons that one action registers at once."""
SINGLE = 25
"""Persons registered one after the other."""
BACKUP, RECIPIENT = "backup.age", "recipient"
KILLED, FAILED = -1, -2

if TYPE_CHECKING:
    from vistka.ledger.actors import Actor


class Hand:
    """The near end of a hand."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def begin(self, work: str, *, seed: int = 0, kill_after: int = 0, kill_in: float = 0.0) -> None:
        """Start `work`, to be killed after so many statements, or in so many seconds; 0 for neither."""
        assert self._process.stdin
        self._process.stdin.write(f"{work} {seed} {kill_after} {kill_in}\n")
        self._process.stdin.flush()

    def end(self) -> int:
        """Wait for it; how many statements it made, or KILLED."""
        assert self._process.stdout
        made = int(self._process.stdout.readline() or FAILED)
        if made == FAILED:
            raise RuntimeError("The hand failed; what it raised stands above.")
        return made

    def do(self, work: str, **how: Any) -> int:
        """Both."""
        self.begin(work, **how)
        return self.end()


@contextmanager
def hand(keyring: Path, addresses: Mapping[str, str]) -> Iterator[Hand]:
    """A hand with this keyring file. `addresses` are the databases' variables, which a process forgets when it starts."""
    places = {"VISTKA_KEYRING": str(keyring), "PYTHONPATH": str(TESTS), "DJANGO_SETTINGS_MODULE": "settings_for_tests"}
    program = [sys.executable, "-m", "contracts.hands"]
    with subprocess.Popen(  # noqa: S603  (our own program)
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | addresses | places
    ) as process:
        try:
            yield Hand(process)
        finally:
            assert process.stdin
            process.stdin.close()


def mixed(seed: int) -> None:
    """Forty things in a drawn order: persons registered, the first of all renamed, visited and looked at."""
    from invented.actions import register, rename, visit
    from invented.models import Person
    from vistka.ledger.actors import machine
    from vistka.ledger.reading import reading

    random, by = Random(seed), machine("a hand")
    shared = list(Person.objects.filter(state="shared").order_by("pk").values_list("pk", flat=True))

    def look() -> None:
        with reading(by, page="a test"):
            assert Person.objects.get(pk=random.choice(shared)).name

    ways: list[Callable[[], object]] = [
        lambda: register(by=by, name=f"Олена {seed}", number=f"A-{seed}"),
        lambda: rename(by=by, person_id=random.choice(shared), name=f"Ольга {seed}"),
        lambda: visit(by=by, person_id=random.choice(shared), place="Харків"),
        look,
    ]
    things = ways * 10
    random.shuffle(things)
    for thing in things:
        thing()


def register_many(by: Actor) -> None:
    """Many persons in one action."""
    from invented.models import Person
    from vistka.ledger.actions import action

    @action("invented.register_many")
    def many(*, by: Actor) -> None:
        Person.objects.bulk_create([Person(name=f"Іван {number}", number=f"B-{number}") for number in range(MANY)])

    many(by=by)


def register_singly(by: Actor) -> None:
    """One after the other, an action each."""
    from invented.actions import register

    for number in range(SINGLE):
        register(by=by, name=f"Марія {number}")


def rotate(by: Actor) -> None:
    """Everything under the newest keys."""
    from vistka.ledger.resealing import reseal_all

    reseal_all(lambda done, total: None)


def back_up() -> None:
    """A backup, for whom `RECIPIENT` in the folder names."""
    from django.conf import settings

    from vistka.config.backups import make_backup

    make_backup(settings.FOLDER / BACKUP, [(settings.FOLDER / RECIPIENT).read_text()])


def fetch() -> None:
    """What lies in the mailroom is taken."""
    from vistka.post import opening

    opening.fetch()


def _forked(work: str, seed: int, kill_after: int, kill_in: float) -> int:
    there, here = os.pipe()
    if not (child := os.fork()):
        try:
            os.write(here, str(_work(work, seed, kill_after)).encode())
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(here)
    if kill_in:
        time.sleep(kill_in)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    with open(there, encoding="ascii") as answer:
        said = answer.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return KILLED
    return int(said or FAILED)


def _work(work: str, seed: int, kill_after: int) -> int:
    from django.conf import settings
    from django.db import connection, connections

    from contracts import arriving
    from vistka.ledger.actors import machine
    from vistka.vault import stale
    from vistka.vault.current import use_keyring
    from vistka.vault.keyring_file import unlock

    use_keyring(unlock(settings.KEYRING, exercise=True).keyring)
    stale.BATCH = ROWS_A_BATCH
    made = 0

    def counting(execute: Callable[..., Any], *given: Any) -> Any:
        nonlocal made
        done = execute(*given)
        made += 1
        if made == kill_after:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    works: dict[str, Callable[[Actor], None]] = {
        "many": register_many,
        "singly": register_singly,
        "rotate": rotate,
        "backup": lambda by: back_up(),
        "mixed": lambda by: mixed(seed),
        "arrive": lambda by: arriving.arrive(seed),
        "match": lambda by: arriving.match(seed),
        "find": lambda by: arriving.find("щерб"),
        "fetch": lambda by: fetch(),
    }
    mailroom = connections["mailroom"]
    with connection.execute_wrapper(counting), mailroom.execute_wrapper(counting):
        works[work](machine("a hand"))
    connections.close_all()
    return made


def _serve() -> None:
    import django

    django.setup()
    from contracts import arriving

    prepared = False
    for line in sys.stdin:
        work, seed, kill_after, kill_in = line.split()
        if work in arriving.WORKS and not prepared:
            prepared = not arriving.prepare()
        print(_forked(work, int(seed), int(kill_after), float(kill_in)), flush=True)


if __name__ == "__main__":
    _serve()
