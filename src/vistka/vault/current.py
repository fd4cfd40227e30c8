"""The keyring of this process, kept on the app config, where a test can give it and take it away."""

from __future__ import annotations

from typing import Final

from django.apps import apps

from vistka.vault.errors import KeyringLocked
from vistka.vault.keyring import Keyring

_KEPT_AS: Final = "keyring"


def keyring() -> Keyring:
    """The open keyring; raises KeyringLocked when nobody has opened it in this process."""
    opened = vars(apps.get_app_config("vault")).get(_KEPT_AS)
    if not isinstance(opened, Keyring):
        raise KeyringLocked
    return opened


def use_keyring(keyring: Keyring | None) -> None:
    """From now on this process seals and opens with `keyring`; None locks it again."""
    vars(apps.get_app_config("vault"))[_KEPT_AS] = keyring
