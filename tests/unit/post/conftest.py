"""An invented soldier and his mother, in an invented bureau, with both databases; and one with its portal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from pytest_django import Settings

from invented_answers import CaringBureau, Family
from invented_mail import START, on
from invented_post import PostBureau, new_half
from vistka.ledger.actors import Actor
from vistka.mailroom.codes import Half


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def today() -> Iterator[None]:
    """It is the day on which every test of mail begins."""
    with on(START):
        yield


@pytest.fixture
def bureau(both_databases: None, today: None) -> CaringBureau:
    cache.clear()
    return CaringBureau()


@pytest.fixture
def family(bureau: CaringBureau) -> Family:
    return Family(bureau)


@pytest.fixture
def post(both_databases: None, settings: Settings) -> PostBureau:
    """A bureau whose portal is open; the settings are put back after the test."""
    settings.OFFLINE_KEY = b""
    cache.clear()
    return PostBureau()


@pytest.fixture
def olena(post: PostBureau) -> Actor:
    """A case worker."""
    return post.by("olena")


@pytest.fixture
def oksana(post: PostBureau) -> Actor:
    """Another."""
    return post.by("oksana")


@pytest.fixture
def half() -> Half:
    """What the desk knows of her mailbox."""
    return new_half()


@pytest.fixture
def second() -> Half:
    """And of the one that her second code opens."""
    return new_half()
