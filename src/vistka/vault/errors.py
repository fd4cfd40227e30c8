"""What can go wrong with keys and sealed values. No message holds a value, and each says what to do."""

from __future__ import annotations


class VaultError(Exception):
    """Something with keys or sealed values went wrong."""


class CannotOpen(VaultError):
    """A sealed value does not open: changed, moved from another row, field or installation, or its key is gone."""

    def __init__(
        self, label: str, why: str = "it was changed, or moved here from another row, field or installation"
    ) -> None:
        super().__init__(
            f"“{label}” cannot be opened: {why}. Show nothing of this row; run “vistka keys check” and tell an officer."
        )
        self.label = label


class NoSuchKey(VaultError):
    """The keyring has no key of this purpose and version."""

    def __init__(self, purpose: str, version: int, newest: int) -> None:
        if newest:
            self.why = (
                f"the key {purpose} {version} {'was retired' if version <= newest else 'is newer than this keyring'}"
            )
        else:
            self.why = f"a key {purpose} was never made"
        super().__init__(f"Nothing can be done with this key: {self.why}. Bring back the newest keyring and restart.")


class KeySpent(VaultError):
    """A key has sealed as many values as is safe."""

    def __init__(self, purpose: str, version: int) -> None:
        super().__init__(f"The key {purpose} {version} has sealed all it may. Run “vistka keys rotate”.")


class KeyringLocked(VaultError):
    """This process has no open keyring."""

    def __init__(self) -> None:
        super().__init__("The keyring is locked. Start again with “vistka serve”, which asks two officers to open it.")


class KeyringError(VaultError):
    """The keyring, its file or its counts cannot be used as they are."""


class WrongPassphrase(KeyringError):
    """A passphrase is wrong. `officers` names whose; both of them when it cannot be told which."""

    def __init__(self, *officers: str) -> None:
        super().__init__(f"The passphrase of {' or '.join(officers)} is wrong. Type it again.")
        self.officers = officers


class WeakPassphrase(KeyringError):
    """A new passphrase could be guessed."""

    def __init__(self, officer: str, why: str) -> None:
        super().__init__(f"The passphrase of {officer} {why}. Choose another.")
        self.officer = officer


class Unwatched(VaultError):
    """A sealed field was read where the ledger would not know of it."""

    def __init__(self, label: str) -> None:
        super().__init__(f"“{label}” was read outside a reading. Open it inside `with reading(…)`.")
        self.label = label


class Undeclared(VaultError):
    """A field has no class of data, or a model no retention."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(f"{what} is not declared. Declare it in {where}.")
