from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings as real_settings

from vistka.config import refusing
from vistka.config.refusals import REFUSALS, Refused, refuse_to_start
from vistka.vault.keyring import Keyring
from vistka.vault.keyring_file import write_keyring
from vistka.vault.uses import UseCounter
from vistka.vault.wrapping import Cost

SECRET = "Zk3_vQ9-mB7xT1cR5nL8wJ2pF6sD4hG0yU" * 2
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
OFFICERS = {"olena": "grey geese fly over marsh", "taras": "seven small boats left early"}
SQLITE = "django.db.backends.sqlite3"


def keyring_at(path: Path, *, exercise: bool) -> None:
    keyring = Keyring.new(exercise=exercise, uses=UseCounter(None))
    write_keyring(path, keyring, None if exercise else OFFICERS, cost=CHEAP)


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A bureau that nothing speaks against."""
    monkeypatch.setattr(
        refusing, "may_be_dumped", lambda: False
    )  # hardening is for good, and the tests' process is one
    tmp_path.chmod(0o700)
    for name in ("bureau.sqlite3", "mailroom.sqlite3", "certificate", "key"):
        (tmp_path / name).touch(0o600)
    keyring_at(tmp_path / "keyring", exercise=False)
    return SimpleNamespace(
        DEBUG=False,
        EXERCISE=False,
        SECRET_KEY=SECRET,
        ALLOWED_HOSTS=["desk.example"],
        LOOPBACK=real_settings.LOOPBACK,
        TLS="certificate",
        TLS_CERTIFICATE=str(tmp_path / "certificate"),
        TLS_KEY=str(tmp_path / "key"),
        PROXY="",
        FOLDER=tmp_path,
        KEYRING=tmp_path / "keyring",
        DATABASES={
            "default": {"ENGINE": SQLITE, "NAME": tmp_path / "bureau.sqlite3"},
            "mailroom": {"ENGINE": SQLITE, "NAME": tmp_path / "mailroom.sqlite3"},
        },
    )


@pytest.fixture
def exercise(bureau: SimpleNamespace) -> SimpleNamespace:
    bureau.KEYRING.unlink()
    keyring_at(bureau.KEYRING, exercise=True)
    vars(bureau).update(EXERCISE=True, TLS="none", SECRET_KEY="exercise", ALLOWED_HOSTS=["127.0.0.1", "[::1]"])  # noqa: S106
    return bureau


def reasons(settings: Any) -> str:
    with pytest.raises(Refused) as refused:
        refuse_to_start(settings)
    return str(refused.value)


def far(**options: str) -> dict[str, dict[str, Any]]:
    engine = "django.db.backends.postgresql"
    return {"default": {"ENGINE": engine, "NAME": "bureau", "HOST": "db.example", "OPTIONS": options}}


def test_a_bureau_in_order_starts(bureau: SimpleNamespace) -> None:
    refuse_to_start(bureau)


def test_an_exercise_in_order_starts_without_tls_or_secret(exercise: SimpleNamespace) -> None:
    refuse_to_start(exercise)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"DEBUG": True}, "DEBUG is on"),
        ({"SECRET_KEY": "missing"}, "VISTKA_SECRET_KEY is missing"),
        ({"SECRET_KEY": SECRET[:49]}, "VISTKA_SECRET_KEY is missing"),
        ({"SECRET_KEY": "django-insecure-" + SECRET}, "VISTKA_SECRET_KEY is missing"),
        ({"SECRET_KEY": "secret" * 20}, "no random value"),
        ({"ALLOWED_HOSTS": ["*"]}, "VISTKA_HOSTS is open"),
        ({"ALLOWED_HOSTS": [".example"]}, "VISTKA_HOSTS is open"),
        ({"ALLOWED_HOSTS": []}, "VISTKA_HOSTS is open"),
        ({"TLS": "none"}, "Nobody encrypts the connection"),
        ({"TLS_CERTIFICATE": "/nowhere"}, "certificate or its key is missing"),
        ({"TLS_KEY": ""}, "certificate or its key is missing"),
        ({"TLS": "proxy"}, "The proxy is not named"),
        ({"TLS": "proxy", "PROXY": "proxy.example"}, "The proxy is not named"),
        ({"FOLDER": Path("/nowhere")}, "The folder is missing"),
        ({"KEYRING": Path("/nowhere/keyring")}, "The keyring is missing"),
        ({"DATABASES": far()}, "without its certificate being checked"),
        ({"DATABASES": far(sslmode="require")}, "without its certificate being checked"),
        ({"EXERCISE": True}, "belongs to the other mode"),
    ],
)
def test_a_bureau_refuses_to_start(bureau: SimpleNamespace, change: dict[str, Any], reason: str) -> None:
    vars(bureau).update(change)
    assert reason in reasons(bureau)


def test_a_proxy_named_by_its_address_is_enough(bureau: SimpleNamespace) -> None:
    vars(bureau).update(TLS="proxy", PROXY="10.0.0.7")
    refuse_to_start(bureau)


def test_a_far_database_that_proves_itself_is_enough(bureau: SimpleNamespace) -> None:
    bureau.DATABASES = far(sslmode="verify-full")
    refuse_to_start(bureau)


@pytest.mark.parametrize(
    ("name", "mode", "reason"),
    [
        (".", 0o750, "Others can look into the folder"),
        ("keyring", 0o640, "Others can read the keyring"),
        ("keyring", 0o604, "Others can read the keyring"),
        ("bureau.sqlite3", 0o644, "Others can read a database file"),
        ("mailroom.sqlite3", 0o640, "Others can read a database file"),
        ("key", 0o640, "Others can read the certificate's key"),
    ],
)
def test_what_others_could_read_is_refused(bureau: SimpleNamespace, name: str, mode: int, reason: str) -> None:
    (bureau.FOLDER / name).chmod(mode)
    assert reason in reasons(bureau)


def test_a_journal_that_others_could_read_is_refused(bureau: SimpleNamespace) -> None:
    journal = bureau.FOLDER / "bureau.sqlite3-wal"
    journal.touch()
    journal.chmod(0o644)
    assert "Others can read a database file" in reasons(bureau)


def test_a_bureau_with_an_exercises_keyring_is_refused_twice(bureau: SimpleNamespace) -> None:
    bureau.KEYRING.unlink()
    keyring_at(bureau.KEYRING, exercise=True)
    assert "belongs to the other mode" in reasons(bureau)
    assert "not wrapped" in reasons(bureau)


def test_a_file_that_is_no_keyring_is_refused(bureau: SimpleNamespace) -> None:
    bureau.KEYRING.write_text("{}")
    assert "The keyring cannot be used" in reasons(bureau)


def test_a_keyring_behind_a_link_is_refused(bureau: SimpleNamespace) -> None:
    bureau.KEYRING.rename(bureau.FOLDER / "elsewhere")
    bureau.KEYRING.symlink_to(bureau.FOLDER / "elsewhere")
    assert "The keyring cannot be used" in reasons(bureau)


def test_an_exercise_is_not_reached_from_elsewhere(exercise: SimpleNamespace) -> None:
    exercise.ALLOWED_HOSTS = ["desk.example"]
    assert "VISTKA_HOSTS names another machine" in reasons(exercise)


def test_memory_that_could_be_dumped_is_refused_in_an_exercise_too(
    exercise: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refusing, "may_be_dumped", lambda: True)
    assert "Crashes could write memory" in reasons(exercise)


def test_before_init_only_what_init_makes_may_be_missing(bureau: SimpleNamespace) -> None:
    vars(bureau).update(FOLDER=Path("/nowhere"), KEYRING=Path("/nowhere/keyring"))
    refuse_to_start(bureau, made_by_init=False)
    bureau.TLS = "none"
    with pytest.raises(Refused, match="Nobody encrypts"):
        refuse_to_start(bureau, made_by_init=False)


def test_every_line_says_how_to_mend_it_and_no_secret(bureau: SimpleNamespace) -> None:
    vars(bureau).update(DEBUG=True, SECRET_KEY="lizard", TLS="none", ALLOWED_HOSTS=["*"])  # noqa: S106
    said = reasons(bureau)
    assert said.count("\n") == 4
    assert "lizard" not in said
    assert all(refusal.mend.endswith(".") for refusal in REFUSALS)
