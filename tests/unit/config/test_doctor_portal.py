from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.test import override_settings

from invented_visitors import OfflineBureau
from vistka.config.doctor_portal import days_covered, portal_lines
from vistka.config.finding import Finding
from vistka.vault.signatures import fingerprint, public_key

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])

NOWHERE = "http://127.0.0.1:9"


class Portal(BaseHTTPRequestHandler):
    """Something that answers like a portal."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/en/" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Be silent."""


@contextmanager
def answering() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Portal) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def said(
    bureau: OfflineBureau | None, url: str = NOWHERE, *, exercise: bool = False, late: timedelta = timedelta()
) -> str:
    key = public_key(bureau.offline) if bureau else b""
    with override_settings(OFFLINE_KEY=key, PORTAL_URL=url, EXERCISE=exercise, LANGUAGE_CODE="en"):
        return "\n".join(f"{line.finding}: {line.words}" for line in portal_lines(datetime.now(UTC) + late))


def test_without_an_offline_key_a_bureau_is_wrong_and_an_exercise_warned() -> None:
    assert "wrong: There is no offline key" in said(None)
    assert "warn: There is no offline key" in said(None, exercise=True)


def test_the_fingerprint_is_shown_and_a_day_without_a_key_is_wrong() -> None:
    bureau = OfflineBureau()
    assert fingerprint(public_key(bureau.offline)) in said(bureau)
    assert "wrong: No published key is good today" in said(bureau)


def test_keys_that_end_soon_are_named() -> None:
    bureau = OfflineBureau()
    bureau.publish()
    assert "warn: Published keys are good for 8 days more" in said(bureau)


def test_only_keys_that_the_offline_key_signed_and_that_leave_no_gap_are_counted() -> None:
    bureau, other = OfflineBureau(), OfflineBureau()
    bureau.publish()
    other.publish()
    today = bureau.key.first_day + timedelta(days=1)
    with override_settings(OFFLINE_KEY=public_key(bureau.offline)):
        assert days_covered(today) == 8
        assert days_covered(today + timedelta(days=8)) == 0


def test_a_portal_that_answers_is_said_to_and_one_that_does_not_too() -> None:
    bureau = OfflineBureau()
    with answering() as url:
        assert f"{Finding.OK}: The portal answers." in said(bureau, url)
        assert "clock and ours agree" in said(bureau, url)
        assert "warn: The portal's clock says" in said(bureau, url, late=timedelta(minutes=3))
    assert "warn: The portal does not answer" in said(bureau, NOWHERE)
    assert "does not answer" in said(bureau, "telephone")
