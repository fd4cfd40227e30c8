"""`vistka forms`: blank forms for paper, and the public key by which others verify forms."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vistka.cli.errors import CommandError, WrongCommandLine
from vistka.cli.output import private_output
from vistka.cli.server import installation
from vistka.progress import with_progress

if TYPE_CHECKING:
    from vistka.documents.kinds import DocumentKind
    from vistka.documents.labels import Languages
    from vistka.ledger.actors import Actor

MOST: Final = 1000


def run(asked: argparse.Namespace) -> None:
    """Print the key, or write the forms. Raises `CommandError`."""
    if not asked.key and not 1 <= asked.count <= MOST:
        raise WrongCommandLine(f"--count is 1 to {MOST:,}.")
    with installation():
        from vistka.config.in_use import beside_others
        from vistka.config.start import start

        with beside_others():
            start()
            if asked.key:
                _show_key()
            else:
                _write(asked)


def _show_key() -> None:
    from vistka.documents.keys import forms_key
    from vistka.vault.signatures import fingerprint

    print(forms_key().hex())
    print("Fingerprint, to compare aloud and to print:", fingerprint(forms_key()), file=sys.stderr)


def _write(asked: argparse.Namespace) -> None:
    from vistka.documents.issuing import issue_blank

    kind, languages = _kind(asked.kind), _languages(asked.languages)
    by, folder = _sign_in(asked.account), _folder(asked.out)
    for _ in with_progress(range(asked.count), asked.count, "Printing", "forms", sys.stderr):
        paper = issue_blank(by=by, kind=kind, languages=languages)
        with private_output(str(folder / paper.file_name)) as stream:
            stream.write(paper.pdf)
    print(f"{asked.count:,} blank forms lie in {folder}. Their numbers are recorded.")


def _kind(name: str) -> DocumentKind:
    from vistka.documents.kinds import NEVER_BLANK, DocumentKind

    blank = [kind for kind in DocumentKind if kind not in NEVER_BLANK]
    if name not in blank:
        raise WrongCommandLine(f"there is no blank form of this kind. There are: {', '.join(blank)}.")
    return DocumentKind(name)


def _languages(text: str) -> Languages:
    from vistka.documents.labels import LANGUAGES

    asked = text.split(",")
    if len(asked) != 2 or len(set(asked)) != len(asked) or not set(asked) <= set(LANGUAGES):
        raise WrongCommandLine(f"--languages takes two different ones of {', '.join(LANGUAGES)}, as in uk,en.")
    return asked[0], asked[1]


def _folder(name: str) -> Path:
    folder = Path(name)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"{name}: is no folder, or cannot be made.") from error
    return folder


def _sign_in(account: str) -> Actor:
    from vistka.access.terminal import sign_in_at_terminal

    return sign_in_at_terminal(account, ask=getpass if sys.stdin.isatty() else _read_line)


def _read_line(_: str) -> str:
    return sys.stdin.readline().rstrip("\r\n")
