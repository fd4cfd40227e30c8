"""A rotation from its beginning to its end; killed at any moment it goes on when run again.

Not renewed are the keys of the ledger's chain, of the bindings in its entries, of its signed heads, of letters to
families and of printed forms: what they prove must stay provable as long as the ledger stands.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from vistka.ledger.actors import Actor
from vistka.ledger.entries import Draft, enter
from vistka.ledger.resealing import check_all, reseal_all
from vistka.vault import keyring_file
from vistka.vault.current import use_keyring
from vistka.vault.keyring import Keyring
from vistka.vault.keyring_file import Unlocked
from vistka.vault.keys import Purpose

KEPT: Final = frozenset({Purpose.LEDGER, Purpose.BINDING, Purpose.HEAD, Purpose.LETTER, Purpose.DOCUMENT})
RENEWED: Final = tuple(purpose for purpose in Purpose if purpose not in KEPT)

Progress = Callable[[int, int], None]


class Rotated(NamedTuple):
    """How many rows were sealed anew, and what stood in the way; the old keys are gone only if nothing did."""

    resealed: int
    refused: tuple[str, ...]


def rotate(path: Path, unlocked: Unlocked, by: Actor, reseal: Progress, check: Progress) -> Rotated:
    """Seal everything under new keys and retire the old ones, if all then opens without them.

    Nothing else may run. `reseal` and `check` are told of rows done and in all. Raises `KeyringError`.
    """
    note(by, "vault.rotation_begun")
    begun = unlocked
    if not under_way(unlocked.keyring):
        begun = keyring_file.replace(path, unlocked, _with_new(unlocked.keyring))
    use_keyring(begun.keyring)
    swept = reseal_all(reseal)
    if swept.refused:
        return Rotated(swept.resealed, swept.refused)
    without_old = _without_old(begun.keyring)
    use_keyring(without_old)  # what opens now opens without the old keys, whatever a column says of its version
    if refused := check_all(check).refused:
        return Rotated(swept.resealed, refused)
    note(by, "vault.rotation_ended")
    keyring_file.replace(path, begun, without_old)
    return Rotated(swept.resealed, ())


def under_way(ring: Keyring) -> bool:
    """Whether a rotation was begun and not ended."""
    return any(len(ring.versions(purpose)) > 1 for purpose in RENEWED)


def note(by: Actor, verb: str) -> None:
    """Enter what somebody did with the keys."""
    enter([Draft(actor=by, verb=verb)])


def _with_new(ring: Keyring) -> Keyring:
    for purpose in RENEWED:
        ring = ring.with_new_version(purpose)
    return ring


def _without_old(ring: Keyring) -> Keyring:
    for purpose in RENEWED:
        for version in ring.versions(purpose)[:-1]:
            ring = ring.without(purpose, version)
    return ring
