"""What the worker does for this room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from vistka.tracing.followers import MATCH
from vistka.tracing.matching import match_all, match_waiting

HANDLERS: Final[dict[str, Callable[[], None]]] = {MATCH: match_waiting, "tracing.match_all": match_all}
