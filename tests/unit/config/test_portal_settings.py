"""The portal's settings in a process of their own: they are read from the environment when they are imported."""

from __future__ import annotations

import json
import subprocess
import sys

from processes import environment_of

SHOWN = """
import json
from vistka.config import portal
print(json.dumps({name: getattr(portal, name) for name in (
    "CSRF_TRUSTED_ORIGINS", "GIVEN_OF_THE_DESK", "REQUESTS_A_WORKER", "SECURE_SSL_REDIRECT", "CSRF_COOKIE_NAME")}))
"""


def settings_with(**variables: object) -> dict[str, object]:
    shown = subprocess.run(  # noqa: S603
        [sys.executable, "-c", SHOWN], env=environment_of(**variables), capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(shown.stdout)
    return found


def test_a_bureau_encrypts_and_takes_forms_from_its_onion_address() -> None:
    found = settings_with(MODE="bureau", ONION="http://asktheboard.onion/", SECRET_KEY_FILE="/nowhere")  # noqa: S106
    assert found["SECURE_SSL_REDIRECT"] is True
    assert found["CSRF_COOKIE_NAME"] == "__Host-vistka-form"
    assert found["CSRF_TRUSTED_ORIGINS"] == ["http://asktheboard.onion"]
    assert found["GIVEN_OF_THE_DESK"] == ["VISTKA_SECRET_KEY"]


def test_without_an_onion_address_no_other_origin_is_trusted() -> None:
    found = settings_with(PORTAL_REQUESTS=20)
    assert found["CSRF_TRUSTED_ORIGINS"] == []
    assert found["REQUESTS_A_WORKER"] == 20
