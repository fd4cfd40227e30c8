"""An invented bureau behind the real routes."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from pytest_django import Settings

from invented_staff import Bureau


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def bureau(db: None) -> Bureau:
    cache.clear()
    return Bureau()
