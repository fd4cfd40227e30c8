"""What `vistka doctor` says of a thing that it looked at."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Finding(StrEnum):
    """How a thing looked at was found."""

    OK = "ok"
    WARN = "warn"
    WRONG = "wrong"


class Line(NamedTuple):
    """One thing that was looked at."""

    finding: Finding
    words: str
