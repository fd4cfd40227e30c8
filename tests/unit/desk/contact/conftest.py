"""An invented family behind the real routes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection

from invented_answers import CaringBureau, Family
from vistka.ledger import triggers


@pytest.fixture
def bureau(db: None) -> CaringBureau:
    cache.clear()
    return CaringBureau()


@pytest.fixture
def no_triggers(db: None) -> Iterator[None]:
    """Whoever owns the database drops them first."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


@pytest.fixture
def family(bureau: CaringBureau) -> Family:
    return Family(bureau)
