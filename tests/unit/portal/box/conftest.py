"""A visitor of the portal of an invented bureau, and her mailbox."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from invented_mailbox import Mailbox
from invented_visitors import OfflineBureau, as_the_portal


@pytest.fixture
def bureau(both_databases: None, db: None) -> OfflineBureau:
    """A bureau with a key of this week."""
    bureau = OfflineBureau()
    bureau.publish()
    return bureau


@pytest.fixture
def visitor(bureau: OfflineBureau) -> Iterator[Client]:
    """Her browser, at its portal."""
    with as_the_portal(bureau, HOTLINE="+000 00 000") as client:
        yield client


@pytest.fixture
def hers(bureau: OfflineBureau) -> Mailbox:
    """Her mailbox, with three days of ordinary mail."""
    mailbox = Mailbox(bureau)
    mailbox.put_days(3)
    return mailbox


@pytest.fixture
def opened(visitor: Client, hers: Mailbox) -> Client:
    """Her browser, with her mailbox open."""
    answer = visitor.post("/en/open/", {"code": hers.code})
    assert answer.status_code == 302, answer.content.decode()
    return visitor
