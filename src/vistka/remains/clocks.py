"""What waits in this room: of the dead and their graves, and of human remains."""

from __future__ import annotations

from typing import Final

from vistka.agenda.clocks import Clock
from vistka.remains.bodies import clocks as bodies
from vistka.remains.dead import clocks as dead

CLOCKS: Final[dict[str, Clock]] = {**dead.CLOCKS, **bodies.CLOCKS}
