"""An empty bureau to measure in, on SQLite and on PostgreSQL, with the tests' settings and invented records."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from bench.frozen import ROOT
from bench.measure import Result, forked

TESTS = ROOT / "tests"
DATABASES = ("sqlite", "postgresql")


def on_both(run: Callable[[], Result]) -> Result:
    """The figures of `run` in a bureau on each database, each in a process of its own: settings are read once."""
    return {database: forked(lambda database=database: _on(database, run)) for database in DATABASES}  # type: ignore[misc]


def addresses() -> dict[str, str]:
    """The variables by which another process finds the databases."""
    return {name: os.environ[name] for name in ("VISTKA_DATABASE_URL", "VISTKA_MAILROOM_URL") if name in os.environ}


def keyring_file() -> Path:
    """The keyring of the bureau."""
    return Path(os.environ["VISTKA_FOLDER"]) / "keyring"


def _on(database: str, run: Callable[[], Result]) -> Result:
    sys.path.insert(0, str(TESTS))
    with tempfile.TemporaryDirectory(prefix="vistka-tests-") as folder, _server(database) as found:
        for name in [name for name in os.environ if name.startswith("VISTKA_")]:
            del os.environ[name]
        os.environ |= {"VISTKA_MODE": "exercise", "VISTKA_FOLDER": folder, **found}
        os.environ["DJANGO_SETTINGS_MODULE"] = "settings_for_tests"
        _set_up()
        try:
            return run()
        finally:
            _leave()


@contextmanager
def _cluster() -> Iterator[dict[str, str]]:
    from postgres_cluster import running_cluster

    with running_cluster() as cluster:
        for name in ("bureau", "mailroom"):
            cluster.run(f"CREATE DATABASE {name}")
        yield {"VISTKA_DATABASE_URL": cluster.address("bureau"), "VISTKA_MAILROOM_URL": cluster.address("mailroom")}


def _server(database: str) -> AbstractContextManager[dict[str, str]]:
    return _cluster() if database == "postgresql" else nullcontext({})


def _set_up() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from vistka.vault.current import use_keyring
    from vistka.vault.keyring import Keyring
    from vistka.vault.keyring_file import uses_beside, write_keyring

    for alias in connections:
        call_command("migrate", database=alias, run_syncdb=True, verbosity=0)
    keyring = Keyring.new(exercise=True, uses=uses_beside(keyring_file()))
    write_keyring(keyring_file(), keyring)
    use_keyring(keyring)


def _leave() -> None:
    from django.db import connections

    connections.close_all()
