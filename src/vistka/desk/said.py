"""How the ledger says a verb."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise


class Said(NamedTuple):
    """A verb as a whole sentence, and in two or three words for a list to choose from."""

    sentence: Promise
    what: Promise
