"""The running portal: what it knows, what it can reach, and what a copy of all it has would give to a thief.

The figures of the stolen memory are printed (`pytest -s`); docs/threat-model.md names them.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from contracts.places import of_databases, of_folder
from invented_asking import ANSWERS, ask
from invented_mailbox import NOTHING, Mailbox
from invented_visitors import OfflineBureau
from portal_process import (
    Browser,
    PortalProcess,
    children,
    copies_of,
    memory_of,
    open_files,
    portal_process,
    shapes_of_bytes,
    shapes_of_text,
    wait,
)
from postgres_cluster import Cluster
from processes import SECONDS, Environment, environment_of, run
from vistka.mailroom.codes import grouped
from vistka.mailroom.grants import statements
from vistka.mailroom.models import Submission
from vistka.mailroom.schema import Kind
from vistka.vault.sealing import KEY_BYTES, public_half
from vistka.vault.signatures import public_key

pytestmark = [pytest.mark.django_db(transaction=True, databases=["default", "mailroom"])]

ROLE = "portal_of_the_tests"
ROOMS_OF_THE_DESK = (
    *("access", "ledger", "agenda", "registry", "enquiries", "tracing", "contact", "post", "desk", "exercise"),
    *("matching", "config.settings", "config.urls", "config.start", "config.serving", "config.unlocking"),
    *("vault.keyring", "vault.keyring_file", "vault.current", "vault.fields", "vault.base", "vault.models"),
)
AFTER_A_REQUEST = """
import io, json, sys
from vistka.cli.server import portal_process
with portal_process():
    from vistka.config.portal_serving import serve_portal
    from vistka.config.portal_start import start_portal
    application = start_portal()
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/en/", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
             "wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr}
    status = []
    b"".join(application(asked, lambda code, headers: status.append(code)))
    from django.urls import get_resolver
    def routes(patterns):
        for one in patterns:
            yield from routes(one.url_patterns) if hasattr(one, "url_patterns") else [one.callback.__module__]
    print(json.dumps([status, sorted(sys.modules), sorted(set(routes(get_resolver().url_patterns)))]))
"""


@pytest.fixture
def bureau() -> OfflineBureau:
    bureau = OfflineBureau()
    bureau.publish()
    return bureau


@pytest.fixture
def settings_of_the_portal(
    bureau: OfflineBureau, cluster: Cluster | None, addresses: Mapping[str, str]
) -> Iterator[Environment]:
    """On PostgreSQL with a user that may do what the portal must, and no more."""
    settings = {"FOLDER": os.environ["VISTKA_FOLDER"], "OFFLINE_KEY": public_key(bureau.offline).hex()}
    if cluster is None:
        for file in Path(os.environ["VISTKA_FOLDER"]).glob("*.sqlite3*"):
            file.chmod(0o600)  # as the desk would have made it
        yield environment_of(**settings)
        return
    cluster.run(f"CREATE ROLE {ROLE} LOGIN")
    with connections["mailroom"].cursor() as cursor:
        for line in statements(ROLE, connections["mailroom"]):
            cursor.execute(line)
        yield environment_of(
            **settings, MAILROOM_URL=addresses["VISTKA_MAILROOM_URL"].replace("//vistka@", f"//{ROLE}@")
        )
        cursor.execute(f"DROP OWNED BY {ROLE}")
    cluster.run(f"DROP ROLE {ROLE}")


@pytest.fixture
def portal(settings_of_the_portal: Environment, tmp_path: Path) -> Iterator[PortalProcess]:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with portal_process(settings_of_the_portal | {"TMPDIR": str(temporary)}, tmp_path) as process:
        yield process


def test_the_process_knows_no_room_route_or_key_of_the_desk(settings_of_the_portal: Environment) -> None:
    asked = subprocess.run(  # noqa: S603
        [sys.executable, "-c", AFTER_A_REQUEST], env=settings_of_the_portal, capture_output=True, text=True, check=True
    )
    status, modules, views = json.loads(asked.stdout)
    assert status == ["200 OK"]
    assert "vistka.portal.views.pages" in modules
    known = {f"vistka.{room}" for room in ROOMS_OF_THE_DESK}
    assert [name for name in modules if any(name == room or name.startswith(f"{room}.") for room in known)] == []
    assert {"allauth", "django.contrib.auth", "django_tasks", "numpy", "numba", "pyrage"}.isdisjoint(modules)
    assert all(view.startswith("vistka.portal.") for view in views)


def test_the_running_process_has_no_key_credential_or_database_of_the_desk(portal: PortalProcess) -> None:
    assert Browser(portal.port).get("/en/").status_code == 200
    for process in (portal.process.pid, portal.worker):
        environment = Path(f"/proc/{process}/environ").read_bytes().decode()
        given = {line.partition("=")[0] for line in environment.split("\0") if line.startswith("VISTKA_")}
        assert given <= {"VISTKA_FOLDER", "VISTKA_OFFLINE_KEY", "VISTKA_MAILROOM_URL"}
        assert not [name for name in open_files(process) if "bureau.sqlite3" in name or "keyring" in name]
        mapped = Path(f"/proc/{process}/maps").read_text()
        assert not [name for name in ("numba", "llvmlite", "numpy", "pyrage") if name in mapped]


def test_a_bureaus_portal_starts_with_its_own_database_user_and_nothing_else(
    settings_of_the_portal: Environment, cluster: Cluster | None, tmp_path: Path
) -> None:
    """Behind a proxy that says that the connection is encrypted. The same with the desk's user, or a file, is refused."""
    of_a_bureau = {"VISTKA_MODE": "bureau", "VISTKA_PORTAL_HOSTS": "ask.example", "VISTKA_TLS": "proxy"}
    settings = settings_of_the_portal | of_a_bureau | {"VISTKA_PROXY": "127.0.0.1"}
    if cluster is None:
        assert "The mailroom is a file." in _refused(settings)
        return
    as_the_desk = settings | {"VISTKA_MAILROOM_URL": cluster.address("mailroom")}
    assert "may do more than it must (DELETE on" in _refused(as_the_desk)
    desk = environment_of(FOLDER=tmp_path, MAILROOM_URL=cluster.address("mailroom"))
    assert f'GRANT INSERT ON "mailroom_submission" TO "{ROLE}";' in run(desk, "portal-role", ROLE)[1]
    assert run(desk, "portal-role", ROLE, "--apply")[:2] == (
        0,
        "The portal's user may do what it must, and nothing else.\n",
    )
    assert "Does that user exist" in run(desk, "portal-role", "nobody", "--apply")[2]
    with portal_process(settings, tmp_path) as portal, closing(HTTPConnection("127.0.0.1", portal.port)) as connection:
        connection.request("GET", "/en/ask/", headers={"Host": "ask.example", "X-Forwarded-Proto": "https"})
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=63072000")
        assert answer.headers["Set-Cookie"].startswith("__Host-vistka-form=")


def _refused(settings: Environment) -> str:
    code, _, err = run(settings, "serve", "portal")
    assert code == 1
    return err


def test_no_request_fails_while_workers_are_replaced(settings_of_the_portal: Environment, tmp_path: Path) -> None:
    """Whoever asks meets a new worker every 20 requests, and notices nothing."""
    often = settings_of_the_portal | {"VISTKA_PORTAL_REQUESTS": "20"}
    with portal_process(often, tmp_path) as portal:
        answers: Counter[object] = Counter()
        asking = [threading.Thread(target=_ask_often, args=(portal.port, answers)) for _ in range(8)]
        for one in asking:
            one.start()
        for one in asking:
            one.join()
        replaced = portal.log.read_text().count("worker replaced")
        wait(lambda: len(children(portal.process.pid)) == 1)
    assert answers == {200: 8 * 50}
    assert replaced >= 10


def _ask_often(port: int, answers: Counter[object]) -> None:
    for _ in range(50):
        _ask_once(port, answers)


def _ask_once(port: int, answers: Counter[object]) -> None:
    try:
        answers[Browser(port).get("/static/portal/portal.css").status_code] += 1
    except (OSError, HTTPException) as error:
        answers[repr(error)] += 1


def test_who_asks_and_who_sends_a_few_words_is_answered_while_hundreds_send_slowly(portal: PortalProcess) -> None:
    """330 forms of 60 kB, a byte every few seconds; when they are too many, the slowest are ended."""
    with ExitStack() as slow:
        sending = [slow.enter_context(_slow(portal.port)) for _ in range(330)]
        answers: Counter[object] = Counter()
        for _ in range(3):
            began = time.monotonic()
            _ask_once(portal.port, answers)
            assert time.monotonic() - began < 5
            time.sleep(1)
            for one in sending:
                with suppress(OSError):  # ended
                    one.send(b"a")
        assert answers == {200: 3}
        wait(lambda: Browser(portal.port).post("/en/is-it-ours/", {"letter": "Come at once."}).status_code == 200)


def _slow(port: int) -> socket.socket:
    """A connection on which a form has begun."""
    found = socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
    found.sendall(b"POST /en/is-it-ours/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000\r\n\r\na")
    return found


def test_what_is_sent_is_never_written_to_a_disk(portal: PortalProcess, tmp_path: Path) -> None:
    """20 MB arrive slowly; meanwhile and afterwards nothing but the log has been written."""
    worker, files = portal.worker, set()
    sending = threading.Thread(target=_send_20_mb, args=(portal.port,))
    before = _written(worker)
    sending.start()
    while sending.is_alive():
        files |= open_files(worker)
        assert not list((tmp_path / "temporary").iterdir())
        time.sleep(0.01)
    on_disk = [name for name in files if name.startswith("/") and not name.startswith("/memfd:")]
    assert not [name for name in on_disk if "temporary" in name or "deleted" in name]
    assert _written(worker) - before < 100_000


def _send_20_mb(port: int) -> None:
    Browser(port).post(
        "/en/ask/papers/", {"file": SimpleUploadedFile("a.jpg", os.urandom(20_000_000)), "paper": "birth"}
    )


def _written(process: int) -> int:
    """Bytes that a process has had written to storage (proc_pid_io(5))."""
    lines = Path(f"/proc/{process}/io").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("write_bytes"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root reads the memory of a process that cannot be dumped")
def test_a_stolen_copy_opens_nothing(
    portal: PortalProcess, bureau: OfflineBureau, cluster: Cluster | None, tmp_path: Path
) -> None:
    since = time.time() - 1
    browser = Browser(portal.port)
    code = ask(browser)  # type: ignore[arg-type]
    mailbox = Mailbox(bureau, code)
    mailbox.put()
    assert browser.post("/en/open/", {"code": code}).headers["Location"] == "/en/box/"
    assert NOTHING in browser.get("/en/box/").content.decode()
    keys = [bureau.private, bureau.offline, bureau.letters]
    shapes = {
        "private keys": [shape for key in keys for shape in shapes_of_bytes(key)],
        "case code": [code.encode(), grouped(code).encode()],
        "mailbox key": shapes_of_bytes(mailbox.opened.private),
        "plaintext": [s for text in _typed() for s in shapes_of_text(text)],
    }
    right_after = _found(portal, shapes)
    publics = [public_half(bureau.private), *(bytes(row.sealed[:KEY_BYTES]) for row in Submission.objects.all())]
    tried = _could_be_keys(portal)
    others = Browser(portal.port)
    for _ in range(100):
        others.get("/en/ask/")
    later = _found(portal, shapes)
    portal.replace_worker()
    others.get("/en/")
    replaced = _found(portal, shapes)
    print("\nright after:", right_after, "\nafter 100 others:", later, "\nreplaced:", replaced)
    assert right_after["private keys"] == later["private keys"] == 0
    assert public_key(bureau.offline) in tried  # a setting of the process: what lies there is seen
    assert not [value for value in tried if public_half(value) in publics]
    assert right_after["plaintext"]  # and so is what was typed
    assert not any(replaced.values())
    files = [*of_databases(cluster, since), *of_folder(tmp_path), *_environments(portal)]
    contents = [content for _, content in files]
    assert not any(copies_of(found, contents) for found in shapes.values())
    assert {one.kind for one in bureau.opened()} == {Kind.ENQUIRY, Kind.OPENED}  # with the key all of it opens


def _typed() -> list[str]:
    """What she wrote that nobody else writes."""
    return [ANSWERS["name"]["name"], ANSWERS["you"]["name"], ANSWERS["last-contact"]["circumstances"]]


def _found(portal: PortalProcess, shapes: Mapping[str, list[bytes]]) -> dict[str, int]:
    """Copies in the memory of parent and workers."""
    parts = [part for one in (portal.process.pid, *children(portal.process.pid)) for part in memory_of(one)]
    return {name: copies_of(found, parts) for name, found in shapes.items()}


def _environments(portal: PortalProcess) -> list[tuple[str, bytes]]:
    return [(str(one), Path(f"/proc/{one}/environ").read_bytes()) for one in (portal.process.pid, portal.worker)]


def _could_be_keys(portal: PortalProcess) -> set[bytes]:
    """Every 32 bytes in the worker's memory that could be random: at a multiple of 8, and with enough different bytes.

    Of 10,000 keys one looks so poor that it is passed over.
    """
    found = set()
    for part in memory_of(portal.worker):
        values = np.frombuffer(part, np.uint8)
        if values.size < KEY_BYTES:
            continue
        rows = np.lib.stride_tricks.sliding_window_view(values, KEY_BYTES)[::8]
        for some in np.array_split(rows, max(1, len(rows) // 500_000)):
            few_zeros = some[(some == 0).sum(1) <= 2]
            different = 1 + (np.diff(np.sort(few_zeros, axis=1), axis=1) != 0).sum(1)
            found |= {row.tobytes() for row in few_zeros[different >= 25]}
    print(f"\n{len(found)} different values tried as keys")
    return found
