"""What the rooms declare, each in a module of its own, in dicts by name.

`CLOCKS` in `clocks.py`, `HANDLERS` in `wakes.py`, `FOLLOWERS` in `followers.py`, `EVERY_ROUND` in `every_round.py`,
`RESEAL` and `CHECK` in `seals.py`, `ERASE` in `erasing.py`, `HOLDS` in `holds.py`, `STAYS` and `SETTLED` in `joins.py`,
`VETOES` in `closes.py`, `MACHINES` in `machines.py`, `OWNERS` in `owners.py`,
`FORGETS` in `forgetting.py`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps


@cache
def declared(module: str, name: str) -> dict[str, Any]:
    """The entries of the dict `name` in every room's `module`. Raises `ValueError` for one that two rooms give."""
    found: dict[str, Any] = {}
    for app in apps.get_app_configs():
        where = f"{app.name}.{module}"
        if where != f"{__package__}.{module}" and find_spec(where):
            entries = getattr(import_module(where), name)
            if twice := found.keys() & entries.keys():
                raise ValueError(f"Two rooms declare {sorted(twice)} in {name}.")
            found |= entries
    return found
