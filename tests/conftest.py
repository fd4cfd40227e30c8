"""What every test has: a keyring of invented keys, and both databases for those who ask."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Playwright

from on_database import CLUSTER
from postgres_cluster import Cluster
from vistka.ledger.actors import Actor, machine
from vistka.vault.current import use_keyring
from vistka.vault.keyring import Keyring
from vistka.vault.models import Installation
from vistka.vault.uses import UseCounter

# Compiled loops are compiled at their first call, and machines are busy: no example is late.
hypothesis_settings.register_profile("no hurry", deadline=None)
hypothesis_settings.load_profile("no hurry")


def pytest_itemcollected(item: pytest.Item) -> None:
    """`both_databases` is said before pytest-django decides which databases to make."""
    if "both_databases" in getattr(item, "fixturenames", ()):
        own = item.get_closest_marker("django_db")
        both = {**(own.kwargs if own else {}), "databases": ["default", "mailroom"]}
        item.add_marker(pytest.mark.django_db(**both), append=False)


WITH_OTHER_PROCESSES = (
    "test_an_exercise_in_clear.py",
    "test_call_process.py",
    "test_canary.py",
    "test_killed.py",
    "test_many_hands.py",
    "test_no_plain_values.py",
    "test_other_process.py",
    "test_portal_process.py",
)
"""Tests in which another process opens the database, or its files are read. They come before any browser is started:
handlers of Playwright run on a stack of their own, where Django opens further connections that nobody closes, and after
that SQLite lost the locks of this process more than once (a bus error in its shared memory)."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What works beside other processes runs first; all else keeps pytest-django's order."""
    items.sort(key=lambda item: item.path.name not in WITH_OTHER_PROCESSES)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English: a page in another language leaves that active in its thread."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def keys_of_the_tests() -> Keyring:
    """The keyring that all tests seal with."""
    return Keyring.new(exercise=True, uses=UseCounter(None))


@pytest.fixture(autouse=True)
def keys(keys_of_the_tests: Keyring) -> Iterator[Keyring]:
    """The keyring of the process during a test; a test that puts another there, or locks it, leaves no trace."""
    use_keyring(keys_of_the_tests)
    yield keys_of_the_tests
    use_keyring(None)


@pytest.fixture
def both_databases(_django_db_helper: None) -> None:
    """The test works on the bureau database and on the mailroom's."""


@pytest.fixture
def installation(db: None, keys: Keyring) -> Installation:
    """The row that says that the bureau database belongs to the tests' keyring."""
    return Installation.objects.create(pk=keys.installation, exercise=keys.exercise)


@pytest.fixture
def worker() -> Actor:
    """On whose behalf a test acts when it does not matter whose."""
    return machine("a test")


@pytest.fixture
def cluster(pytestconfig: pytest.Config) -> Cluster | None:
    """The PostgreSQL cluster of this run; None on SQLite."""
    return pytestconfig.stash.get(CLUSTER, None)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium, which asks nobody for anything."""
    flags = "no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update"
    return {
        "executable_path": "/usr/bin/chromium",
        "args": [f"--{flag}" for flag in [*flags.split(), "disable-sync"]],
    }


@pytest.fixture(scope="session")
def playwright(playwright: Playwright) -> Playwright:
    """Playwright keeps an event loop in this thread until the run ends; Django must not take us for a coroutine."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return playwright
