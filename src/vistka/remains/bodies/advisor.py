"""Whether the samples that there are suffice to compare DNA, and which relatives would still help.

The rule: the missing person's own sample from before comes first; else samples of two close relatives, or of one by two
different DNA methods (section 4.2 of the notes on practice). Pure: relations and methods in, advice out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.kinship import KIN

OWN: Final = "own"
"""The relation of a sample that the missing person gave before."""
RELATIVES_NEEDED: Final = 2
METHODS_NEEDED: Final = 2


class DnaMethod(StrEnum):
    """What a laboratory compares; each is inherited by a way of its own."""

    AUTOSOMAL = "autosomal"
    Y = "y"
    MITOCHONDRIAL = "mitochondrial"

    @property
    def words(self) -> Promise:
        return DNA_METHODS[self]


DNA_METHODS: Final[Mapping[str, Promise]] = {
    DnaMethod.AUTOSOMAL: _("Autosomal DNA, from both parents"),
    DnaMethod.Y: _("Y chromosome, from father to son"),
    DnaMethod.MITOCHONDRIAL: _("Mitochondrial DNA, from the mother"),
}


class Sex(StrEnum):
    """Of the one who is missing."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


class Group(StrEnum):
    """Relatives who help alike."""

    PARENTS = "parents"
    CHILDREN = "children"
    SIBLINGS = "siblings"
    DISTANT = "distant"
    NONE = "none"


class Why(StrEnum):
    """Why a relative helps, or does not."""

    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    DISTANT = "distant"
    SPOUSE = "spouse"
    NOT_BY_BLOOD = "not_by_blood"

    @property
    def words(self) -> Promise:
        return _WHY[self]


_WHY: Final[Mapping[Why, Promise]] = {
    Why.PARENT: _("A parent shares half of the DNA. Both parents together are strongest."),
    Why.CHILD: _("A child shares half of the DNA. A second child adds much."),
    Why.SIBLING: _("Brothers and sisters of both parents help; the more of them, the better."),
    Why.DISTANT: _("Grandparents and grandchildren help beside others. They do not suffice."),
    Why.SPOUSE: _("A husband or wife shares no DNA. A child of the two does."),
    Why.NOT_BY_BLOOD: _("Who is not a relative by blood cannot help."),
}


@dataclass(frozen=True)
class Relative:
    """A line of the table: how a relative helps, by which methods beside the autosomal one, and for which sex.

    `y`, `mitochondrial`: the sexes of the missing person of whom this relative shares it.
    """

    group: Group
    why: Why
    y: frozenset[Sex] = frozenset()
    mitochondrial: frozenset[Sex] = frozenset()


_MALE: Final = frozenset({Sex.MALE})
_FEMALE: Final = frozenset({Sex.FEMALE})
_ANY: Final = frozenset(Sex)

RELATIVES: Final[Mapping[str, Relative]] = {
    "mother": Relative(Group.PARENTS, Why.PARENT, mitochondrial=_ANY),
    "father": Relative(Group.PARENTS, Why.PARENT, y=_MALE),
    "daughter": Relative(Group.CHILDREN, Why.CHILD, mitochondrial=_FEMALE),
    "son": Relative(Group.CHILDREN, Why.CHILD, y=_MALE, mitochondrial=_FEMALE),
    "sister": Relative(Group.SIBLINGS, Why.SIBLING, mitochondrial=_ANY),
    "brother": Relative(Group.SIBLINGS, Why.SIBLING, y=_MALE, mitochondrial=_ANY),
    "grandmother": Relative(Group.DISTANT, Why.DISTANT),
    "grandfather": Relative(Group.DISTANT, Why.DISTANT),
    "grandchild": Relative(Group.DISTANT, Why.DISTANT),
    "wife": Relative(Group.NONE, Why.SPOUSE),
    "husband": Relative(Group.NONE, Why.SPOUSE),
    "partner": Relative(Group.NONE, Why.SPOUSE),
    "guardian": Relative(Group.NONE, Why.NOT_BY_BLOOD),
    "other": Relative(Group.NONE, Why.NOT_BY_BLOOD),
}
"""By the words for kin of `enquiries.kinship.KIN`, read as what the donor is to the missing person."""
assert RELATIVES.keys() == KIN.keys()

CLOSE: Final = frozenset({Group.PARENTS, Group.CHILDREN, Group.SIBLINGS})
_ONLY_ONCE: Final = frozenset({"mother", "father"})
"""One has one of each; more samples of her are still one relative."""

ORDERS: Final[Mapping[Group, tuple[int, ...]]] = {
    Group.PARENTS: (4, 11),
    Group.CHILDREN: (4, 8),
    Group.SIBLINGS: (3, 6, 8),
}
"""Median likelihood ratio of 15 STR markers as a power of ten, rounded down, for one, two, three of a group.

One parent or child 4.9e4, both parents 6.7e11, two children 1.1e8, one sibling 9.3e3, two 7.3e6, three 4.5e8
(https://discovery.researcher.life/topic/putative-relatives/23128272?page=6).
"""


@dataclass(frozen=True)
class Donor:
    """One who gave a sample. `who` tells two sisters apart: the day of birth, so that nobody is two by a spelling, and
    twins, who may have the same DNA, are one. `methods`: that the laboratory has done.
    """

    relation: str
    who: str
    methods: frozenset[DnaMethod] = frozenset({DnaMethod.AUTOSOMAL})


class Ground(StrEnum):
    """By what the samples suffice."""

    OWN_SAMPLE = "own_sample"
    TWO_RELATIVES = "two_relatives"
    TWO_METHODS = "two_methods"

    @property
    def words(self) -> Promise:
        return _GROUNDS[self]


_GROUNDS: Final[Mapping[Ground, Promise]] = {
    Ground.OWN_SAMPLE: _("The person's own sample from before is there. It comes first."),
    Ground.TWO_RELATIVES: _("Two close relatives have given samples."),
    Ground.TWO_METHODS: _("One close relative was compared by two DNA methods."),
}


class Missing(StrEnum):
    """What would make the samples suffice; any one of these."""

    TWO_RELATIVES = "two_relatives"
    ONE_MORE_RELATIVE = "one_more_relative"
    SECOND_METHOD = "second_method"

    @property
    def words(self) -> Promise:
        return _MISSING[self]


_MISSING: Final[Mapping[Missing, Promise]] = {
    Missing.TWO_RELATIVES: _("Samples of two close relatives"),
    Missing.ONE_MORE_RELATIVE: _("A sample of one more close relative"),
    Missing.SECOND_METHOD: _("A second DNA method for the relative who gave a sample"),
}


@dataclass(frozen=True)
class Helpful:
    """Somebody whose sample would still help. `order`: the power of ten that it would reach; None: not known."""

    relation: str
    why: Why
    order: int | None


@dataclass(frozen=True)
class Advice:
    """Whether it suffices and by what; else what is missing. `order`: the power of ten that the relatives reach."""

    ground: Ground | None
    order: int | None
    missing: tuple[Missing, ...]
    helpful: tuple[Helpful, ...]

    @property
    def suffices(self) -> bool:
        return self.ground is not None


def methods_for(relation: str, sex: Sex) -> frozenset[DnaMethod]:
    """The methods by which a relative can be compared with a missing person of this sex; none for a spouse.

    >>> sorted(methods_for("son", Sex.MALE))
    [<DnaMethod.AUTOSOMAL: 'autosomal'>, <DnaMethod.Y: 'y'>]
    """
    if relation == OWN:
        return frozenset(DnaMethod)
    line = RELATIVES[relation]
    found = {DnaMethod.AUTOSOMAL} if line.group is not Group.NONE else set()
    found |= {DnaMethod.Y} if sex in line.y else set()
    found |= {DnaMethod.MITOCHONDRIAL} if sex in line.mitochondrial else set()
    return frozenset(found)


def advise(donors: Iterable[Donor], sex: Sex = Sex.UNKNOWN) -> Advice:
    """What the samples of these donors, whose consent stands, are good for. Raises `KeyError` for an unknown relation."""
    given = list(donors)
    close = _close(given)
    ground = _ground(given, close, sex)
    return Advice(
        ground=ground,
        order=None if not close else _order(close),
        missing=() if ground else _missing(close, sex),
        helpful=() if ground is Ground.OWN_SAMPLE else _helpful(close),
    )


def is_donor(relation: str) -> bool:
    """Whether a sample of such a relative says anything: a spouse's does not. Raises `KeyError`."""
    return relation == OWN or RELATIVES[relation].group is not Group.NONE


def _close(donors: Iterable[Donor]) -> dict[tuple[str, str], set[DnaMethod]]:
    """Each close relative once, with all methods done on any of her samples."""
    found: dict[tuple[str, str], set[DnaMethod]] = {}
    for one in donors:
        if one.relation != OWN and RELATIVES[one.relation].group in CLOSE:
            who = "" if one.relation in _ONLY_ONCE else one.who
            found.setdefault((one.relation, who), set()).update(one.methods)
    return found


def _ground(donors: Iterable[Donor], close: Mapping[tuple[str, str], set[DnaMethod]], sex: Sex) -> Ground | None:
    if any(one.relation == OWN for one in donors):
        return Ground.OWN_SAMPLE
    if len(close) >= RELATIVES_NEEDED:
        return Ground.TWO_RELATIVES
    if any(len(done & methods_for(relation, sex)) >= METHODS_NEEDED for (relation, _who), done in close.items()):
        return Ground.TWO_METHODS
    return None


def _missing(close: Mapping[tuple[str, str], set[DnaMethod]], sex: Sex) -> tuple[Missing, ...]:
    if not close:
        return (Missing.TWO_RELATIVES,)
    possible = any(len(methods_for(relation, sex)) >= METHODS_NEEDED for relation, _who in close)
    return (Missing.ONE_MORE_RELATIVE, *((Missing.SECOND_METHOD,) if possible else ()))


def _order(close: Iterable[tuple[str, str]]) -> int:
    """The highest of the groups: of a mixed family it is at least that."""
    counted = Counter(RELATIVES[relation].group for relation, _who in close)
    return max(ORDERS[group][min(count, len(ORDERS[group])) - 1] for group, count in counted.items())


def _helpful(close: Mapping[tuple[str, str], set[DnaMethod]]) -> tuple[Helpful, ...]:
    """Who would still help, the most helpful first; relatives of the second degree last."""
    have = {relation for relation, _who in close}
    found = []
    for relation, line in RELATIVES.items():
        if line.group is Group.NONE or (relation in _ONLY_ONCE and relation in have):
            continue
        order = _order([*close, (relation, "one more")]) if line.group in CLOSE else None
        found.append(Helpful(relation, line.why, order))
    return tuple(sorted(found, key=lambda one: -(one.order or 0)))
