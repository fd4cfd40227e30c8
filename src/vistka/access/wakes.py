"""What the worker does for this room whenever it is woken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vistka.access.sessions import SessionStore

HANDLERS: Final[Mapping[str, Callable[[], None]]] = {"access.forget_sessions": SessionStore.clear_expired}
