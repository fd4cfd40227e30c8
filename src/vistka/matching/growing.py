"""Arrays that grow at the end without disturbing who reads the beginning."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


class Growing:
    """A typed array with room to spare: appending is cheap, and a view taken before stays valid."""

    __slots__ = ("_room", "length")

    def __init__(self, dtype: DTypeLike, values: NDArray[Any] | None = None) -> None:
        self._room = np.empty(64, dtype) if values is None else np.ascontiguousarray(values, dtype)
        self.length = 0 if values is None else len(values)

    def extend(self, values: Any) -> None:
        new = np.frombuffer(values, np.uint8) if isinstance(values, bytes) else np.asarray(values, self._room.dtype)
        if not len(new):
            return  # what was read from a snapshot may not be written to, and nothing is to be written
        needed = self.length + len(new)
        if needed > len(self._room):
            larger = np.empty(max(needed, len(self._room) * 3 // 2), self._room.dtype)
            larger[: self.length] = self._room[: self.length]
            self._room = larger
        self._room[self.length : needed] = new
        self.length = needed

    def append(self, value: int) -> None:
        if self.length == len(self._room):
            self.extend((value,))
            return
        self._room[self.length] = value
        self.length += 1

    def trim(self) -> None:
        """Give back the room to spare, once no more is expected for a while."""
        self._room = self._room[: self.length].copy()

    @property
    def view(self) -> NDArray[Any]:
        length = self.length  # before the room: who reads while another appends must not see beyond what is written
        return self._room[:length]

    @property
    def nbytes(self) -> int:
        return int(self._room.nbytes)
