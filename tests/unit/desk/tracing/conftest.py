"""An invented bureau with people who review, and an index of its small register."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache

from invented_pairs import ReviewingBureau
from vistka.tracing.current import use_index
from vistka.tracing.index import Index


@pytest.fixture
def bureau(db: None) -> ReviewingBureau:
    cache.clear()
    return ReviewingBureau()


@pytest.fixture
def opens_index(db: None) -> Iterator[Callable[[], None]]:
    """Call it when everybody is registered."""
    yield lambda: use_index(Index.from_ciphertext(lambda done, total: None))
    use_index(None)
