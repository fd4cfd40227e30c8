"""The records of this room: ways home, what was said about going, handovers and the calls after them, lists of many."""

from vistka.reunion.models.handover import Aftercare, Protocol
from vistka.reunion.models.interview import ReleaseInterview, Standing
from vistka.reunion.models.journey import CheckIn, Journey
from vistka.reunion.models.release_list import ListRow, ReleaseList
from vistka.reunion.models.way_home import WayHome

__all__ = [
    "Aftercare",
    "CheckIn",
    "Journey",
    "ListRow",
    "Protocol",
    "ReleaseInterview",
    "ReleaseList",
    "Standing",
    "WayHome",
]
