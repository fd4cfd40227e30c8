"""What the worker does in this room when it is woken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vistka.correspondence.settling import settle_all

SETTLE: Final = "correspondence.settle"

HANDLERS: Final[Mapping[str, Callable[[], None]]] = {SETTLE: settle_all}
