"""What else than names and dates tells one person from another: unit, rank, numbers, sex, nationality.

Each reader takes a text as lists have it and returns a value with one canonical form, or None if it could not read it;
none of them raises. What is compared by degree has a function for it (`compare_units`, `digits_apart`).

>>> read_rank("мл. с-та запаса").name
'junior sergeant'
>>> read_sex("жін."), read_nationality("громадянин України")
('f', 'UA')
"""

from vistka.identifiers.known_numbers import NumberKind, what_number
from vistka.identifiers.nationality import read_nationality
from vistka.identifiers.numbers import Number, digits_apart, read_number
from vistka.identifiers.ranks import Rank, read_rank
from vistka.identifiers.sex import Sex, read_sex
from vistka.identifiers.unit_agreement import UnitAgreement, compare_units
from vistka.identifiers.units import Formation, Unit, read_unit

__all__ = [
    "Formation",
    "Number",
    "NumberKind",
    "Rank",
    "Sex",
    "Unit",
    "UnitAgreement",
    "compare_units",
    "digits_apart",
    "read_nationality",
    "read_number",
    "read_rank",
    "read_sex",
    "read_unit",
    "what_number",
]
