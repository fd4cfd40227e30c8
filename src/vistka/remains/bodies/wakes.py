"""What the worker does about human remains when it is woken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vistka.remains.bodies.watching import watch_told

HANDLERS: Final[Mapping[str, Callable[[], None]]] = {"remains.told": watch_told}
