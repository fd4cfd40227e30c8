"""Which database the tests run on: SQLite files, or with `--on postgresql` a cluster that is started for them.

A pytest plugin that pyproject.toml names (`-p on_database`), because pytest-django reads the settings before any
conftest. Whatever VISTKA_ variables are set outside are dropped: no test may reach a database that somebody uses.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pytest

from postgres_cluster import Cluster, NoPostgreSQL, running_cluster

SQLITE, POSTGRESQL = "sqlite", "postgresql"
FOLDER_NAMES: Final = "vistka-tests-"
STORIES: Final = Path(__file__).parent / "stories"
CLUSTER: Final = pytest.StashKey[Cluster]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--on postgresql`: only the tests that touch a database, on PostgreSQL."""
    parser.addoption(
        "--on",
        choices=[SQLITE, POSTGRESQL],
        default=SQLITE,
        help="sqlite: every test. postgresql: start a cluster and run the tests that touch a database.",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Make the folder and the databases' addresses known before the settings are read."""
    for variable in [name for name in os.environ if name.startswith("VISTKA_")]:
        del os.environ[variable]
    places = ExitStack()
    early_config.add_cleanup(places.close)
    folder = tempfile.mkdtemp(prefix=FOLDER_NAMES)
    places.callback(shutil.rmtree, folder)
    os.environ |= {"VISTKA_MODE": "exercise", "VISTKA_FOLDER": folder}
    if early_config.known_args_namespace.on == POSTGRESQL:
        try:
            cluster = places.enter_context(running_cluster())
        except NoPostgreSQL as error:
            raise pytest.UsageError(str(error)) from None
        early_config.stash[CLUSTER] = cluster
        os.environ["VISTKA_DATABASE_URL"] = cluster.address("bureau")
        os.environ["VISTKA_MAILROOM_URL"] = cluster.address("mailroom")


def pytest_report_header(config: pytest.Config) -> str:
    """The database, beside pytest-django's own line."""
    return f"database: {config.getoption('--on')}"


def touches_a_database(item: pytest.Item) -> bool:
    """Whether pytest-django gives this test a database."""
    names = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or "db" in names or "transactional_db" in names


def needs_a_browser(item: pytest.Item) -> bool:
    """Whether Playwright is started for this test."""
    return STORIES in item.path.parents or "playwright" in getattr(item, "fixturenames", ())


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what SQLite may do otherwise. What needs a browser asks nothing more of the database, and leaves
    a connection open that nobody closes (`conftest.WITH_OTHER_PROCESSES`)."""
    if config.getoption("--on") == POSTGRESQL:
        kept = [item for item in items if touches_a_database(item) and not needs_a_browser(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept
