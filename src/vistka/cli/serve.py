"""`vistka serve`: the web server of the desk, the portal or the call face; in an exercise all, as processes of their own."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Final

from vistka.cli.errors import CommandError
from vistka.cli.server import call_process, installation, portal_process

PORTS: Final = {"desk": 8000, "portal": 8001, "call": 8002}


def run(asked: argparse.Namespace) -> None:
    """Serve until stopped. Raises `CommandError` where it refuses to start."""
    if asked.face == "desk":
        _desk(asked.host, asked.port or PORTS["desk"])
    elif asked.face == "portal":
        _portal(asked.host, asked.port or PORTS["portal"])
    elif asked.face == "call":
        _call(asked.host, asked.port or PORTS["call"])
    else:
        _all(asked.host, asked.port or PORTS["desk"])


def _desk(host: str, port: int) -> None:
    with installation():
        from vistka.config.address import place_of, refuse_the_place
        from vistka.config.in_use import beside_others
        from vistka.config.serving import serve
        from vistka.config.start import start

        refuse_the_place(host)
        with beside_others():
            start()
            print(f"The desk:   {place_of(host, port)}", file=sys.stderr)
            serve(host=host, port=port)


def _portal(host: str, port: int) -> None:
    with portal_process():
        from vistka.config.address import place_of, refuse_the_place
        from vistka.config.portal_serving import serve_portal
        from vistka.config.portal_start import start_portal

        refuse_the_place(host)
        application = start_portal()
        print(f"The portal: {place_of(host, port)}", file=sys.stderr)
        serve_portal(host=host, port=port, application=application)


def _call(host: str, port: int) -> None:
    with call_process():
        from vistka.config.address import place_of, refuse_the_place
        from vistka.config.call_serving import serve_calls
        from vistka.config.call_start import start_calls

        refuse_the_place(host)
        start_calls()
        print(f"Calls:      {place_of(host, port)}", file=sys.stderr)
        serve_calls(host=host, port=port)


def _all(host: str, port: int) -> None:
    from vistka.config.both import serve_all
    from vistka.config.environment import Environment, SettingsError

    try:
        mode = Environment(os.environ).text("VISTKA_MODE", "exercise")
    except SettingsError as error:
        raise CommandError(str(error)) from error
    if mode != "exercise":
        raise CommandError(
            "name the face: `vistka serve desk`, or on their own hosts `vistka serve portal` and `vistka serve call`."
        )
    serve_all(host, desk=port, portal=port + 1, call=port + 2)
