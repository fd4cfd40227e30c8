"""`vistka serve`: the desk's web server."""

from __future__ import annotations

import argparse
import sys

from vistka.cli.server import installation


def run(asked: argparse.Namespace) -> None:
    """Serve until stopped. Raises `CommandError` where it refuses to start."""
    with installation():
        from vistka.config.in_use import beside_others
        from vistka.config.serving import place_of, refuse_the_place, serve
        from vistka.config.start import start

        refuse_the_place(asked.host)
        with beside_others():
            start()
            print(f"The desk: {place_of(asked.host, asked.port)}", file=sys.stderr)
            serve(host=asked.host, port=asked.port)
