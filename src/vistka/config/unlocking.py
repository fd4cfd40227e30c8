"""Opening the keyring: an exercise's lies open; a bureau's takes the passphrases of two named officers.

They are typed at the terminal, or come as two lines `name:passphrase` on standard input. Never as arguments and never
in the environment: both can be read by others while the process runs.
"""

from __future__ import annotations

import getpass
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Final, TextIO

from django.conf import settings

from vistka.vault.errors import KeyringError, WrongPassphrase
from vistka.vault.keyring_file import KeyringHead, Unlocked, read_head, unlock

OFFICERS_TO_OPEN: Final = 2
TRIES: Final = 3


def unlock_keyring(path: Path) -> Unlocked:
    """The open keyring of this installation. Raises `KeyringError` when it does not open."""
    head, exercise = read_head(path), settings.EXERCISE
    if not head.wrapped:
        return unlock(path, exercise=exercise)
    if not sys.stdin.isatty():
        return unlock(path, passphrases_from(sys.stdin, head.officers), exercise=exercise)
    for left in reversed(range(TRIES)):
        try:
            return unlock(path, _typed(head), exercise=exercise)
        except WrongPassphrase as wrong:
            if not left:
                raise
            print(wrong, file=sys.stderr)
    raise AssertionError("the last try returns or raises")


def passphrases_from(stream: TextIO, officers: Collection[str], wanted: int = OFFICERS_TO_OPEN) -> dict[str, str]:
    """`wanted` lines `name:passphrase` of different officers. Raises `KeyringError`, which repeats no line."""
    found: dict[str, str] = {}
    for number in range(1, wanted + 1):
        name, colon, passphrase = stream.readline().rstrip("\r\n").partition(":")
        if not colon or name not in officers or name in found:
            raise KeyringError(
                f"Line {number} of standard input must be name:passphrase, each of another officer "
                f"({', '.join(officers)}). Or start at a terminal."
            )
        found[name] = passphrase
    return found


def new_passphrases(officers: tuple[str, ...]) -> dict[str, str]:
    """A new passphrase of each officer: typed twice at the terminal, or a line of standard input each."""
    if not sys.stdin.isatty():
        return passphrases_from(sys.stdin, officers, len(officers))
    return {officer: _typed_twice(officer) for officer in officers}


def _typed(head: KeyringHead) -> dict[str, str]:
    print(f"Two of these officers open the keyring: {', '.join(head.officers)}", file=sys.stderr)
    found: dict[str, str] = {}
    while len(found) < OFFICERS_TO_OPEN:
        name = input("Officer: ").strip()
        if name not in head.officers or name in found:
            print("That is nobody of these, or the same officer again.", file=sys.stderr)
            continue
        found[name] = getpass.getpass(f"Passphrase of {name}: ")
    return found


def _typed_twice(officer: str) -> str:
    while True:
        first = getpass.getpass(f"New passphrase of {officer}: ")
        if first == getpass.getpass(f"Again, the passphrase of {officer}: "):
            return first
        print("The two differ. Once more.", file=sys.stderr)
