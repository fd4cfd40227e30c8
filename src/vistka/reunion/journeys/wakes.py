"""What the worker does with journeys when it is woken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vistka.reunion.journeys.ending import purge_all

HANDLERS: Final[Mapping[str, Callable[[], None]]] = {"reunion.purge_journeys": purge_all}
