from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings as real_settings

from vistka.config import refusing
from vistka.config.portal_refusals import PORTAL_REFUSALS
from vistka.config.refusing import Refused, refuse_by

SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The portal of a bureau that nothing speaks against."""
    monkeypatch.setattr(refusing, "may_be_dumped", lambda: False)
    tmp_path.chmod(0o700)
    for name in ("certificate", "key"):
        (tmp_path / name).touch(0o600)
    return SimpleNamespace(
        DEBUG=False,
        EXERCISE=False,
        GIVEN_OF_THE_DESK=[],
        OFFLINE_KEY=b"k" * 32,
        ALLOWED_HOSTS=["ask.example"],
        LOOPBACK=real_settings.LOOPBACK,
        TLS="certificate",
        TLS_CERTIFICATE=str(tmp_path / "certificate"),
        TLS_KEY=str(tmp_path / "key"),
        PROXY="",
        FOLDER=tmp_path,
        DATABASES={"default": {}, "mailroom": {"ENGINE": POSTGRESQL, "NAME": "mailroom", "HOST": "", "OPTIONS": {}}},
    )


def reasons(settings: Any) -> str:
    with pytest.raises(Refused) as refused:
        refuse_by(PORTAL_REFUSALS, settings)
    return str(refused.value)


def on(host: str, **options: str) -> dict[str, dict[str, Any]]:
    return {"default": {}, "mailroom": {"ENGINE": POSTGRESQL, "NAME": "mailroom", "HOST": host, "OPTIONS": options}}


def in_a_file(path: Path) -> dict[str, dict[str, Any]]:
    return {"default": {}, "mailroom": {"ENGINE": SQLITE, "NAME": path}}


def test_the_portal_of_a_bureau_in_order_starts(bureau: SimpleNamespace) -> None:
    refuse_by(PORTAL_REFUSALS, bureau)
    bureau.DATABASES = on("db.example", sslmode="verify-full")
    refuse_by(PORTAL_REFUSALS, bureau)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"DEBUG": True}, "DEBUG is on"),
        ({"GIVEN_OF_THE_DESK": ["VISTKA_KEYRING"]}, "A setting of the desk"),
        ({"OFFLINE_KEY": b""}, "VISTKA_OFFLINE_KEY is missing"),
        ({"ALLOWED_HOSTS": ["*"]}, "VISTKA_PORTAL_HOSTS is open"),
        ({"ALLOWED_HOSTS": []}, "VISTKA_PORTAL_HOSTS is open"),
        ({"TLS": "none"}, "Nobody encrypts the connection"),
        ({"TLS": "proxy"}, "The proxy is not named"),
        ({"TLS_KEY": ""}, "certificate or its key is missing"),
        ({"DATABASES": on("db.example", sslmode="require")}, "without its certificate being checked"),
        ({"DATABASES": in_a_file(Path("/nowhere/mailroom.sqlite3"))}, "The mailroom is a file"),
    ],
)
def test_the_portal_of_a_bureau_refuses_to_start(bureau: SimpleNamespace, change: dict[str, Any], reason: str) -> None:
    vars(bureau).update(change)
    assert reason in reasons(bureau)


def test_what_others_could_read_is_refused(bureau: SimpleNamespace) -> None:
    bureau.FOLDER.chmod(0o750)
    (bureau.FOLDER / "key").chmod(0o640)
    said = reasons(bureau)
    assert "Others can look into the folder" in said
    assert "Others can read the certificate's key" in said


def test_an_exercise_may_have_a_file_and_no_offline_key_and_is_reached_from_here_only(bureau: SimpleNamespace) -> None:
    file = bureau.FOLDER / "mailroom.sqlite3"
    file.touch(0o600)
    vars(bureau).update(
        EXERCISE=True, TLS="none", OFFLINE_KEY=b"", DATABASES=in_a_file(file), ALLOWED_HOSTS=["localhost", "[::1]"]
    )
    refuse_by(PORTAL_REFUSALS, bureau)
    bureau.ALLOWED_HOSTS = ["ask.example"]
    file.chmod(0o644)
    said = reasons(bureau)
    assert "names another machine" in said
    assert "Others can read a database file" in said
    assert said.count("\n") == 2


def test_every_line_says_how_to_mend_it() -> None:
    assert all(refusal.mend.endswith(".") for refusal in PORTAL_REFUSALS)
