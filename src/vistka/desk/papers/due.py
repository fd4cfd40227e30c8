"""Where what is due of printed forms is done: lines of the table in `desk.due_places`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.desk.due_place import DuePlace

DUE: Final[Mapping[str, DuePlace]] = {}
