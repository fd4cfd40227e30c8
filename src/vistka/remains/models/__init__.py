"""The records of this room."""

from vistka.remains.models.body import AnteMortem, CustodyStep, HumanRemains, Identification, Return, Sample
from vistka.remains.models.dead import Death, OfficialEnquiry
from vistka.remains.models.grave import Grave, GraveMove

__all__ = [
    "AnteMortem",
    "CustodyStep",
    "Death",
    "Grave",
    "GraveMove",
    "HumanRemains",
    "Identification",
    "OfficialEnquiry",
    "Return",
    "Sample",
]
