"""The canary: it files as a family does, is known at the desk, and sees when somebody else holds the portal."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from invented_staff import Bureau
from invented_visitors import OfflineBureau
from portal_process import portal_process
from processes import Environment, environment_of
from vistka.mailroom.models import PublishedKey, Submission
from vistka.post.canary.flying import DELIVERED_WITHIN, Fault, arrived, fly, fly_if_due
from vistka.post.canary.pages import digests_of, known_digests, remember_pages
from vistka.post.canary.visitor import Visitor
from vistka.post.canary_models import Flight
from vistka.post.clocks import canary as overdue
from vistka.vault.signatures import public_key

pytestmark = [pytest.mark.django_db(transaction=True, databases=["default", "mailroom"])]


@pytest.fixture
def families_bureau() -> OfflineBureau:
    bureau = OfflineBureau()
    bureau.publish()
    return bureau


@pytest.fixture
def bureau() -> Bureau:
    return Bureau()


@pytest.fixture
def environment(families_bureau: OfflineBureau, addresses: Mapping[str, str]) -> Environment:
    for file in Path(os.environ["VISTKA_FOLDER"]).glob("*.sqlite3*"):
        file.chmod(0o600)  # as the desk would have made it
    mailroom = {"MAILROOM_URL": addresses["VISTKA_MAILROOM_URL"]} if addresses else {}
    key = public_key(families_bureau.offline).hex()
    return environment_of(FOLDER=os.environ["VISTKA_FOLDER"], OFFLINE_KEY=key, **mailroom)


@pytest.fixture
def portal(environment: Environment, tmp_path: Path, settings: Any) -> Iterator[None]:
    with portal_process(environment, tmp_path) as process:
        settings.PORTAL_URL = f"http://127.0.0.1:{process.port}"
        yield


@pytest.mark.usefixtures("portal")
def test_it_files_by_the_public_way_and_is_known_when_it_arrives(families_bureau: OfflineBureau) -> None:
    now = timezone.now()
    flight = fly(now)
    assert flight.fault == ""
    [content] = families_bureau.opened()
    assert arrived(content, now)
    assert arrived(content, now + timedelta(minutes=1)), "the worker was killed before it was taken away"
    flight.refresh_from_db()
    assert flight.seen_at == now
    assert list(overdue(now + DELIVERED_WITHIN)) == []


@pytest.mark.usefixtures("portal")
def test_what_never_arrives_is_due_at_the_desk() -> None:
    """Somebody lets the pages be and drops what is filed."""
    now = timezone.now()
    flight = fly(now)
    Submission.objects.all().delete()
    assert list(overdue(now)) == []
    assert [row.row_id for row in overdue(now + DELIVERED_WITHIN)] == [flight.pk]


@pytest.mark.usefixtures("portal")
def test_what_a_family_files_is_never_taken_for_it(families_bureau: OfflineBureau) -> None:
    flight = fly(timezone.now())
    [content] = families_bureau.opened()
    said = {**content.said, "sought": {**content.said["sought"], "service_number": "1234567890"}}
    assert not arrived(type(content)(kind=content.kind, said=said), timezone.now())
    flight.refresh_from_db()
    assert flight.seen_at is None


def test_a_page_with_one_word_changed_is_seen(
    environment: Environment, tmp_path: Path, settings: Any, bureau: Bureau
) -> None:
    with portal_process(environment, tmp_path) as process:
        settings.PORTAL_URL = f"http://127.0.0.1:{process.port}"
        remember_pages(by=bureau["anna"].actor, digests=digests_of(Visitor(settings.PORTAL_URL)))
        assert len(known_digests() or {}) > 20
        assert fly(timezone.now()).fault == ""
    with portal_process(environment | {"VISTKA_EXIT": "https://elsewhere.example/"}, tmp_path) as process:
        settings.PORTAL_URL = f"http://127.0.0.1:{process.port}"
        assert fly(timezone.now()).fault == "", "where the exit leads to stands on no page"
    with portal_process(environment | {"VISTKA_HOTLINE": "+000 00 666"}, tmp_path) as process:
        settings.PORTAL_URL = f"http://127.0.0.1:{process.port}"
        flight = fly(timezone.now())
    assert flight.fault == Fault.PAGES
    assert [row.row_id for row in overdue(timezone.now())] == [flight.pk]


@pytest.mark.usefixtures("portal")
def test_a_portal_with_another_key_takes_nothing() -> None:
    """Who writes the mailroom put his own key there: the portal refuses to seal to it, and the canary says so."""
    PublishedKey.objects.all().delete()
    OfflineBureau().publish()
    assert fly(timezone.now()).fault == Fault.UNREACHABLE


def test_a_portal_that_does_not_answer_is_noticed(settings: Any) -> None:
    settings.PORTAL_URL = "http://127.0.0.1:9"
    fly_if_due()
    fly_if_due()
    [flight] = Flight.objects.all()
    assert flight.fault == Fault.UNREACHABLE


def test_it_flies_once_an_hour(settings: Any) -> None:
    settings.PORTAL_URL = "http://127.0.0.1:9"
    Flight(sent_at=timezone.now() - timedelta(minutes=59)).save()
    fly_if_due()
    assert Flight.objects.count() == 1
    Flight.objects.update(sent_at=timezone.now() - timedelta(minutes=61))
    fly_if_due()
    assert Flight.objects.count() == 2
