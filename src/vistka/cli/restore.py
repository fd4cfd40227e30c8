"""`vistka restore`: bring a backup back, and prove it before anybody can use it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vistka.cli.errors import CommandError
from vistka.cli.ledger import read_heads
from vistka.cli.server import installation
from vistka.progress import Bar

if TYPE_CHECKING:
    from vistka.ledger.anchors import Anchor


def run(asked: argparse.Namespace) -> None:
    """Restore and prove. Raises `CommandError` for a backup that cannot be trusted; nothing starts on it then."""
    with installation():
        from django.conf import settings

        from vistka.config.backups import proved, restore
        from vistka.config.in_use import alone
        from vistka.config.logging import catch_the_uncaught
        from vistka.config.refusals import refuse_to_start
        from vistka.config.unlocking import unlock_keyring
        from vistka.vault.current import use_keyring

        heads = read_heads(asked.heads)
        with alone():
            refuse_to_start(made_by_init=False)
            use_keyring(unlock_keyring(settings.KEYRING).keyring)
            catch_the_uncaught()
            print("Opening and filling …", file=sys.stderr)
            manifest = restore(Path(asked.backup), Path(asked.identity))
            print(f"The backup of {manifest['at']}, with {manifest['entries']:,} entries of the ledger, is in place.")
            make_usable(heads, asked.withdrawn)
            proved()
        print("Proved: `vistka serve` and `vistka work` may start.")


def make_usable(heads: list[Anchor], withdrawn: str | None) -> None:
    """Prove what was brought back, erase again what was withdrawn since, and number mail beyond all that was sent.

    Raises `CommandError` for what cannot be trusted.
    """
    from django.utils import timezone

    from vistka.post.mailboxes import number_anew

    _prove(heads)
    _withdraw(withdrawn)
    print(f"{number_anew(timezone.now()):,} mailboxes go on with new numbers: no mail from after this backup is shown.")
    print("A family that got a new case code since this backup is back to its old one: give it another by two people.")


def _prove(heads: list[Anchor]) -> None:
    from vistka.config.founding import migrate
    from vistka.ledger.resealing import check_all
    from vistka.ledger.verification import verify

    migrate(lambda line: print(line, file=sys.stderr))
    with Bar("Opening", "rows", sys.stderr) as bar:
        refused = [*check_all(bar.show).refused]
    with Bar("Reading the ledger", "entries and rows", sys.stderr) as bar:
        verified = verify(heads, bar.show)
    since = [head.number for head in heads if head.number > verified.entries]
    named = [str(one) for one in verified.findings if not one.what.startswith("cut off since")]
    if since:
        print(f"Entries {verified.entries + 1:,} to {max(since):,} came after this backup: they are lost.")
    for line in [*refused, *named]:
        print(line)
    if refused or named:
        raise CommandError("this backup cannot be trusted; nothing starts on it. Bring back another one.")


def _withdraw(file: str | None) -> None:
    from vistka.ledger.withdrawals import NotAWithdrawal, apply_withdrawals

    if file is None:
        print("No file of withdrawals was given: what was erased since this backup is there again.")
        return
    try:
        done = apply_withdrawals(Path(file))
    except (OSError, NotAWithdrawal) as error:
        raise CommandError(f"{file}: cannot be read, or a line is not of this installation.") from error
    print(f"{done:,} withdrawals made since the backup were applied again.")
