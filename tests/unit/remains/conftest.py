"""The dead of an invented bureau."""

from __future__ import annotations

import pytest
from pytest_django import Settings


@pytest.fixture
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
