"""`vistka serve`: the web server of the desk, or of the portal; in an exercise both, as two processes."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Final

from vistka.cli.errors import CommandError
from vistka.cli.server import installation, portal_process

PORTS: Final = {"desk": 8000, "portal": 8001}


def run(asked: argparse.Namespace) -> None:
    """Serve until stopped. Raises `CommandError` where it refuses to start."""
    if asked.face == "desk":
        _desk(asked.host, asked.port or PORTS["desk"])
    elif asked.face == "portal":
        _portal(asked.host, asked.port or PORTS["portal"])
    else:
        _both(asked.host, asked.port or PORTS["desk"])


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


def _both(host: str, port: int) -> None:
    from vistka.config.both import serve_both
    from vistka.config.environment import Environment, SettingsError

    try:
        mode = Environment(os.environ).text("VISTKA_MODE", "exercise")
    except SettingsError as error:
        raise CommandError(str(error)) from error
    if mode != "exercise":
        raise CommandError("name the face: `vistka serve desk`, or on its own host `vistka serve portal`.")
    serve_both(host, desk=port, portal=port + 1)
