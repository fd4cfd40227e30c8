"""A bureau of invented people: two officers, who founded it, and those whom they gave roles to."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from vistka.access import actions
from vistka.access.actions import Newcomer
from vistka.access.models import Staff
from vistka.access.permissions import Permission
from vistka.access.roles import Role
from vistka.access.routes import Door, admits, requires
from vistka.ledger.actors import Actor, machine

PASSWORD = "three blue herons at dusk"  # noqa: S105
SECRET = base64.b32encode(b"twenty invented byte").decode()


def totp(secret: str = SECRET, *, at: float | None = None) -> str:
    """The code of RFC 6238, reckoned apart from the library that checks it."""
    counter = struct.pack(">Q", int(time.time() if at is None else at) // 30)
    mac = hmac.digest(base64.b32decode(secret), counter, hashlib.sha1)
    start = mac[-1] & 15
    return f"{(int.from_bytes(mac[start : start + 4]) & 0x7FFFFFFF) % 10**6:06}"


@dataclass
class Bureau:
    """The accounts by name, and the codes of their invitations."""

    codes: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, account: str) -> Staff:
        return Staff.objects.get(account=account)

    def by(self, account: str) -> Actor:
        return self[account].actor

    def in_use(self, account: str) -> list[str]:
        """The account has accepted its invitation and set up its second factor; its recovery codes."""
        actions.accept_invitation(by=self.by(account), code=self.codes[account], password=PASSWORD)
        return actions.enrol_second_factor(by=self.by(account), secret=SECRET)

    def signs_in(self, account: str) -> Client:
        """A browser in which both factors were given."""
        if not self[account].has_usable_password():
            self.in_use(account)
        client = Client()
        client.force_login(self[account])
        return client


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def nobody_counts() -> None:
    from django.core.cache import cache

    cache.clear()


@pytest.fixture
def bureau(db: None) -> Bureau:
    """Anna and Borys are administrators, Daryna protects data; Olena and Ivan work, the auditor audits."""
    people = [
        ("anna", Role.ADMINISTRATOR),
        ("daryna", Role.DATA_PROTECTION_OFFICER),
        ("borys", Role.ADMINISTRATOR),
        ("olena", Role.CASE_WORKER),
        ("ivan", Role.VERIFIER),
        ("halyna", Role.HOTLINE),
        ("mykola", Role.AUDITOR),
    ]
    newcomers = [Newcomer(account=account, name=f"{account} invented", roles=[role]) for account, role in people]
    return Bureau(actions.found_bureau(by=machine("init"), newcomers=newcomers))


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a page")


urlpatterns = [
    path("", include("vistka.access.urls")),
    path("language/", admits(Door.ANYONE)(lambda request: HttpResponse()), name="language"),
    path("", admits(Door.MEMBER)(lambda request: HttpResponse("the first page"))),
    path("ledger/", requires(Permission.READ_LEDGER)(lambda request: HttpResponse("the ledger"))),
    path("forgotten/", lambda request: HttpResponse("nobody said whom this admits")),
]


@pytest.fixture
def pages(settings: Any) -> Callable[..., None]:
    """The routes of the room and some pages behind them; called with more, those too."""
    from types import ModuleType

    module = ModuleType("pages_of_a_test")
    module.urlpatterns = list(urlpatterns)  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    settings.ROOT_URLCONF = module.__name__

    def with_more(*more: Any) -> None:
        module.urlpatterns.extend(more)  # type: ignore[attr-defined]

    return with_more
