"""Words that beside each other tell how somebody fought or what crime he did: what was done, and where or with what."""

from __future__ import annotations

from importlib.resources import files
from typing import Final


def _table(kind: str) -> dict[str, str]:
    lines = (files("vistka.sources") / "data" / "combat.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {language: forms for of, language, forms in rows if of == kind}


DEEDS: Final = _table("deed")
"""What somebody did, of each language."""

SETTINGS: Final = _table("setting")
"""Where or with what he did it."""

FLIGHT: Final = _table("flight")
"""How somebody got away or gave up, of each language."""

TROOPS: Final = _table("troops")
"""Of whom it tells of conduct."""

HEARSAY: Final = _table("hearsay")
"""That it is only said of him, or that he is accused of it, or had it ordered."""
