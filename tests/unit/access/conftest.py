"""An invented bureau, and a few pages behind its door."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path
from pytest_django import Settings

from invented_staff import Bureau
from vistka.access.permissions import Permission
from vistka.access.routes import Door, admits, requires

Pages = Callable[..., None]


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    cache.clear()


@pytest.fixture
def bureau(db: None) -> Bureau:
    return Bureau()


def _answers(words: str) -> Callable[[HttpRequest], HttpResponse]:
    return lambda request: HttpResponse(words)


@pytest.fixture
def pages(settings: Settings) -> Pages:
    """The desk, and pages of the tests that take the place of its own; call it with more to add them."""
    module = ModuleType("pages_of_a_test")
    routes: list[URLPattern | URLResolver] = [
        path("", admits(Door.MEMBER)(_answers("the first page"))),
        path("audited/", requires(Permission.READ_LEDGER)(_answers("for the auditor"))),
        path("forgotten/", _answers("nobody said whom this admits")),
        path("", include("vistka.config.urls")),
    ]
    vars(module)["urlpatterns"] = routes
    sys.modules[module.__name__] = module
    settings.ROOT_URLCONF = module.__name__
    return lambda *more: routes.extend(more)
