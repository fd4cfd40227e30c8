"""The public key of a week: to what the portal seals, and by what it knows the desk's letters.

It is signed by the bureau's offline key, whose public half stands in the settings of the portal and whose fingerprint is
printed. So who writes the mailroom cannot put a key of his own there.
"""

from __future__ import annotations

from vistka.mailroom.models import PublishedKey
from vistka.mailroom.public_keys import NoKey, PublicKey, key_of, read_key


def published_keys(offline: bytes) -> list[PublicKey]:
    """All that lies in the mailroom and was signed by the offline key, oldest first."""
    rows = PublishedKey.objects.values_list("body", "signature")
    found = (read_key(bytes(body), bytes(signature), offline) for body, signature in rows)
    return sorted((key for key in found if key), key=lambda key: (key.first_day, str(key.key_id)))


__all__ = ["NoKey", "PublicKey", "key_of", "published_keys", "read_key"]
