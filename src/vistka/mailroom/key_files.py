"""What is carried to the machine of the offline key and back: two JSON files, so that nothing of it lies on a host.

The first holds the bodies of the keys that wait for a signature, the second the signatures by the key's id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from uuid import UUID

from vistka.mailroom.public_keys import PublicKey
from vistka.vault.signatures import SIGNATURE_BYTES, sign


class NotAKeyFile(ValueError):
    """A file that holds no keys to sign, or no signatures."""


def unsigned_file(keys: Iterable[PublicKey]) -> str:
    """The file that is carried to the offline machine."""
    return json.dumps({"unsigned": [key.body.decode() for key in keys]}, indent=1) + "\n"


def read_unsigned(text: str) -> list[PublicKey]:
    """The keys of such a file. Raises `NotAKeyFile`."""
    try:
        return [PublicKey.read(body.encode()) for body in json.loads(text)["unsigned"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotAKeyFile("This file holds no keys that wait for a signature.") from error


def signatures_of(keys: Iterable[PublicKey], seed: bytes) -> dict[UUID, bytes]:
    """The signature of each key by the offline key, by the key's id."""
    return {key.key_id: sign(seed, key.signed) for key in keys}


def signed_file(signatures: Mapping[UUID, bytes]) -> str:
    """The file that is carried back."""
    return json.dumps({"signed": {str(key_id): made.hex() for key_id, made in signatures.items()}}, indent=1) + "\n"


def read_signed(text: str) -> dict[UUID, bytes]:
    """The signatures of such a file, by the key's id; whether they hold is found out where they are used.

    Raises `NotAKeyFile`.
    """
    try:
        found = {UUID(key_id): bytes.fromhex(made) for key_id, made in json.loads(text)["signed"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotAKeyFile("This file holds no signatures of keys.") from error
    if any(len(made) != SIGNATURE_BYTES for made in found.values()):
        raise NotAKeyFile("This file holds no signatures of keys.")
    return found
