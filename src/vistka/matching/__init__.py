"""Which registered person is the one an enquiry seeks: ranked, explained, never decided.

>>> from vistka.matching import Description, Register
>>> from vistka.tables import read_table
>>> register = Register.from_table(read_table("id;ПІБ;д.н.\\n7;Щербаков Олексій Іванович;02.04.1999\\n".encode()))
>>> [candidate.registry_id for candidate in register.search(Description({"name": "Chtcherbakov Alexeï"}))]
['7']
"""

from vistka.matching.candidates import AGREEMENTS, Agreement, Candidate, Evidence
from vistka.matching.changes import Add, Change, ChangeError, Remove, Replace
from vistka.matching.completion import Completion
from vistka.matching.description import Description
from vistka.matching.register import Register
from vistka.matching.sealed_blocks import SnapshotError

__all__ = [
    "AGREEMENTS",
    "Add",
    "Agreement",
    "Candidate",
    "Change",
    "ChangeError",
    "Completion",
    "Description",
    "Evidence",
    "Register",
    "Remove",
    "Replace",
    "SnapshotError",
]
