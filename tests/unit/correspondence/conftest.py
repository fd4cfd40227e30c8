"""An invented soldier and his mother who write to each other, in an invented bureau."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from pytest_django import Settings

from invented_correspondence import Writers, WritingBureau


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def bureau(db: None) -> WritingBureau:
    cache.clear()
    return WritingBureau()


@pytest.fixture
def writers(bureau: WritingBureau) -> Writers:
    return Writers(bureau)


@pytest.fixture
def friends(writers: Writers) -> Writers:
    """Letters are open between the two."""
    writers.has_everything()
    return writers
