"""`vistka ledger`: prove what was done and who looked, and sign its head."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vistka.cli.errors import CommandError
from vistka.cli.output import private_output
from vistka.cli.server import installation
from vistka.progress import Bar

if TYPE_CHECKING:
    from vistka.ledger.anchors import Anchor


def run(asked: argparse.Namespace) -> None:
    """Verify or sign. Raises `CommandError` for what is found, and where it refuses to start."""
    with installation():
        from vistka.config.in_use import beside_others
        from vistka.config.start import start

        with beside_others():
            start()
            (_verify if asked.act == "verify" else _anchor)(asked)


def _verify(asked: argparse.Namespace) -> None:
    from vistka.ledger.verification import verify

    heads = read_heads(asked.heads)
    with Bar("Reading the ledger", "entries and rows", sys.stderr) as bar:
        verified = verify(heads, bar.show)
    print(f"{verified.entries:,} entries and {verified.rows:,} rows read, {len(heads):,} signed heads.")
    for finding in verified.findings:
        print(finding)
    print("\nWhat this cannot see:", *verified.unseen, sep="\n- ")
    if verified.findings:
        raise CommandError(
            f"{len(verified.findings):,} findings. Stop disclosure, keep the database as it is, and go by "
            "docs/operations.md, “When the ledger does not verify”."
        )
    print("\nNothing was removed, cut off, altered or moved as far as this can see.")


def _anchor(asked: argparse.Namespace) -> None:
    from django.utils import timezone

    from vistka.agenda.work import done
    from vistka.ledger.anchors import make_anchor

    head = make_anchor(timezone.now())
    if head is None:
        raise CommandError("the ledger is empty: there is no head to sign yet.")
    with private_output(asked.out) as stream:
        stream.write(f"{head.as_json()}\n".encode())
    done("anchor")


def read_heads(files: list[str] | None) -> list[Anchor]:
    """The signed heads in these files, a line each. Raises `CommandError`."""
    return [head for file in files or () for head in _heads(Path(file))]


def _heads(file: Path) -> list[Anchor]:
    from vistka.ledger.anchors import read_anchor

    try:
        return [read_anchor(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file}: cannot be read.") from error
    except ValueError as error:
        raise CommandError(f"{file}: a line is no signed head of a ledger.") from error
