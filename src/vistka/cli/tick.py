"""`vistka tick`: once, what the worker does each minute."""

from __future__ import annotations

import argparse

from vistka.cli.server import installation


def run(_: argparse.Namespace) -> None:
    """Say how much is due. Raises `CommandError` where it refuses to start."""
    with installation():
        from vistka.config.in_use import beside_others
        from vistka.config.start import start

        with beside_others():
            start()
            from vistka.agenda.work import tick

            print(f"{tick()} due.")
