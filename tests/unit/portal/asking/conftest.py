"""A bureau with a published key, and a mother's browser at its portal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from invented_visitors import OfflineBureau, as_the_portal


@pytest.fixture
def bureau(both_databases: None) -> OfflineBureau:
    """Its key of the week is published."""
    bureau = OfflineBureau()
    bureau.publish()
    return bureau


@pytest.fixture
def mother(bureau: OfflineBureau) -> Iterator[Client]:
    """Her browser."""
    with as_the_portal(bureau) as client:
        yield client
