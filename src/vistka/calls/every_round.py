"""What the worker does of this room in each of its rounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from vistka.calls.rooms import go_round

EVERY_ROUND: Final[dict[str, Callable[[], object]]] = {"calls.rooms": go_round}
