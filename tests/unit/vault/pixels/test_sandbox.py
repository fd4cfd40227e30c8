"""What a process that is shut in can still do: use its memory and its pipes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from vistka.vault.pixels.child import refused
from vistka.vault.pixels.terms import Reason

PROBES = """
import _thread, ctypes, json, mmap, os, signal, socket, sys
from vistka.vault.pixels.sandbox import shut_in
keyring, writable, *root_becomes = sys.argv[1:]
libc = ctypes.CDLL(None, use_errno=True)
def traced():
    if libc.ptrace(0, 0, None, None) != 0: raise PermissionError
def runnable_later():
    place = mmap.mmap(-1, 4096)
    at = ctypes.addressof(ctypes.c_char.from_buffer(place))
    if libc.mprotect(ctypes.c_void_p(at), 4096, 5) != 0: raise PermissionError
if root_becomes: os.setresuid(*3 * [int(root_becomes[0])])
shut_in()
probes = {
    "open a socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
    "open a socket of this machine": lambda: socket.socket(socket.AF_UNIX),
    "make a pair of sockets": socket.socketpair,
    "read the keyring": lambda: os.open(keyring, os.O_RDONLY),
    "read its own memory as a file": lambda: os.open("/proc/self/mem", os.O_RDONLY),
    "list a folder": lambda: os.listdir("/"),
    "write a file": lambda: os.open(writable, os.O_WRONLY | os.O_CREAT),
    "make a folder": lambda: os.mkdir(writable),
    "remove the keyring": lambda: os.unlink(keyring),
    "rename the keyring": lambda: os.rename(keyring, writable),
    "fork": os.fork,
    "start a thread": lambda: _thread.start_new_thread(print, ()),
    "run a program": lambda: os.execv("/bin/true", ["true"]),
    "signal its parent": lambda: os.kill(os.getppid(), signal.SIGKILL),
    "be traced": traced,
    "run what it wrote": lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_WRITE | mmap.PROT_EXEC),
    "make runnable what it wrote": runnable_later,
    "become root": lambda: os.setuid(0),
    "make a pipe": os.pipe,
    "double a pipe": lambda: os.dup(0),
    "take 2 GiB": lambda: bytearray(2 << 30),
}
found = {}
for name, probe in probes.items():
    try:
        probe()
        found[name] = "done"
    except (OSError, RuntimeError, MemoryError) as fault:
        found[name] = type(fault).__name__
sys.stdout.write(json.dumps(found))
sys.stdout.flush()
os._exit(0)
"""
OTHERWISE_NAMED = {"start a thread": "RuntimeError", "take 2 GiB": "MemoryError"}
"""What Python calls by another name than `PermissionError` when it is refused."""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-I", "-B", "-c", code, *arguments]
    return subprocess.run(  # noqa: S603
        command, input=b"foreign", capture_output=True, env={}, cwd="/", timeout=30, check=False
    )


def assert_all_refused(found: bytes) -> None:
    refusals = json.loads(found)
    assert len(refusals) == 21
    assert refusals == {name: OTHERWISE_NAMED.get(name, "PermissionError") for name in refusals}


def test_one_who_is_shut_in_reaches_nothing(tmp_path: Path) -> None:
    keyring = tmp_path / "keyring"
    keyring.write_bytes(b"invented")
    keyring.chmod(0o600)
    found = run(PROBES, str(keyring), str(tmp_path / "new"))
    assert_all_refused(found.stdout)
    assert keyring.read_bytes() == b"invented"
    assert os.listdir(tmp_path) == ["keyring"]


@pytest.mark.skipif(os.geteuid() != 0, reason="one who is not root cannot become another")
def test_one_who_is_not_root_is_shut_in_alike() -> None:
    assert_all_refused(run(PROBES, "/etc/passwd", "/var/tmp/vistka-probe", "1").stdout)  # noqa: S108


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has rights to give up")
def test_root_becomes_nobody() -> None:
    code = (
        "import os; from vistka.vault.pixels import sandbox\n"
        "sandbox.shut = lambda wired: None\n"
        "sandbox._prove = lambda: None\n"
        "sandbox.shut_in(); print(os.getresuid(), os.getresgid(), os.getgroups())"
    )
    assert run(code).stdout.decode().strip() == "(65534, 65534, 65534) (65534, 65534, 65534) []"


def test_one_who_works_too_long_is_ended() -> None:
    code = (
        "import resource; from vistka.vault.pixels import sandbox\n"
        "sandbox._LIMITS[resource.RLIMIT_CPU] = 1\n"
        "sandbox.shut_in()\n"
        "while True: pass"
    )
    assert run(code).returncode == -signal.SIGXCPU


@pytest.mark.parametrize(
    "fault",
    [
        "import platform; platform.machine = lambda: 'riscv64'",
        "from vistka.vault.pixels import sandbox; sandbox.shut = lambda wired: None",
        "from vistka.vault.pixels import seccomp; seccomp._MODE_FILTER = 77",
    ],
    ids=["another processor", "a filter that does not hold", "a kernel that takes none"],
)
def test_a_child_that_cannot_be_shut_in_leaves_the_file_unread(fault: str) -> None:
    code = (
        f"{fault}\n"
        "import sys\n"
        "from vistka.vault.pixels.child import answer\n"
        "from vistka.vault.pixels.terms import Kind\n"
        "answer(Kind.PNG, None, sys.stdout.buffer)"
    )
    assert run(code).stdout == refused(Reason.NOT_SHUT_IN)
