"""`vistka migrate`: the databases of an installation, brought to the version of the program."""

from __future__ import annotations

import argparse
import sys

from vistka.cli.errors import CommandError
from vistka.cli.server import installation


def run(_: argparse.Namespace) -> None:
    """Migrate both databases. Raises `CommandError` where nothing is set up."""
    with installation():
        from vistka.config.founding import is_founded, migrate
        from vistka.config.refusals import refuse_to_start

        refuse_to_start()
        if not is_founded():
            raise CommandError("nothing is set up here. Run `vistka init`.")
        migrate(lambda line: print(line, file=sys.stderr))
        print("The databases are as the program expects them.")
