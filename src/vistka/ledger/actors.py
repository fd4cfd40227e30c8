"""Who does something: a member of staff, or the machine itself under the name of its task."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID


class Actor(NamedTuple):
    """`kind` is "staff" or "machine"; `id` the account's key, or the task's name."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


def staff(account_id: UUID) -> Actor:
    """A member of staff."""
    return Actor("staff", str(account_id))


def machine(task: str) -> Actor:
    """The machine, doing `task` without being asked."""
    return Actor("machine", task)
