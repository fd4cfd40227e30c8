"""`vistka backup`: one encrypted file of everything but the keys."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from vistka.cli.server import installation


def run(asked: argparse.Namespace) -> None:
    """Write the backup. Raises `CommandError` where it cannot be made."""
    with installation():
        from django.conf import settings

        from vistka.config.in_use import beside_others
        from vistka.config.start import start

        with beside_others():
            start()
            from vistka.agenda.work import done
            from vistka.config.backups import make_backup

            out = Path(asked.out)
            print("Copying and encrypting …", file=sys.stderr)
            make_backup(out, asked.to or settings.BACKUP_TO)
            done("backup")
        print(f"{out}: {out.stat().st_size:,} bytes. The keyring is not in it: keep a copy of that elsewhere.")
