"""An invented soldier and his mother, in an invented bureau."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from pytest_django import Settings

from invented_answers import CaringBureau, Family


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def bureau(db: None) -> CaringBureau:
    cache.clear()
    return CaringBureau()


@pytest.fixture
def family(bureau: CaringBureau) -> Family:
    return Family(bureau)
