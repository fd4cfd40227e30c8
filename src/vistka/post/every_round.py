"""What the worker does of this room in each of its rounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from vistka.mailroom.drafts import forget_old
from vistka.post.opening import fetch

EVERY_ROUND: Final[dict[str, Callable[[], object]]] = {"post.fetch": fetch, "post.drafts": forget_old}
