"""The server's commands, as processes of their own in folders of their own."""

import os
import re
import signal
import socket
import ssl
import stat
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from processes import SECONDS, Environment, environment_of, run, running
from vistka.config.founders import INVENTED

OFFICERS = "olena:grey geese fly over marsh\ntaras:seven small boats left early\n"
NAMES = "Олена Зимова\nТарас Літній\nМарко Тихий\n"
CODE = re.compile(r"^  (\S+) +([A-Z0-9-]{24})$", re.MULTILINE)


def stop(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit code and log of a command that was told to end."""
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=SECONDS)
    return process.returncode, err


def wait(until: Callable[[], object]) -> None:
    deadline = time.monotonic() + SECONDS
    while not until():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.02)


def get(port: int, path: str = "/", tls: ssl.SSLContext | None = None, **headers: str) -> HTTPResponse | None:
    """The answer, or none while nobody listens."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    if tls:
        connection = HTTPSConnection("localhost", port, context=tls, timeout=5)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.body = response.read()  # type: ignore[attr-defined]
        return response
    except OSError:
        return None
    finally:
        connection.close()


def free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def three_free_ports() -> int:
    """The first of three that follow one another."""
    while True:
        port = free_port()
        with socket.socket() as second, socket.socket() as third, suppress(OSError, OverflowError):
            second.bind(("127.0.0.1", port + 1))
            third.bind(("127.0.0.1", port + 2))
            return port


def children(process: subprocess.Popen[str]) -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(number) for number in listed.split()]


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    return environment_of(FOLDER=tmp_path_factory.mktemp("exercise") / "bureau")


@pytest.fixture(scope="module")
def founded(exercise: Environment) -> str:
    """What `vistka init` prints in an exercise."""
    code, out, err = run(exercise, "init")
    assert not code, err
    return out


def folder_of(environment: Environment) -> Path:
    return Path(environment["VISTKA_FOLDER"])


def test_before_init_the_doctor_says_what_is_missing_and_makes_nothing(tmp_path: Path) -> None:
    code, out, err = run(environment_of(FOLDER=tmp_path / "bureau"), "doctor")
    assert code == 1
    assert "wrong Nothing is set up here, or not to the end. Run `vistka init`." in out
    assert "wrong." in err
    assert not (tmp_path / "bureau").exists()


def test_a_misspelt_setting_stops_every_command(tmp_path: Path) -> None:
    code, _, err = run(environment_of(FOLDER=tmp_path, SECRETKEY="lizard"), "doctor")
    assert (code, err) == (1, "vistka: VISTKA_SECRETKEY: there is no such setting; docs/operations.md lists them.\n")


def test_init_gives_each_of_the_first_staff_a_code(founded: str) -> None:
    codes = dict(CODE.findall(founded))
    assert {"olena", "taras", "marta"} <= codes.keys()
    assert len(set(codes.values())) == len(codes)


def test_what_init_makes_is_for_its_owner_alone(exercise: Environment, founded: str) -> None:
    folder = folder_of(exercise)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_second_init_is_refused(exercise: Environment, founded: str) -> None:
    code, _, err = run(exercise, "init")
    assert code == 1
    assert "An installation stands here already." in err


def test_the_doctor_finds_nothing_wrong_after_init(exercise: Environment, founded: str) -> None:
    code, out, err = run(exercise, "doctor")
    assert (code, err) == (0, "")
    assert "wrong" not in out


def test_an_exercise_has_half_a_year_of_signed_keys(exercise: Environment, founded: str) -> None:
    code, out, err = run(exercise, "portal-keys", "show")
    signed, _, waiting = out.partition("Waiting for a signature:")
    assert (code, err, signed.count(" to "), waiting.strip()) == (0, "", 26, "")


def test_an_init_that_was_killed_goes_on_and_gives_codes_that_hold(tmp_path: Path) -> None:
    environment = environment_of(FOLDER=tmp_path / "bureau")
    for moment in ("keyring", "bureau.sqlite3", "mailroom.sqlite3"):
        with running(environment, "init"):
            wait((folder_of(environment) / moment).exists)
    with running(environment, "init") as process:
        assert process.stdout
        lost = process.stdout.readline()  # killed before or after the end was noted: either way one init is enough
    code, out, err = run(environment, "init")
    assert lost.startswith("The installation stands")
    assert len(CODE.findall(out)) == len(INVENTED) or "stands here already" in err, (code, err)
    assert run(environment, "doctor")[0] == 0


def test_serve_answers_and_logs_neither_path_nor_query(exercise: Environment, founded: str) -> None:
    port = free_port()
    with running(exercise, "serve", "desk", "--port", str(port)) as process:
        wait(lambda: get(port))
        response = get(port, "/somewhere/?name=Petrenko")
        style = get(port, "/static/ui/vistka.css")
        code, log = stop(process)
    assert response
    assert response.headers["Content-Security-Policy"].count("'none'") == 3
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert style
    assert style.status == 200
    assert code == 0
    assert '"event": "request"' in log
    assert "Petrenko" not in log
    assert "somewhere" not in log


def test_a_worker_that_dies_is_replaced_without_asking_anybody(exercise: Environment, founded: str) -> None:
    port = free_port()
    with running(exercise, "serve", "desk", "--port", str(port)) as process:
        wait(lambda: get(port))
        (first,) = children(process)
        os.kill(first, signal.SIGKILL)
        wait(lambda: get(port) and first not in children(process))
        assert stop(process)[0] == 0


def test_no_open_keyring_is_left_behind_when_the_parent_is_killed(exercise: Environment, founded: str) -> None:
    port = free_port()
    with running(exercise, "serve", "desk", "--port", str(port)) as process:
        wait(lambda: get(port))
        process.kill()
        process.wait()
        wait(lambda: get(port) is None)
        assert get(port) is None


def test_an_exercise_serves_all_faces_and_ends_all(exercise: Environment, founded: str) -> None:
    """Processes beside each other: what belongs to the desk never reaches the others'."""
    port = three_free_ports()
    secrets = {
        "VISTKA_SECRET_KEY": "lizard" * 9,
        "VISTKA_KEYRING": f"{folder_of(exercise)}/keyring",
        "VISTKA_TURN_SECRET": "lizard and relay",
    }
    with running(exercise | secrets, "serve", "--port", str(port)) as process:
        wait(lambda: get(port) and get(port + 1) and get(port + 2))
        starts = [get(port + 1, "/en/"), get(port + 2, "/en/")]
        desk, portal, call = children(process)
        environments = {one: Path(f"/proc/{one}/environ").read_bytes() for one in (desk, portal, call)}
        files = {os.readlink(file) for one in (portal, call) for file in Path(f"/proc/{one}/fd").iterdir()}
        code, log = stop(process)
    assert [start and start.status for start in starts] == [200, 200]
    assert f"The desk:   http://127.0.0.1:{port}/" in log
    assert f"The portal: http://127.0.0.1:{port + 1}/" in log
    assert f"Calls:      http://127.0.0.1:{port + 2}/" in log
    assert b"lizard" in environments[desk]
    for public in (portal, call):
        assert b"lizard" not in environments[public]
        assert b"VISTKA_KEYRING" not in environments[public]
    assert not [name for name in files if "keyring" in name or "bureau.sqlite3" in name]
    assert code == 0
    assert [get(port + face) for face in range(3)] == [None] * 3


def test_when_one_face_ends_the_other_does_not_stay_behind(exercise: Environment, founded: str) -> None:
    port = three_free_ports()
    with running(exercise, "serve", "--port", str(port)) as process:
        wait(lambda: get(port) and get(port + 1) and get(port + 2))
        os.kill(children(process)[1], signal.SIGKILL)
        process.communicate(timeout=SECONDS)
    assert process.returncode == 1
    assert get(port) is None


def test_a_bureau_names_the_face(tmp_path: Path) -> None:
    code, _, err = run(environment_of(MODE="bureau", FOLDER=tmp_path), "serve")
    assert code == 1
    assert "name the face: `vistka serve desk`" in err


def test_the_portal_of_a_bureau_that_is_not_safe_says_everything_at_once(tmp_path: Path) -> None:
    settings = environment_of(MODE="bureau", FOLDER=tmp_path, PORTAL_HOSTS="*", KEYRING=tmp_path / "keyring")
    code, _, err = run(settings, "serve", "portal")
    assert code == 1
    for reason in (
        "A setting of the desk",
        "PORTAL_HOSTS is open",
        "Nobody encrypts",
        "OFFLINE_KEY",
        "mailroom is a file",
    ):
        assert reason in err


def test_the_call_face_of_a_bureau_that_is_not_safe_says_everything_at_once(tmp_path: Path) -> None:
    settings = environment_of(MODE="bureau", FOLDER=tmp_path, CALL_HOSTS="*", TURN_SECRET="the relay's")  # noqa: S106
    code, _, err = run(settings, "serve", "call")
    assert code == 1
    for reason in ("A setting of the desk", "CALL_HOSTS is open", "Nobody encrypts", "mailroom is a file"):
        assert reason in err


def test_the_portals_user_is_written_down_for_a_database_that_knows_users(exercise: Environment, founded: str) -> None:
    code, _, err = run(exercise, "portal-role", "vistka-portal")
    assert code == 1
    assert "the mailroom is a file" in err


def test_work_goes_on_until_it_is_stopped(exercise: Environment, founded: str) -> None:
    with running(exercise, "work") as process:
        assert process.stderr
        assert '"event": "working"' in process.stderr.readline()
        wait(lambda: "ok    The worker: 0 min ago." in run(exercise, "doctor")[1])
        code, log = stop(process)
    assert code == 0
    assert '"event": "stopping"' in log


def test_tick_and_migrate_come_to_an_end(exercise: Environment, founded: str) -> None:
    code, said, _ = run(exercise, "tick")
    assert (code, re.fullmatch(r"\d+ due\.\n", said) is not None) == (0, True)
    assert run(exercise, "migrate")[:2] == (0, "The databases are as the program expects them.\n")


@pytest.mark.parametrize("face", ["desk", "portal", "call"])
@pytest.mark.parametrize("host", ["0.0.0.0", "desk.example"])  # noqa: S104
def test_an_exercise_is_not_served_to_others(exercise: Environment, founded: str, host: str, face: str) -> None:
    code, _, err = run(exercise, "serve", face, "--host", host)
    assert code == 1
    assert "refuses to start" in err


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The settings of a bureau with a certificate of its own."""
    place = tmp_path_factory.mktemp("bureau")
    write_certificate(place)
    (place / "secret").write_text("Zk3_vQ9-mB7xT1cR5nL8wJ2pF6sD4hG0yU" * 2)
    return environment_of(
        MODE="bureau",
        FOLDER=place / "folder",
        HOSTS="localhost",
        TLS="certificate",
        TLS_CERTIFICATE=place / "certificate",
        TLS_KEY=place / "key",
        SECRET_KEY_FILE=place / "secret",
    )


@pytest.fixture(scope="module")
def codes(bureau: Environment) -> dict[str, str]:
    """The codes that `vistka init` prints in a bureau, by account."""
    named = ("--officer", "olena", "--officer", "taras", "--staff", "marko:auditor")
    code, out, err = run(bureau, "init", *named, given=OFFICERS + NAMES)
    assert not code, err
    return dict(CODE.findall(out))


def write_certificate(place: Path) -> None:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (place / "certificate").write_bytes(certificate.public_bytes(pem))
    (place / "key").touch(0o600)
    (place / "key").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


def test_a_bureau_is_opened_by_two_officers_and_served_over_tls(bureau: Environment, codes: dict[str, str]) -> None:
    assert codes.keys() == {"olena", "taras", "marko"}
    port = free_port()
    tls = ssl.create_default_context(cafile=bureau["VISTKA_TLS_CERTIFICATE"])
    with running(bureau, "serve", "desk", "--port", str(port), given=OFFICERS) as process:
        wait(lambda: get(port, tls=tls))
        response = get(port, tls=tls)
        code, log = stop(process)
    assert response
    assert response.headers["Strict-Transport-Security"].startswith("max-age=63072000")
    assert code == 0
    assert "geese" not in log
    wrong = OFFICERS.replace("geese", "ducks")
    code, _, err = run(bureau, "serve", "desk", given=wrong)
    assert code == 1
    assert "passphrase of olena" in err
    assert "ducks" not in err


@pytest.mark.usefixtures("codes")
@pytest.mark.parametrize(("proxy", "status"), [("127.0.0.1", 301), ("10.0.0.7", 403)])
def test_behind_a_proxy_only_the_proxy_can_say_that_a_connection_is_encrypted(
    bureau: Environment, proxy: str, status: int
) -> None:
    port, encrypted = free_port(), {"Host": "localhost", "X-Forwarded-Proto": "https"}
    behind = bureau | {"VISTKA_TLS": "proxy", "VISTKA_PROXY": proxy}
    with running(behind, "serve", "desk", "--port", str(port), given=OFFICERS):
        wait(lambda: get(port))
        plain, through = get(port, Host="localhost"), get(port, **encrypted)
    assert plain
    assert through
    assert plain.status == status
    assert (through.status == 403) == (status == 403)
    assert ("Strict-Transport-Security" in through.headers) == (status == 301)


@pytest.mark.usefixtures("codes", "founded")
def test_neither_mode_opens_the_others_database(bureau: Environment, exercise: Environment) -> None:
    stolen = exercise | {"VISTKA_DATABASE_URL": f"sqlite:///{folder_of(bureau)}/bureau.sqlite3"}
    code, _, err = run(stolen, "serve", "desk")
    assert code == 1
    assert "The bureau database belongs to the other mode." in err


def test_a_bureau_that_is_not_safe_says_everything_at_once(tmp_path: Path) -> None:
    code, _, err = run(environment_of(MODE="bureau", FOLDER=tmp_path / "none", HOSTS="*"), "serve", "desk")
    assert code == 1
    for reason in ("VISTKA_SECRET_KEY is missing", "VISTKA_HOSTS is open", "Nobody encrypts", "The keyring is missing"):
        assert reason in err
