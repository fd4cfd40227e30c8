"""`vistka portal-keys`: the keys to which the portal seals, and the offline key that signs them.

`new` and `sign` run on a machine without a network: they set up no Django and know no installation.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from vistka.cli.errors import CommandError, WrongCommandLine
from vistka.cli.output import private_output
from vistka.cli.server import installation
from vistka.mailroom.key_files import (
    NotAKeyFile,
    read_signed,
    read_unsigned,
    signatures_of,
    signed_file,
    unsigned_file,
)
from vistka.vault.signatures import fingerprint, public_key

if TYPE_CHECKING:
    from vistka.ledger.actors import Actor
    from vistka.mailroom.public_keys import PublicKey


def run(asked: argparse.Namespace) -> None:
    """What `asked.what` names. Raises `CommandError`."""
    {"new": _new, "sign": _sign, "make": _make, "publish": _publish, "show": _show}[asked.what](asked)


def _new(asked: argparse.Namespace) -> None:
    from vistka.config.offline import make_offline_key

    place = Path(asked.out or "offline.key")
    try:
        public = make_offline_key(place)
    except FileExistsError:
        raise CommandError(f"{place}: is there already. An offline key is never written over.") from None
    except OSError as error:
        raise CommandError(f"{place}: cannot be written.") from error
    print(
        f"The offline key lies in {place}. Keep it on this machine, and a copy in a safe; never on a host.\n\n"
        f"VISTKA_OFFLINE_KEY={public.hex()}\n\nFingerprint, to compare aloud and to print: {fingerprint(public)}"
    )


def _sign(asked: argparse.Namespace) -> None:
    from vistka.config.offline import read_offline_key

    try:
        keys = read_unsigned(_read(asked.file))
    except NotAKeyFile as error:
        raise CommandError(f"{asked.file}: {error}") from error
    try:
        seed = read_offline_key(Path(asked.key))
    except (OSError, ValueError) as error:
        raise CommandError(f"{asked.key}: is no offline key, or cannot be read.") from error
    with private_output(asked.out) as stream:
        stream.write(signed_file(signatures_of(keys, seed)).encode())
    print("Signed by the offline key", fingerprint(public_key(seed)), file=sys.stderr)
    _say(keys, sys.stderr)


def _make(asked: argparse.Namespace) -> None:
    with installation():
        from vistka.config.in_use import beside_others
        from vistka.config.start import start

        with beside_others():
            start()
            from vistka.post.keys import make_keys, published, unsigned_keys

            make_keys(by=_sign_in(asked.account), weeks=asked.weeks)
            waiting = [published(key) for key in unsigned_keys()]
        with private_output(asked.out) as stream:
            stream.write(unsigned_file(waiting).encode())
        print("These wait for a signature of the offline key:", file=sys.stderr)
        _say(waiting, sys.stderr)


def _publish(asked: argparse.Namespace) -> None:
    try:
        signed = read_signed(_read(asked.file))
    except NotAKeyFile as error:
        raise CommandError(f"{asked.file}: {error}") from error
    with installation():
        from vistka.config.in_use import beside_others
        from vistka.config.start import start

        with beside_others():
            start()
            from vistka.post.keys import publish, publish_keys, published

            keys = publish_keys(by=_sign_in(asked.account), signed=signed)
            publish()
            print("The portal seals to these from now on:")
            _say((published(key) for key in keys), sys.stdout)


def _show(_: argparse.Namespace) -> None:
    with installation():
        from django.conf import settings

        from vistka.config.in_use import beside_others
        from vistka.config.start import start

        with beside_others():
            start()
            from vistka.post.keys import published, signed_keys, unsigned_keys

            print(f"Offline key: {fingerprint(settings.OFFLINE_KEY) if settings.OFFLINE_KEY else 'none is set'}")
            for words, keys in (("Signed:", signed_keys()), ("Waiting for a signature:", unsigned_keys())):
                print(words)
                _say((published(key) for key in keys), sys.stdout)


def _say(keys: Iterable[PublicKey], stream: TextIO) -> None:
    """A line each, and by which key letters are signed."""
    found = list(keys)
    for key in found:
        print(f"  {key.first_day} to {key.last_day}  {key.fingerprint}", file=stream)
    for letters in sorted({key.letters for key in found}):
        print(f"  letters are signed by    {fingerprint(letters)}", file=stream)


def _read(file: str | None) -> str:
    if file is None:
        raise WrongCommandLine("name the file that was carried over.")
    try:
        return Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file}: cannot be read.") from error


def _sign_in(account: str) -> Actor:
    from vistka.access.terminal import sign_in_at_terminal

    return sign_in_at_terminal(account, ask=getpass if sys.stdin.isatty() else _line)


def _line(_: str) -> str:
    return sys.stdin.readline().rstrip("\r\n")
