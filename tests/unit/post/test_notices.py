"""Notices: once a week to her who chose them, neutral, at her hours, whatever happened; to a real mail server."""

from __future__ import annotations

import json
import socketserver
import stat
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from invented_answers import CaringBureau, Family
from invented_families import enquiry as an_enquiry
from invented_mail import A_TEST, START, HerMailbox, a_mailbox, on
from vistka.access.errors import NotAllowed
from vistka.agenda.models import Outgoing
from vistka.enquiries.actions import take_enquiry
from vistka.enquiries.models import Enquirer
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading_everybody
from vistka.mailroom.schema import HOURS
from vistka.post import mailboxes
from vistka.post.caller_words import next_words
from vistka.post.models import Mailbox
from vistka.post.notices import weekly
from vistka.post.notices.channels import Post
from vistka.post.notices.weekly import ROUNDS, send_notices

pytestmark = pytest.mark.usefixtures("bureau")
WEEK: Final = timedelta(days=7)
MONDAY: Final = (START + WEEK).replace(hour=0)
SENDER: Final = "reminder@post.example"


@dataclass
class Sink:
    """A mail server of this test (RFC 5321, as far as Python's client asks). `answers`: what it says to RCPT and DATA."""

    letters: list[bytes] = field(default_factory=list)
    greetings: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    to_recipient: Callable[[str], bytes] = lambda _address: b"250 ok"
    hangs_up_after_data: bool = False
    port: int = 0

    def take(self, stream: socketserver.StreamRequestHandler) -> None:
        """One connection."""
        say = stream.wfile.write
        say(b"220 a server\r\n")
        while line := stream.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "QUIT":
                say(b"221 bye\r\n")
                return
            if verb in ("EHLO", "HELO"):
                self.greetings.append(line.split()[1])
            if verb == "RCPT":
                self.recipients.append(line.partition("<")[2].partition(">")[0])
                say(self.to_recipient(self.recipients[-1]) + b"\r\n")
                continue
            if verb == "DATA":
                say(b"354 go on\r\n")
                self.letters.append(b"".join(iter(stream.rfile.readline, b".\r\n")))
                if self.hangs_up_after_data:
                    return
            say(b"250 ok\r\n")

    @property
    def read(self) -> list[EmailMessage]:
        return [message_from_bytes(letter, policy=default) for letter in self.letters]


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    """The server to which notices go."""
    sink = Sink()

    class Here(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            sink.take(self)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Here) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        sink.port = server.server_address[1]
        settings.NOTICE_SMTP = f"smtp://127.0.0.1:{sink.port}"
        settings.NOTICE_FROM = SENDER
        yield sink
        server.shutdown()


@pytest.fixture
def mother(bureau: CaringBureau) -> Enquirer:
    """One whose enquiry was accepted."""
    enquiry = take_enquiry(by=bureau.by("halyna"), enquiry=an_enquiry())
    return Enquirer.objects.get(enquiry=enquiry)


def chose(
    channel: str = "email", hours: str = "morning", address: str = "her@example.org", **flags: bool
) -> dict[str, Any]:
    """What she chose, after she had read the risk."""
    return {"channel": channel, "hours": hours, "address": address, "flags": {"risk_read": True} | flags}


def at(hour: int, minute: int = 1, weeks: int = 0) -> None:
    """The worker's minute, on the day of notices."""
    with on(MONDAY.replace(hour=hour, minute=minute) + weeks * WEEK):
        send_notices()


def next_word(hers: HerMailbox) -> str:
    with reading_everybody(A_TEST, "a test"):
        return next_words(hers.row, 1)[0]


def test_a_notice_is_neutral_in_every_header_and_bears_her_next_word(
    sink: Sink, bureau: CaringBureau, mother: Enquirer
) -> None:
    hers = a_mailbox(mother, language="uk", notices=chose())
    word = next_word(hers)
    at(8)
    [letter] = sink.read
    assert set(letter.keys()) <= {
        *("Content-Type", "MIME-Version", "Content-Transfer-Encoding"),
        *("Subject", "From", "To", "Date", "Message-ID"),
    }
    assert (letter["From"], letter["To"], letter["Subject"]) == (SENDER, "her@example.org", word.capitalize())
    assert letter["Message-ID"].endswith("@post.example>")
    assert sink.greetings == ["post.example"]
    text = letter.get_content()
    assert text.startswith(f"{word.capitalize()}. ")
    assert not any(
        hint in sink.letters[0].decode().lower() + text.lower() for hint in ("vistka", "http", "бюро", "лист", "bureau")
    )
    assert next_word(hers) != word


def test_once_a_week_at_her_hours_and_only_on_the_day(sink: Sink, mother: Enquirer) -> None:
    for hours in HOURS:
        a_mailbox(mother, notices=chose(hours=hours, address=f"{hours}@example.org"))
    for hour in range(24):
        at(hour)
        at(hour, 40)
    assert sink.recipients == [f"{one}@example.org" for one in ("morning", "midday", "evening")]
    with on(MONDAY + timedelta(days=1, hours=8)):
        send_notices()
    assert len(sink.letters) == 3
    at(9, weeks=1)
    assert sink.recipients[3:] == ["morning@example.org"]
    assert {one.hours for one in ROUNDS} == set(HOURS)


def test_only_she_who_chose_after_reading_the_risk(sink: Sink, mother: Enquirer) -> None:
    for notices in (None, chose(risk_read=False), chose(channel="none"), chose(address=" "), chose(channel="sms")):
        a_mailbox(mother, notices=notices)
    at(8)
    assert not sink.letters


def test_neither_alarm_nor_answer_nor_letter_changes_anything(sink: Sink, family: Family) -> None:
    """A notice that stayed away after the second code was used would say that the desk had noticed."""
    hers = a_mailbox(family.mother, notices=chose())
    family.has_everything()
    family.is_told()
    family.says_the_word("сирень")
    assert Enquirer.objects.get(pk=family.mother.pk).alarm_at
    at(8)
    assert len(sink.letters) == 1
    close(by=A_TEST, hers=hers)
    at(8, weeks=1)
    assert len(sink.letters) == 1


@action("invented.close_mailbox")
def close(*, by: Actor, hers: HerMailbox) -> None:
    mailboxes.close(Mailbox.objects.for_change(hers.pk), START)


def test_nobody_is_written_to_whose_enquiry_nobody_has_accepted(sink: Sink, mother: Enquirer) -> None:
    """Whoever files under a stranger's address would else have us write there for ever."""
    waiting = a_mailbox(notices=chose())
    for week in range(2):
        at(8, weeks=week)
    assert not sink.letters
    belongs_to(by=A_TEST, hers=waiting, enquirer=mother)
    at(8, weeks=2)
    assert sink.recipients == ["her@example.org"]


@action("invented.accept")
def belongs_to(*, by: Actor, hers: HerMailbox, enquirer: Enquirer) -> None:
    mailbox = Mailbox.objects.for_change(hers.pk)
    mailbox.enquirer = enquirer
    mailbox.save()


def test_one_address_gets_one_notice_in_a_round_however_many_enquiries_name_it(
    sink: Sink, mother: Enquirer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weekly, "BATCH", 2)
    alike = ("her@example.org", "Her@Example.org ", " her@example.org")
    boxes = [a_mailbox(mother, notices=chose(address=address)) for address in (*alike, "sister@example.org")]
    words = [next_word(hers) for hers in boxes]
    at(8)
    boxes.append(a_mailbox(mother, notices=chose()))
    at(8, 2)
    assert sorted(one.strip().casefold() for one in sink.recipients) == ["her@example.org", "sister@example.org"]
    assert [next_word(hers) == word for hers, word in zip(boxes, words, strict=False)].count(True) == 2
    at(8, weeks=1)
    assert len(sink.letters) == 4


def test_what_one_address_refuses_holds_up_no_other(sink: Sink, mother: Enquirer) -> None:
    refusals = {"never@example.org": b"550 no such mailbox", "later@example.org": b"450 try again"}
    sink.to_recipient = lambda address: refusals.get(address, b"250 ok")
    for address in (*refusals, "her@example.org", "a\nBcc: spy@example.org"):
        a_mailbox(mother, notices=chose(address=address))
    at(8)
    assert len(sink.letters) == 1
    assert Outgoing.objects.filter(kind=weekly.KIND).count() == 1
    sink.to_recipient = lambda _address: b"250 ok"
    at(8, 2)
    assert sink.recipients[-1] == "later@example.org"
    assert not Outgoing.objects.filter(kind=weekly.KIND).exists()
    assert "spy@example.org" not in sink.recipients


def test_a_server_that_dies_after_it_took_a_notice_gets_it_again_under_the_same_number(
    sink: Sink, mother: Enquirer
) -> None:
    hers = a_mailbox(mother, notices=chose())
    word = next_word(hers)
    sink.hangs_up_after_data = True
    at(8)
    sink.hangs_up_after_data = False
    at(8, 2)
    at(8, 3)
    first, again = sink.read
    assert first["Message-ID"] == again["Message-ID"]
    assert first["Subject"] == again["Subject"] == word.capitalize()


def test_a_worker_killed_between_writing_and_sending_sends_one(
    sink: Sink, monkeypatch: pytest.MonkeyPatch, mother: Enquirer
) -> None:
    a_mailbox(mother, notices=chose())
    with monkeypatch.context() as patch:
        patch.setattr(Post, "send", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            at(8)
    at(8, 2)
    at(8, 3)
    assert len(sink.letters) == 1


def test_without_a_way_out_no_word_is_used_and_an_old_notice_is_dropped(
    settings: Settings, sink: Sink, mother: Enquirer
) -> None:
    hers = a_mailbox(mother, notices=chose())
    word, there = next_word(hers), settings.NOTICE_SMTP
    settings.NOTICE_SMTP = ""
    at(8)
    assert next_word(hers) == word
    settings.NOTICE_SMTP = "smtp://127.0.0.1:1"
    at(8, 2)
    assert Outgoing.objects.filter(kind=weekly.KIND).count() == 1
    settings.NOTICE_SMTP = there
    at(13)
    assert not sink.letters
    assert not Outgoing.objects.filter(kind=weekly.KIND).exists()


def test_sms_and_messenger_lie_in_a_folder_one_whole_file_each(
    settings: Settings, tmp_path: Path, mother: Enquirer
) -> None:
    settings.NOTICE_DROP = str(tmp_path)
    a_mailbox(mother, language="pt", notices=chose("sms", address="+000 11 222"))
    a_mailbox(mother, language="ru", notices=chose("messenger", address="@her"))
    at(8)
    at(8, 2)
    files = sorted(tmp_path.iterdir())
    said = {one["channel"]: one for one in (json.loads(file.read_text("utf-8")) for file in files)}
    assert {name: one["to"] for name, one in said.items()} == {"sms": "+000 11 222", "messenger": "@her"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert all(file.suffix == ".json" for file in files)


def test_only_the_machine_writes_notices_and_an_address_that_is_none_is_not_quoted(
    bureau: CaringBureau, mother: Enquirer
) -> None:
    hers = a_mailbox(mother, notices=chose())
    with pytest.raises(NotAllowed):
        weekly.write_notice(by=bureau.by("olena"), mailbox_id=hers.pk, name="2026-11-30 08")
    with pytest.raises(ImproperlyConfigured) as refused:
        Post("nonsense://user:secret@host", SENDER)
    assert "secret" not in str(refused.value)
