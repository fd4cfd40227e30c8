"""Signed heads leave the host: to a folder each hour, by a mail server each day."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from pytest_django import Settings

from invented.actions import register
from vistka.ledger.actors import Actor
from vistka.ledger.anchors import is_ours, read_anchor
from vistka.ledger.wakes import send_heads
from vistka.ledger.withdrawals import line_of, withdraw, withdrawn_lines

pytestmark = pytest.mark.django_db


class Postbox(socketserver.StreamRequestHandler):
    """A mail server that takes one letter at a time (RFC 5321, as far as Python's client asks)."""

    letters: list[str]

    def handle(self) -> None:
        self.wfile.write(b"220 invented\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.letters.append("".join(part.decode() for part in iter(self.rfile.readline, b".\r\n")))
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
            if verb == b"QUIT":
                return


@pytest.fixture
def letters(settings: Settings) -> Iterator[list[str]]:
    """What a real mail server of this test was given."""
    received: list[str] = []
    handler = type("Here", (Postbox,), {"letters": received})
    with socketserver.TCPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
        settings.HEADS_MAIL = ["officer@example.org"]
        yield received
        server.shutdown()


def test_a_head_is_mailed_once_a_day_and_verifies(worker: Actor, letters: list[str]) -> None:
    register(by=worker, name="Олена")
    send_heads()
    send_heads()
    assert len(letters) == 1
    body = letters[0].split("\r\n\r\n", 1)[1]
    assert is_ours(read_anchor(body.strip()))
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        send_heads()
    assert len(letters) == 2


def test_a_head_is_written_once_an_hour(worker: Actor, settings: Settings, tmp_path: Path) -> None:
    settings.HEADS = str(tmp_path)
    register(by=worker, name="Олена")
    send_heads()
    send_heads()
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1)):
        send_heads()
    lines = (tmp_path / "heads.jsonl").read_text().splitlines()
    assert [is_ours(read_anchor(line)) for line in lines] == [True, True]
    assert (tmp_path / "withdrawn.jsonl").exists()


def test_a_withdrawal_that_the_database_lost_stays_in_the_file(
    worker: Actor, settings: Settings, tmp_path: Path
) -> None:
    settings.HEADS, file = str(tmp_path), tmp_path / "withdrawn.jsonl"
    lost = line_of("invented.Person", uuid4())
    file.write_text(f"{lost}\n")
    withdraw(by=worker, kind="invented.Person", row_id=register(by=worker, name="Олена").pk)
    send_heads()
    assert file.read_text().splitlines() == [lost, *withdrawn_lines()]


def test_nothing_leaves_where_no_place_is_named(worker: Actor) -> None:
    register(by=worker, name="Олена")
    send_heads()
    assert mail.outbox == []
