"""A visitor at the portal of an invented bureau."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from invented_visitors import OfflineBureau, as_the_portal


@pytest.fixture
def bureau(both_databases: None) -> OfflineBureau:
    """A bureau whose key of the week is published."""
    bureau = OfflineBureau()
    bureau.publish()
    return bureau


@pytest.fixture
def visitor(bureau: OfflineBureau) -> Iterator[Client]:
    """A browser at its portal."""
    with as_the_portal(bureau) as visitor:
        yield visitor
