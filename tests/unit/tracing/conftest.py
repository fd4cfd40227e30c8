"""An invented bureau with people who review."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from invented_pairs import ReviewingBureau
from vistka.ledger import triggers
from vistka.tracing import snapshot
from vistka.tracing.current import open_index, use_index
from vistka.tracing.index import Index


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def bureau(db: None) -> ReviewingBureau:
    cache.clear()
    return ReviewingBureau()


@pytest.fixture
def no_triggers(db: None) -> Iterator[None]:
    """Whoever owns the database drops them first."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


@pytest.fixture
def travel() -> Iterator[Callable[..., None]]:
    """Call it with what a `timedelta` takes: so much later it is from then on, until the test ends."""
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield lambda **later: traveller.shift(timedelta(**later))


@pytest.fixture
def index(db: None) -> Iterator[Index]:
    """The index of this process, open until the test ends; it follows when it is told to."""
    snapshot.forget()
    yield open_index(lambda done, total: None)
    use_index(None)
    snapshot.forget()
