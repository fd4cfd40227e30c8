"""An invented soldier and his mother, in a bureau that brings people home."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection
from pytest_django import Settings

from invented_reunion import Returning, ReturningBureau
from vistka.ledger import triggers


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def bureau(db: None) -> ReturningBureau:
    cache.clear()
    return ReturningBureau()


@pytest.fixture
def family(bureau: ReturningBureau) -> Returning:
    return Returning(bureau)


@pytest.fixture
def no_triggers(db: None) -> Iterator[None]:
    """Whoever owns the database drops them first."""
    triggers.remove(connection)
    yield
    triggers.install(connection)
