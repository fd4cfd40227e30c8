"""An invented soldier and his mother who may speak with each other."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from invented_answers import CaringBureau, Family
from invented_call_requests import Speaking


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def family(db: None) -> Family:
    return Family(CaringBureau())


@pytest.fixture
def speaking(family: Family) -> Speaking:
    family.has_everything()
    return Speaking(family)
