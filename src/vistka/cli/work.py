"""`vistka work`: the worker beside the desk."""

from __future__ import annotations

import argparse

from vistka.cli.server import installation


def run(_: argparse.Namespace) -> None:
    """Work until stopped. Raises `CommandError` where it refuses to start."""
    with installation():
        from vistka.config.in_use import beside_others
        from vistka.config.start import start

        with beside_others():
            start()
            from vistka.config.working import work

            work()
