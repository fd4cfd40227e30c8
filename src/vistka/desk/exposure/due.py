"""Where what is due of those who were shown in public is done: lines of the table in `desk.due_places`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vistka.access.permissions import Permission
from vistka.desk.due_place import DuePlace

DUE: Final[Mapping[str, DuePlace]] = {
    "registry.exposures": DuePlace(Permission.REVIEW_RISK, "review_exposure"),
    "registry.exposures_to_second": DuePlace(Permission.REVIEW_RISK, "second_exposure"),
}
