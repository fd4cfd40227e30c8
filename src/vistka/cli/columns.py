"""`vistka columns`: the columns that are understood, and the words for them."""

import argparse

from vistka.tables import describe_columns


def run(_: argparse.Namespace) -> None:
    """Print them."""
    print(describe_columns())
