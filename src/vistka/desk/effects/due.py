"""Where what is due of belongings is done: lines of the table in `desk.due_places`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.access.permissions import Permission
from vistka.desk.due_place import DuePlace

DUE: Final[Mapping[str, DuePlace]] = {
    "effects.unsealed": DuePlace(Permission.KEEP_EFFECTS, "packet"),
    "effects.waiting": DuePlace(Permission.KEEP_EFFECTS, "packet"),
    "effects.loose": DuePlace(Permission.KEEP_EFFECTS, "article_forward"),
}
