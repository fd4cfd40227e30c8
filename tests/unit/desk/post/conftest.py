"""The invented bureau with an open portal, behind the real routes, and the mother who files there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from invented_post import PostBureau, new_half
from vistka.access.gate import SAID
from vistka.access.purposes import Purpose
from vistka.enquiries.models import Enquirer
from vistka.mailroom.codes import Half
from vistka.mailroom.schema import Kind
from vistka.post import actions
from vistka.post.opening import fetch

Sends = Callable[..., UUID]


@pytest.fixture
def post(both_databases: None, settings: Settings) -> PostBureau:
    settings.OFFLINE_KEY = b""
    cache.clear()
    return PostBureau()


@pytest.fixture
def half() -> Half:
    """What the desk knows of her mailbox."""
    return new_half()


@pytest.fixture
def second() -> Half:
    """And of the one that her second code opens."""
    return new_half()


@pytest.fixture
def filed(post: PostBureau, half: Half, second: Half) -> UUID:
    """The mother files, and the worker takes it."""
    submission_id = post.files(half, second)
    fetch()
    return submission_id


@pytest.fixture
def her(post: PostBureau, filed: UUID) -> Enquirer:
    """The mother, whose enquiry was accepted."""
    return Enquirer.objects.get(enquiry=actions.accept_enquiry(by=post.by("olena"), submission_id=filed))


@pytest.fixture
def from_her(post: PostBureau, half: Half) -> Sends:
    """She sends something from her mailbox."""

    def sends(kind: Kind, files: Sequence[bytes] = (), **said: Any) -> UUID:
        return post.takes(kind, files, mailbox=half.mailbox.hex, **said)

    return sends


@pytest.fixture
def olena(post: PostBureau) -> Client:
    """The browser of a case worker."""
    return post.at_the_desk("olena")


@pytest.fixture
def oksana(post: PostBureau) -> Client:
    """The browser of another."""
    return post.at_the_desk("oksana")


@pytest.fixture
def works_on(her: Enquirer) -> Callable[[Client], Client]:
    """It was said for what her enquiry is opened."""

    def says(browser: Client) -> Client:
        session = browser.session
        session[SAID] = {str(her.enquiry_id): Purpose.ANSWER_CALL.value}
        session.save()
        return browser

    return says
