"""What the worker does in this room when it is woken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vistka.contact.deaths import watch_deaths
from vistka.contact.weighing import weigh_all

DEATHS: Final = "contact.deaths"
WEIGH: Final = "contact.weigh"

HANDLERS: Final[Mapping[str, Callable[[], None]]] = {DEATHS: watch_deaths, WEIGH: weigh_all}
