"""What a command is to the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NamedTuple


class Command(NamedTuple):
    """A command in the help: `about` is its help text, `take` adds its arguments to its parser."""

    name: str
    summary: str
    example: str
    about: str
    take: Callable[[argparse.ArgumentParser], None]


def take_nothing(_: argparse.ArgumentParser) -> None:
    """For a command that needs no argument."""
