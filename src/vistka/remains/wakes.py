"""What the worker does in this room when it is woken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vistka.remains.bodies import wakes as bodies

HANDLERS: Final[Mapping[str, Callable[[], None]]] = {**bodies.HANDLERS}
