"""Foreign texts are read in a child that is shut in, lives for one text, and is believed nothing."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from vistka.sources.findings import Reading
from vistka.sources.unread import MOST_BYTES, MOST_SIGNS, Reason
from vistka.vault.texts import reading
from vistka.vault.texts.frames import request
from vistka.vault.texts.reading import Reader, read_foreign
from vistka.vault.texts.refusals import WORDS, Unreadable
from vistka.vault.texts.samples import SAMPLES

SERVER = """
import json, os, socket, sys, types
from vistka.sources.findings import Reading
evil = types.ModuleType("vistka.sources.reading")
def read(data, name="", link="", published=""):
    {body}
evil.read = read
sys.modules["vistka.sources.reading"] = evil
from vistka.vault.texts import forking
forking.SAMPLES = {{}}
{fault}
forking.serve(sys.stdin.buffer, sys.stdout.buffer)
"""
PROBES = """
    probes = {
        "open a file": lambda: open("/etc/passwd"),
        "write a file": lambda: open(data.decode(), "w"),
        "open a socket": lambda: socket.socket(),
        "fork": os.fork,
        "run a program": lambda: os.execv("/bin/true", ["true"]),
        "signal its parent": lambda: os.kill(os.getppid(), 9),
        "hear what is asked next": lambda: os.read(0, 1),
        "speak for another": lambda: [os.write(pipe, b"x") for pipe in range(2, 64)],
    }
    found = {}
    for what, probe in probes.items():
        try:
            probe()
            found[what] = "done"
        except OSError as fault:
            found[what] = type(fault).__name__
    return Reading(json.dumps(found), "en")
"""


def server(body: str, fault: str = "") -> tuple[str, ...]:
    return (sys.executable, "-I", "-B", "-c", SERVER.format(body=body.strip(), fault=fault))


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def refusal(reader: Reader, data: bytes) -> Reason:
    with pytest.raises(Unreadable) as refused:
        reader.read(data)
    return refused.value.reason


@pytest.mark.parametrize("name", SAMPLES)
def test_a_child_finds_what_is_found_without_it(reader: Reader, name: str) -> None:
    from vistka.sources.reading import read

    assert reader.read(SAMPLES[name], name=name, published="2022-03-04") == read(
        SAMPLES[name], name=name, published="2022-03-04"
    )


def test_one_text_needs_no_reader() -> None:
    assert read_foreign(b"A captured soldier was seen in Sumy.").text == "A captured soldier was seen in Sumy."


def test_a_third_text_at_once_waits_its_turn_and_is_then_refused_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PATIENCE_SECONDS", 0.1)
    monkeypatch.setattr(reading, "_SERVER", ("/nothing/is/started",))
    with reading._turn(), reading._turn(), pytest.raises(Unreadable) as refused:
        read_foreign(b"A captured soldier was seen in Sumy.")
    assert refused.value.reason is Reason.BUSY
    assert "Nothing is lost" in str(refused.value.words)
    monkeypatch.undo()
    assert read_foreign(b"Words.").text == "Words."


def test_threads_share_a_reader_and_each_gets_its_own_answer(reader: Reader) -> None:
    found: dict[int, Reading] = {}
    threads = [
        threading.Thread(target=lambda n=n: found.update({n: reader.read(f"Words of text {n}.".encode())}))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {n: one.text for n, one in found.items()} == {n: f"Words of text {n}." for n in range(8)}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"\n", Reason.EMPTY),
        (b"a" * (MOST_BYTES + 1), Reason.TOO_LARGE),
        (gzip.compress(b"a" * 50_000_000), Reason.NOT_A_TEXT),
        (b"\x89PNG\r\n\x1a\n", Reason.NOT_A_TEXT),
    ],
)
def test_what_is_no_text_is_refused_in_words(reader: Reader, data: bytes, reason: Reason) -> None:
    assert refusal(reader, data) is reason
    assert str(WORDS[reason])


@pytest.mark.parametrize(
    "data",
    [
        b"<html>" + b"<div>" * 100_000 + b"<p>Words",
        b"<html>" + b"<p>Some words of a page</p>" * 180_000,
        b"\xff\xd0" * 1_000_000,
    ],
    ids=["nested", "5 MB", "broken"],
)
def test_a_hostile_text_is_read_or_refused_in_good_time(reader: Reader, data: bytes) -> None:
    start = time.monotonic()
    with contextlib.suppress(Unreadable):
        reader.read(data)
    assert time.monotonic() - start < 30
    assert reader.read(b"The next text is read.").text == "The next text is read."


@pytest.mark.parametrize(
    "pattern",
    [".", "!? ", "-", "a", "Ж", "б\n", "abc\n", "1.1.", "“a", "A ", "— A (@b) March 2, 2022\n", "“said the prisoner "],
)
def test_signs_that_repeat_without_end_are_read_before_the_childs_time_and_memory_are_over(
    reader: Reader, pattern: str
) -> None:
    text = (pattern * (MOST_SIGNS // len(pattern) + 1))[:MOST_SIGNS]
    assert reader.read(text.encode()).text == text


def test_a_child_reaches_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading, "_SERVER", server(PROBES))
    found = json.loads(read_foreign(str(tmp_path / "new").encode()).text)
    assert set(found.values()) == {"PermissionError", "OSError"}
    assert {what for what, fault in found.items() if fault == "OSError"} == {
        "hear what is asked next",
        "speak for another",
    }
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("os._exit(1)", Reason.DAMAGED),
        ("os.write(1, b'nothing of the kind')", Reason.DAMAGED),
        ("os.write(1, bytes([1, 0, 0, 0, 2]) + b'{}')", Reason.DAMAGED),
        ("os.write(1, bytes([1, 255, 255, 255, 255]))", Reason.DAMAGED),
        ("raise RuntimeError(data)", Reason.DAMAGED),
        ("raise RecursionError", Reason.DAMAGED),
        ("bytearray(2 << 30)", Reason.DAMAGED),
        ("while True: pass", Reason.TOOK_TOO_LONG),
        ("while True: os.write(1, b'.')", Reason.TOOK_TOO_LONG),
        ("while True: os.write(1, bytes(1 << 16))", Reason.DAMAGED),
    ],
)
def test_whatever_a_text_makes_of_its_child_the_next_one_is_read(
    monkeypatch: pytest.MonkeyPatch, body: str, reason: Reason
) -> None:
    body = f"if data == b'good': return Reading('good', 'en')\n    {body}"
    monkeypatch.setattr(reading, "_SERVER", server(body, "forking.SECONDS = 1.0"))
    with Reader() as reader:
        assert refusal(reader, b"bad") is reason
        assert reader.read(b"good").text == "good"


def test_a_machine_that_cannot_shut_it_in_leaves_the_text_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        reading,
        "_SERVER",
        server("return Reading('read', 'en')", "import platform; platform.machine = lambda: 'riscv64'"),
    )
    with Reader() as reader:
        assert refusal(reader, b"words") is Reason.NOT_SHUT_IN


def test_a_server_that_ends_is_started_anew() -> None:
    with Reader() as reader:
        assert reader.read(b"First words.").text == "First words."
        assert reader._server is not None
        reader._server.kill()
        reader._server.wait()
        assert reader.read(b"Second words.").text == "Second words."


def test_a_reader_that_cannot_start_does_not_call_the_text_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ((sys.executable, "-c", "raise SystemExit(1)"), ("/nowhere/at/all",)):
        monkeypatch.setattr(reading, "_SERVER", command)
        with Reader() as reader:
            assert refusal(reader, b"words") is Reason.NOT_SHUT_IN


@pytest.mark.parametrize("gone", ["parent", "server"])
def test_nothing_outlives_its_parent(monkeypatch: pytest.MonkeyPatch, gone: str) -> None:
    ours, theirs = os.pipe()
    os.set_inheritable(theirs, True)
    fault = f"os.dup2({theirs}, 64); forking._DESCRIPTORS = 64"
    command = server("while True: pass", fault)
    with subprocess.Popen(  # noqa: S603 - the command above
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=False
    ) as started:
        os.close(theirs)
        assert started.stdin
        started.stdin.write(request(b"words", name="", link="", published=""))
        started.stdin.flush()
        time.sleep(1)
        if gone == "parent":
            started.stdin.close()
        else:
            started.kill()
        assert select.select([ours], [], [], 10)[0], "somebody holds the other end who should be gone"
    os.close(ours)
