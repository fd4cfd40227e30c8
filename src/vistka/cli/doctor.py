"""`vistka doctor`: what is wrong, and how to mend it."""

from __future__ import annotations

import argparse
from itertools import chain

from vistka.cli.errors import CommandError
from vistka.cli.server import installation


def run(_: argparse.Namespace) -> None:
    """One line for each thing looked at. Raises `CommandError` when something is wrong."""
    with installation():
        from django.conf import settings

        from vistka.config.doctor import Finding, examine
        from vistka.config.doctor_foreign import foreign_lines

        wrong = 0
        for finding, words in chain(examine(), foreign_lines(settings.FETCHED_HOSTS)):
            wrong += finding is Finding.WRONG
            print(f"{finding:<6}{words}")
    if wrong:
        raise CommandError(f"{wrong} wrong.")
