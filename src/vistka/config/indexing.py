"""Opening the index before a server works, with a bar for who waits at the terminal."""

from __future__ import annotations

import sys

from django.db import connections

from vistka.progress import Bar


def open_with_progress() -> None:
    """Open the index of this process; processes that are forked from it have it too. No thread may run yet."""
    from vistka.tracing.current import open_index

    with Bar("opening the index", "descriptions", sys.stderr) as bar:
        open_index(bar.show)
    connections.close_all()  # a fork must not share them
