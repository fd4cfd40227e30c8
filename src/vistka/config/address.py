"""The address that a web server of ours listens at."""

from __future__ import annotations

from django.conf import settings

from vistka.config.refusing import Refused, is_address


def refuse_the_place(host: str) -> None:
    """Raises `Refused` for an address that is none, and for an exercise that others could reach."""
    if not is_address(host):
        raise Refused(["--host takes an IP address of this machine."])
    if settings.EXERCISE and host not in settings.LOOPBACK:
        raise Refused(["An exercise binds to 127.0.0.1 or ::1 only. Leave --host out."])


def place_of(host: str, port: int) -> str:
    """The address to open in a browser of this machine."""
    scheme = "https" if settings.TLS == "certificate" else "http"
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}/"
