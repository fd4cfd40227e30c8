"""The settings as a fresh process reads them."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings

from vistka.config.environment import VARIABLES

PASSWORD = "k9-" * 8
PROGRAM = """
import json, vistka.config.settings as settings
names = {names}
print(json.dumps({{name: getattr(settings, name) for name in names}}, default=str))
"""


def read(*names: str, **environment: str) -> dict[str, Any]:
    """The settings of these names in this environment."""
    done = run(names, environment)
    assert not done.returncode, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def run(names: tuple[str, ...], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    others = {name: value for name, value in os.environ.items() if not name.startswith("VISTKA_")}
    program = [sys.executable, "-c", PROGRAM.format(names=names)]
    return subprocess.run(program, env=others | environment, capture_output=True, text=True)  # noqa: S603


@pytest.fixture(scope="module")
def bureau() -> dict[str, Any]:
    return read(
        "DEBUG",
        "SECRET_KEY",
        "SECURE_HSTS_SECONDS",
        "SECURE_SSL_REDIRECT",
        "SESSION_COOKIE_NAME",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_NAME",
        "CSRF_COOKIE_SECURE",
        "SECURE_PROXY_SSL_HEADER",
        "PROXY",
        "FOLDER",
        "DATABASES",
        "INSTALLED_APPS",
        "MIDDLEWARE",
        "ROOT_URLCONF",
        VISTKA_MODE="bureau",
        VISTKA_TLS="proxy",
        VISTKA_PROXY="10.0.0.7",
        VISTKA_DATABASE_URL=f"postgresql://vistka:{PASSWORD}@database.example/bureau?sslmode=verify-full",
    )


def test_a_bureau_without_a_secret_has_none_that_others_know(bureau: dict[str, Any]) -> None:
    assert bureau["SECRET_KEY"] == "missing"  # noqa: S105, which refusals.py refuses


def test_a_bureaus_cookies_are_for_one_host_over_tls(bureau: dict[str, Any]) -> None:
    assert bureau["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert bureau["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert bureau["SESSION_COOKIE_SECURE"] is bureau["CSRF_COOKIE_SECURE"] is True


def test_a_bureau_is_reached_over_tls_for_two_years_to_come(bureau: dict[str, Any]) -> None:
    assert bureau["SECURE_SSL_REDIRECT"] is True
    assert bureau["SECURE_HSTS_SECONDS"] == 63_072_000


def test_what_a_proxy_says_counts_only_where_one_is_named(bureau: dict[str, Any]) -> None:
    assert bureau["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert settings.SECURE_PROXY_SSL_HEADER is None


def test_a_database_is_named_by_its_address(bureau: dict[str, Any]) -> None:
    assert bureau["DATABASES"]["default"]["HOST"] == "database.example"
    assert bureau["DATABASES"]["default"]["OPTIONS"] == {"sslmode": "verify-full"}
    assert bureau["DATABASES"]["mailroom"]["NAME"] == "/var/lib/vistka/mailroom.sqlite3"


def test_an_address_that_is_none_is_refused_without_its_password() -> None:
    done = run((), {"VISTKA_DATABASE_URL": f"oracle-of-delphi://vistka:{PASSWORD}@database.example/bureau"})
    assert done.returncode
    assert "VISTKA_DATABASE_URL: is not the address of an SQLite or PostgreSQL database" in done.stderr
    assert PASSWORD not in done.stderr


def test_debug_is_no_setting_of_the_environment() -> None:
    assert settings.DEBUG is False
    assert "VISTKA_DEBUG" not in VARIABLES


def test_a_file_that_comes_in_stays_in_memory() -> None:
    assert settings.FILE_UPLOAD_HANDLERS == ["vistka.vault.uploads.MemoryOnly"]


def test_counts_of_attempts_lie_in_no_database() -> None:
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.locmem.LocMemCache"


def test_a_bureau_has_no_tour_and_nobody_acts_as_somebody(bureau: dict[str, Any]) -> None:
    assert bureau["ROOT_URLCONF"] == "vistka.config.urls"
    assert not [name for name in [*bureau["INSTALLED_APPS"], *bureau["MIDDLEWARE"]] if "exercise" in name]
    assert settings.ROOT_URLCONF == "vistka.exercise.tour.urls"
