"""The keys of an exercise's portal: made, signed and published by `init`, so that one command shows everything.

In a bureau the offline key never comes near this host: `vistka portal-keys`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.conf import settings

from vistka.config.founders import first_administrator
from vistka.config.offline import PUBLIC_FILE, SECRET_FILE, make_offline_key, read_offline_key
from vistka.mailroom.key_files import signatures_of
from vistka.post.keys import make_keys, publish, publish_keys, published, unsigned_keys
from vistka.post.models import SubmissionKey
from vistka.vault.signatures import public_key

WEEKS: Final = 26


def keys_of_an_exercise(folder: Path, say: Callable[[str], None]) -> None:
    """The offline key in the folder, and half a year of signed keys in the mailroom. What is there stays."""
    secret, public = folder / SECRET_FILE, folder / PUBLIC_FILE
    if settings.OFFLINE_KEY and not secret.exists():
        return  # somebody keeps the key of this exercise elsewhere, as a bureau does
    say(f"Offline key {secret} …")
    if not secret.exists():
        make_offline_key(secret)
    seed = read_offline_key(secret)
    public.write_text(f"{public_key(seed).hex()}\n", "ascii")
    settings.OFFLINE_KEY = public_key(seed)  # the settings were read before there was a file
    by = first_administrator()
    if not SubmissionKey.objects.exists():
        make_keys(by=by, weeks=WEEKS)
    if waiting := unsigned_keys():
        publish_keys(by=by, signed=signatures_of(map(published, waiting), seed))
    publish()
