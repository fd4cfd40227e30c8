"""An invented bureau with somebody who reviews what comes from the open."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from pytest_django import Settings

from invented_leads import LeadsBureau


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def bureau(db: None) -> LeadsBureau:
    cache.clear()
    return LeadsBureau()
