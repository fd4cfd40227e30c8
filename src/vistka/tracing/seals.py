"""What this room keeps sealed beside fields: the snapshot of the index."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vistka.tracing import snapshot


def forget_snapshot() -> tuple[int, list[str]]:
    """Take the snapshot away instead of sealing it anew: it is a copy, and the worker writes the next one."""
    done = int(snapshot.snapshot_file().exists())
    snapshot.forget()
    return done, []


def check_snapshot() -> list[str]:
    """Why the snapshot does not open. Nothing is lost by it: the index is then built from the rows."""
    wrong = snapshot.what_is_wrong()
    return [f"the snapshot of the index: {wrong}"] if wrong else []


RESEAL: Final[Mapping[str, Callable[[], tuple[int, list[str]]]]] = {"tracing.snapshot": forget_snapshot}
CHECK: Final[Mapping[str, Callable[[], list[str]]]] = {"tracing.snapshot": check_snapshot}
