"""One line of the table of what is due (`desk.due_places`)."""

from __future__ import annotations

from typing import NamedTuple

from vistka.access.permissions import Permission


class DuePlace(NamedTuple):
    """Who does it, on which route; `of_row`: the route takes the key of the row that is due."""

    permission: Permission
    route: str
    of_row: bool = True
