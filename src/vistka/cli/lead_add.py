"""`vistka lead add`: bring articles, posts, pictures and videos to the bureau. What is in them a reviewer sees alone."""

from __future__ import annotations

import argparse
import io
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vistka.cli.errors import CommandError, WrongCommandLine
from vistka.cli.lead_words import counted, harmless
from vistka.cli.server import installation

if TYPE_CHECKING:
    from vistka.leads.models import Item
    from vistka.ledger.actors import Actor
    from vistka.vault.texts.reading import Reader

STANDARD_INPUT: Final = "-"
THANKS: Final = "Thank you. A reviewer reads it."
ADDRESS: Final = ("https://", "http://")
FOUND: Final = {
    "person": "described person",
    "offer": "offer",
    "attribution": "attribution",
    "post": "post",
    "place": "place",
    "date": "date",
}
"""A kind of finding (`leads.kinds.FindingKind`), in a word that takes an s."""


def run(asked: argparse.Namespace) -> None:
    """Bring what the command line names. Raises `CommandError` at the first that cannot be taken."""
    _look_at(asked)
    with installation():
        from vistka.config.in_use import beside_others
        from vistka.config.start import start
        from vistka.vault.texts.reading import Reader

        with beside_others():
            _keep_every_byte()
            start()
            by = _sign_in(asked.account)
            with Reader() as reader:
                for file in asked.files:
                    print(*_said(by, file, asked, reader), sep="\n")


def _look_at(asked: argparse.Namespace) -> None:
    """Raises `WrongCommandLine`, `CommandError` for a file that is not there: before anybody types a password."""
    if asked.json:
        raise WrongCommandLine("--json is for `vistka lead read`.")
    if asked.link and len(asked.files) > 1:
        raise WrongCommandLine("--link is the address of one file. Bring the files one after the other.")
    if asked.published:
        try:
            date.fromisoformat(asked.published)
        except ValueError:
            raise WrongCommandLine("--published is a day, as in 2026-11-23.") from None
    for file in asked.files:
        if file != STANDARD_INPUT and not file.startswith(ADDRESS) and not Path(file).is_file():
            raise CommandError(f"{harmless(file)}: is no file.")


def _said(by: Actor, file: str, asked: argparse.Namespace, reader: Reader) -> Iterator[str]:
    """Bring one thing; what this account is told. Others than reviewers could ask by it what the bureau knows."""
    from vistka.access.actions.permits import permitted
    from vistka.access.errors import NotAllowed
    from vistka.access.permissions import Permission

    told = list(_brought(by, file, asked, reader))
    try:
        permitted(by, Permission.REVIEW_LEAD)
    except NotAllowed:
        told = [f"{_named(file)}: {THANKS}"]
    yield from told


def _brought(by: Actor, file: str, asked: argparse.Namespace, reader: Reader) -> Iterator[str]:
    """Bring one thing; what a reviewer is told of it. Raises `CommandError`."""
    from vistka.access.errors import AccessError
    from vistka.leads.actions import bring_media, bring_text
    from vistka.leads.actions.bringing import BroughtBefore
    from vistka.leads.media import is_media
    from vistka.vault.errors import VaultError

    is_address = file.startswith(ADDRESS)
    link = asked.link or (file if is_address else "")
    try:
        content = _content(file)
        if is_media(content):
            bring_media(by=by, content=content, link=link, told_by=asked.told_by)
            yield f"{_named(file)}: sealed unseen. It is opened only by a reviewer who says what for."
        else:
            name = "" if is_address else Path(file).name
            reading = reader.read(content, name=name, link=link, published=asked.published)
            item = bring_text(by=by, content=content, reading=reading, link=link, told_by=asked.told_by)
            yield f"{_named(file)}: {_counts(item)}."
        yield "It waits for a lead reviewer at the desk, under “Leads”. Nothing of it is confirmed."
    except BroughtBefore as before:
        yield f"{_named(file)}: {before}"
    except (AccessError, VaultError) as error:
        raise CommandError(f"{_named(file)}: {error}") from error


def _counts(item: Item) -> str:
    found = Counter(item.findings.values_list("kind", flat=True))
    counts = [counted(found[kind], words) for kind, words in FOUND.items() if found[kind]]
    return ", ".join(counts) if counts else "nothing was found in it; a reviewer may know better"


def _content(file: str) -> bytes:
    """What is brought, and no more of it than can be taken. Raises `CommandError`, `NotFetched`."""
    from django.conf import settings

    from vistka.leads.media import MOST_BYTES
    from vistka.vault.fetching.getting import fetch

    if file.startswith(ADDRESS):
        return fetch(file, settings.FETCHED_HOSTS)
    if file == STANDARD_INPUT:
        return sys.stdin.read(MOST_BYTES + 1).encode("utf-8", "surrogateescape")
    try:
        with open(file, "rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{harmless(file)}: cannot be read ({(error.strerror or 'read error').lower()}).") from error


def _keep_every_byte() -> None:
    """The first lines of standard input may be passphrases, what follows a file: each of its bytes must come back."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape", newline="")


def _named(file: str) -> str:
    return "standard input" if file == STANDARD_INPUT else harmless(file)


def _sign_in(account: str) -> Actor:
    from vistka.access.terminal import sign_in_at_terminal

    return sign_in_at_terminal(account, ask=getpass if sys.stdin.isatty() else _read_line)


def _read_line(_: str) -> str:
    return sys.stdin.readline().rstrip("\r\n")
