"""The running call face: what it knows and what it may do. It has no key, no secret, no person and no room of the desk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.db import ProgrammingError, connections, transaction

from contracts.test_portal_process import ROOMS_OF_THE_DESK
from invented_call import SET_UP, Caller, as_the_call_face, opened_room
from portal_process import children, free_port, open_files, wait
from postgres_cluster import Cluster
from processes import Environment, environment_of, run, running
from vistka.calls.rooms import deliver
from vistka.mailroom.calls import Side
from vistka.mailroom.grants import beyond_the_table, statements
from vistka.mailroom.models import CallEntry, CallPlace, CallRoom, CallSignal, Draft, Mail, PublishedKey, Submission

pytestmark = [pytest.mark.django_db(transaction=True, databases=["default", "mailroom"])]

ROLE = "calls_of_the_tests"
AFTER_A_REQUEST = """
import io, json, sys
from vistka.cli.server import call_process
with call_process():
    from vistka.config.call_serving import serve_calls
    from vistka.config.call_start import start_calls
    start_calls()
    from vistka.config.call_wsgi import application
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/en/", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
             "wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr}
    status = []
    b"".join(application(asked, lambda code, headers: status.append(code)))
    print(json.dumps([status, sorted(sys.modules)]))
"""


@pytest.fixture
def settings_of_the_face(cluster: Cluster | None, addresses: Mapping[str, str]) -> Iterator[Environment]:
    """On PostgreSQL with a user that may do what the face must, and no more."""
    settings = {"FOLDER": os.environ["VISTKA_FOLDER"]}
    if cluster is None:
        for file in Path(os.environ["VISTKA_FOLDER"]).glob("*.sqlite3*"):
            file.chmod(0o600)  # as the desk would have made it
        yield environment_of(**settings)
        return
    cluster.run(f"CREATE ROLE {ROLE} LOGIN")
    with connections["mailroom"].cursor() as cursor:
        for line in statements(ROLE, connections["mailroom"], "call"):
            cursor.execute(line)
        yield environment_of(
            **settings, MAILROOM_URL=addresses["VISTKA_MAILROOM_URL"].replace("//vistka@", f"//{ROLE}@")
        )
        cursor.execute(f"DROP OWNED BY {ROLE}")
    cluster.run(f"DROP ROLE {ROLE}")


def test_the_process_knows_no_room_or_key_of_the_desk_and_nothing_of_the_portal(
    settings_of_the_face: Environment,
) -> None:
    asked = subprocess.run(  # noqa: S603
        [sys.executable, "-c", AFTER_A_REQUEST], env=settings_of_the_face, capture_output=True, text=True, check=True
    )
    status, modules = json.loads(asked.stdout)
    assert status == ["200 OK"]
    assert "vistka.call.views" in modules
    known = {f"vistka.{room}" for room in (*ROOMS_OF_THE_DESK, "calls", "portal", "config.portal")}
    assert [name for name in modules if any(name == room or name.startswith(f"{room}.") for room in known)] == []
    assert {"allauth", "django.contrib.auth", "django_tasks", "numpy", "numba", "pyrage"}.isdisjoint(modules)


def test_the_running_process_has_no_secret_and_no_database_of_the_desk(settings_of_the_face: Environment) -> None:
    port = free_port()
    with running(settings_of_the_face, "serve", "call", "--port", str(port)) as process:
        wait(lambda: _answers(port))
        for one in (process.pid, *children(process.pid)):
            environment = Path(f"/proc/{one}/environ").read_bytes().decode()
            given = {line.partition("=")[0] for line in environment.split("\0") if line.startswith("VISTKA_")}
            assert given <= {"VISTKA_FOLDER", "VISTKA_MAILROOM_URL"}
            assert not [name for name in open_files(one) if "bureau.sqlite3" in name or "keyring" in name]
        process.terminate()
        process.communicate()
    assert process.returncode == 0


def test_a_bureaus_face_starts_with_its_own_database_user_and_nothing_else(
    settings_of_the_face: Environment, cluster: Cluster | None, tmp_path: Path
) -> None:
    of_a_bureau = {"VISTKA_MODE": "bureau", "VISTKA_CALL_HOSTS": "call.example", "VISTKA_TLS": "proxy"}
    settings = settings_of_the_face | of_a_bureau | {"VISTKA_PROXY": "127.0.0.1"}
    if cluster is None:
        assert "The mailroom is a file." in run(settings, "serve", "call")[2]
        return
    as_the_desk = settings | {"VISTKA_MAILROOM_URL": cluster.address("mailroom")}
    assert "may do more than it must" in run(as_the_desk, "serve", "call")[2]
    desk = environment_of(FOLDER=tmp_path, MAILROOM_URL=cluster.address("mailroom"))
    assert (
        f'GRANT SELECT, INSERT ON "mailroom_callentry" TO "{ROLE}";'
        in run(desk, "portal-role", ROLE, "--face", "call")[1]
    )
    assert run(desk, "portal-role", ROLE, "--face", "call", "--apply")[:2] == (
        0,
        "The call face's user may do what it must, and nothing else.\n",
    )
    port = free_port()
    with running(settings, "serve", "call", "--port", str(port)):
        wait(lambda: _answers(port, Host="call.example", **{"X-Forwarded-Proto": "https"}))


@pytest.fixture
def as_the_faces_user(cluster: Cluster | None) -> Iterator[Caller]:
    """The connection to the mailroom has the rights of the face's user; a room is open, and one side is in it."""
    if cluster is None:
        pytest.skip("a file knows no users")
    with as_the_call_face(**SET_UP):
        links = opened_room()
        deliver()
        with connections["mailroom"].cursor() as cursor:
            cursor.execute(f"CREATE ROLE {ROLE}")
            for line in statements(ROLE, connections["mailroom"], "call"):
                cursor.execute(line)
            cursor.execute(f"SET ROLE {ROLE}")
            yield Caller.of(Side.FAMILY, links.family)
            cursor.execute("RESET ROLE")
            cursor.execute(f"DROP OWNED BY {ROLE}")
            cursor.execute(f"DROP ROLE {ROLE}")


REFUSED = {
    "move a slot": lambda: CallRoom.objects.update(closes_at="2099-01-01T00:00Z"),
    "resume an ended call": lambda: CallRoom.objects.update(ended=False),
    "open a room": lambda: CallRoom.objects.create(opens_at="2026-01-01T00:00Z", closes_at="2099-01-01T00:00Z"),
    "change a token": lambda: CallPlace.objects.update(token_hash=b""),
    "free a place": lambda: CallEntry.objects.all()._raw_delete("mailroom"),
    "give a place to another": lambda: CallEntry.objects.update(session_hash=b""),
    "change what was said": lambda: CallSignal.objects.update(sealed=b""),
    "lose what was said": lambda: CallSignal.objects.all()._raw_delete("mailroom"),
    "read mail": lambda: Mail.objects.first(),
    "read what was sent": lambda: Submission.objects.first(),
    "send something": lambda: Submission.objects.create(key_id="0" * 32, sealed=b""),
    "read drafts": lambda: Draft.objects.first(),
    "read keys": lambda: PublishedKey.objects.first(),
}


def test_with_its_own_rights_the_face_does_all_its_work_and_nothing_else(as_the_faces_user: Caller) -> None:
    assert beyond_the_table(connections["mailroom"], "call") == []
    assert as_the_faces_user.join().status_code == 200
    assert as_the_faces_user.exchange((1, b"sealed")).status_code == 200
    assert as_the_faces_user.join().json()["own"] == 1
    for deed in REFUSED.values():
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(using="mailroom"):
            deed()


def _answers(port: int, **headers: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/en/", headers=headers)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
