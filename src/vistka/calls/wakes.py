"""What the worker does in this room when it is woken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vistka.calls.for_her import let_on_all

HANDLERS: Final[Mapping[str, Callable[[], None]]] = {"calls.let_on": let_on_all}
