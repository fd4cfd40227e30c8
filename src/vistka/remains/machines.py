"""The machines of this room (`access.machines.MACHINES_OF`)."""

from __future__ import annotations

from typing import Final

from vistka.access.machines import Machine
from vistka.remains.bodies import machines as bodies
from vistka.remains.dead import machines as dead

MACHINES: Final[dict[str, Machine]] = {**dead.MACHINES, **bodies.MACHINES}
