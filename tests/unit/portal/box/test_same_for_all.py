"""An opened mailbox looks the same for the held, the dead and the unknown, until something may be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from invented_mailbox import Mailbox, look_of
from invented_visitors import OfflineBureau, as_the_portal

PAGES = ["box/", "box/caller/", "box/write/", "box/correct/", "box/reach-me/", "box/withdraw/", "box/sent/"]
Look = tuple[object, ...]


@pytest.fixture
def mothers(bureau: OfflineBureau) -> Iterator[list[Mailbox]]:
    """Her son is held, dead, unknown; none of the three may be told yet. What the desk composes for them is equal."""
    found = [Mailbox(bureau) for _ in range(3)]
    for mailbox in found:
        mailbox.put_days(5)
    with as_the_portal(bureau):
        yield found


def reads(mailbox: Mailbox) -> tuple[list[Look], list[int]]:
    """What she sees and how many queries each page takes, from the code on."""
    browser = Client(HTTP_HOST="localhost")
    looks, queries = [], []
    for page in ["open/", *PAGES]:
        with CaptureQueriesContext(connections["mailroom"]) as seen:
            answer = (
                browser.post("/en/open/", {"code": mailbox.code}) if page == "open/" else browser.get(f"/en/{page}")
            )
        status, headers, cookies, length, text = look_of(answer)
        looks.append((status, headers, cookies, length, text if page != "open/" else ""))
        queries.append(len(seen))
    return looks, queries


def without_keys(looks: list[Look]) -> list[Look]:
    """Without what is random or her own in a form: the id of a sending, and the key of her drafts."""
    return [(*rest, re.sub(r'(name="(?:sending|kept)" value=")[^"]*', r"\1", str(text))) for *rest, text in looks]


def test_three_mothers_who_may_not_be_told_read_the_same(mothers: list[Mailbox]) -> None:
    seen = [reads(mailbox) for mailbox in mothers]
    first, queries = seen[0]
    assert [status for status, *_ in first] == [302] + [200] * len(PAGES)
    for looks, asked in seen[1:]:
        assert without_keys(looks) == without_keys(first)
        assert asked == queries


def test_who_was_told_something_has_pages_of_the_same_length_and_queries(
    mothers: list[Mailbox], bureau: OfflineBureau
) -> None:
    told = Mailbox(bureau)
    told.put_days(4)
    told.put(5, status=["He is alive.", "He may write to you."], parts=told.letter("Dear Olena,\n" * 80))
    (ordinary, queries), (hers, asked) = reads(mothers[0]), reads(told)
    assert [look[:4] for look in hers] == [look[:4] for look in ordinary]
    assert asked == queries
    assert without_keys(hers) != without_keys(ordinary)
