"""Everything that can lie under one draft cookie: "delete now" deletes all of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.mailroom.schema import MOST_PAPERS
from vistka.portal.drafts import Writing

ASK: Final = "ask"

FLOWS: Final[Mapping[str, int]] = {ASK: MOST_PAPERS, "with-him": 0, "sheet": 1, "lost": 0}
"""What may be begun, and how many files it may hold."""


def delete_all(key: bytes) -> None:
    """Delete whatever was begun under this key, now."""
    for flow, files in FLOWS.items():
        Writing(key, flow).delete(files)
