"""The watch over connections, with real ones: who is ended, and who is left alone."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from vistka.config import portal_watch
from vistka.config.portal_receiving import Receiving
from vistka.config.portal_watch import Watch

LOOKS = 40


class Place:
    """A port of this process, whoever connects to it, and the watch."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.receiving = Receiving()
        self.watch = Watch(self.listening.getsockname()[1], self.receiving)

    def visit(self, said: bytes = b"POST ") -> tuple[socket.socket, socket.socket]:
        """A visitor who has said something, and our end."""
        visitor = socket.create_connection(self.listening.getsockname())
        ours, _ = self.listening.accept()
        ours.setblocking(False)
        time.sleep(0.03)
        visitor.sendall(said)
        return visitor, ours

    def look_on(self) -> None:
        """For 0.8 s."""
        for _ in range(LOOKS):
            self.watch.look()
            time.sleep(0.02)


def is_ended(ours: socket.socket) -> bool:
    """Whether we hear nobody there any more."""
    try:
        while ours.recv(65536):
            pass
    except BlockingIOError:
        return False
    return True


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    for name, seconds in (("SECONDS_BEHIND", 0.2), ("LEAST_SECONDS_BEHIND", 0.1), ("MARGIN", 0.1)):
        monkeypatch.setattr(portal_watch, name, seconds)
    found = Place()
    yield found
    found.listening.close()


def test_who_trickles_is_ended_and_who_sends_steadily_is_not(place: Place) -> None:
    """The telephone sends 4 kB a second, the other a byte at a time."""
    telephone, heard = place.visit()
    trickling, ours = place.visit()
    silent, its = place.visit()
    for _ in range(LOOKS):
        telephone.send(b"a" * 82)
        if not is_ended(ours):
            trickling.send(b"a")
        place.watch.look()
        time.sleep(0.02)
    assert [is_ended(each) for each in (heard, ours, its)] == [False, True, True]
    for each in (telephone, heard, trickling, ours, silent, its):
        each.close()


def test_who_waits_for_our_answer_is_never_ended_for_being_silent(place: Place) -> None:
    visitor, ours = place.visit(b"GET /en/ HTTP/1.1\r\n\r\n")
    with place.receiving.answering():
        place.look_on()
    assert not is_ended(ours)
    visitor.close()
    ours.close()


def test_who_has_an_answer_may_be_silent_for_a_while(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Granian ends such a connection itself. One that it does not end, as its body is still waited for, ends here."""
    visitor, ours = place.visit()
    time.sleep(0.05)
    ours.send(b"HTTP/1.1 100 Continue\r\n\r\n")
    place.look_on()
    assert not is_ended(ours)
    monkeypatch.setattr(portal_watch, "SECONDS_SILENT", 0.2)
    place.look_on()
    assert is_ended(ours)
    visitor.close()
    ours.close()


def test_the_listening_socket_and_other_ports_are_left_alone(place: Place) -> None:
    other = Place()
    visitor, ours = other.visit()
    place.look_on()
    assert not is_ended(ours)
    socket.create_connection(place.listening.getsockname()).close()
    for each in (visitor, ours, other.listening):
        each.close()
