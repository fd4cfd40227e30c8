"""Numba with its cache in a private folder.

The folder must be set before numba is first imported, or compiled code lands beside the sources, where an installed
package may not write and another account might.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any


def _private_cache() -> str:
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = base / "vistka" / "numba"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return str(folder)


os.environ.setdefault("NUMBA_CACHE_DIR", _private_cache())

import numba  # noqa: E402

# Compiled functions take what their bodies take; numba's own stub knows only some of it.
njit: Any = numba.njit
