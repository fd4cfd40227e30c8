"""The first search on a machine compiles the loops of the matcher, which takes a while and wants a word said."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Final

from vistka.matching import kernels

_SECONDS: Final = 10


def announce_compilation(to: IO[str]) -> None:
    """Say so, unless the cache of numba holds the longest loop in a form that is newer than its source."""
    source = Path(kernels.__file__).stat().st_mtime
    compiled = Path(str(kernels.scan.stats.cache_path)).glob("kernels.scan-*.nbc")
    if not any(file.stat().st_mtime >= source for file in compiled):
        print(f"Compiling once, about {_SECONDS} s …", file=to, flush=True)
