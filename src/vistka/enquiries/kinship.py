"""Kinship: typed edges, which papers show which edge, and the level that two people set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import Enquirer, KinshipLevel
from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust

ENQUIRER, SOUGHT = "enquirer", "sought"
"""The ends of a chain; somebody between is given by name."""
LONGEST_CHAIN: Final = 5

Edge = Mapping[str, str]
"""{relation, from, to}"""


class Relation(StrEnum):
    """One edge, from somebody to somebody."""

    PARENT = "parent"
    CHILD = "child"
    SPOUSE = "spouse"
    PARTNER = "partner"
    GUARDIAN = "guardian"
    WARD = "ward"
    NONE = "none"

    @property
    def words(self) -> Promise:
        return RELATIONS[self]


RELATIONS: Final[Mapping[Relation, Promise]] = {
    Relation.PARENT: _("is the mother or father of"),
    Relation.CHILD: _("is the son or daughter of"),
    Relation.SPOUSE: _("is the wife or husband of"),
    Relation.PARTNER: _("lives together with, or is engaged to"),
    Relation.GUARDIAN: _("is the guardian of"),
    Relation.WARD: _("is the ward of"),
    Relation.NONE: _("is a friend or acquaintance of"),
}

REVERSED: Final[Mapping[Relation, Relation]] = {
    Relation.PARENT: Relation.CHILD,
    Relation.CHILD: Relation.PARENT,
    Relation.SPOUSE: Relation.SPOUSE,
    Relation.GUARDIAN: Relation.WARD,
    Relation.WARD: Relation.GUARDIAN,
}
"""The same edge, read from its other end."""


@dataclass(frozen=True)
class Kinsperson:
    """A word for somebody's kin, and the chain of relations that it stands for."""

    words: Promise
    chain: tuple[Relation, ...]


KIN: Final[Mapping[str, Kinsperson]] = {
    "mother": Kinsperson(_("mother"), (Relation.PARENT,)),
    "father": Kinsperson(_("father"), (Relation.PARENT,)),
    "wife": Kinsperson(_("wife"), (Relation.SPOUSE,)),
    "husband": Kinsperson(_("husband"), (Relation.SPOUSE,)),
    "partner": Kinsperson(_("partner or betrothed"), (Relation.PARTNER,)),
    "daughter": Kinsperson(_("daughter"), (Relation.CHILD,)),
    "son": Kinsperson(_("son"), (Relation.CHILD,)),
    "sister": Kinsperson(_("sister"), (Relation.CHILD, Relation.PARENT)),
    "brother": Kinsperson(_("brother"), (Relation.CHILD, Relation.PARENT)),
    "grandmother": Kinsperson(_("grandmother"), (Relation.PARENT, Relation.PARENT)),
    "grandfather": Kinsperson(_("grandfather"), (Relation.PARENT, Relation.PARENT)),
    "grandchild": Kinsperson(_("grandchild"), (Relation.CHILD, Relation.CHILD)),
    "guardian": Kinsperson(_("guardian"), (Relation.GUARDIAN,)),
    "other": Kinsperson(_("other kin, or a friend"), ()),
}


@dataclass(frozen=True)
class Shown:
    """What a paper shows: the one in role `one` stands in `relation` to the one in role `other`."""

    relation: Relation
    one: str
    other: str


@dataclass(frozen=True)
class PaperKind:
    """A kind of paper: whose names stand in it, what it shows or ends, and which two roles are one person renamed."""

    words: Promise
    roles: Mapping[str, Promise]
    shows: tuple[Shown, ...] = ()
    ends: tuple[Shown, ...] = ()
    renames: tuple[tuple[str, str], ...] = ()
    identifies: str = ""


_MARRIED: Final = {"one": _("One of the couple, name after"), "other": _("The other, name after")}
_BEFORE: Final = {"one_before": _("The same, name before"), "other_before": _("The other, name before")}
_RENAMED: Final = (("one_before", "one"), ("other_before", "other"))
_COUPLE: Final = (Shown(Relation.SPOUSE, "one", "other"),)
_PARENTS: Final = (Shown(Relation.PARENT, "mother", "child"), Shown(Relation.PARENT, "father", "child"))
_FAMILY: Final = {"child": _("Child"), "mother": _("Mother"), "father": _("Father")}

PAPERS: Final[Mapping[str, PaperKind]] = {
    "identity": PaperKind(_("Passport or identity card"), {"bearer": _("Whose it is")}, identifies="bearer"),
    "birth": PaperKind(_("Birth certificate"), _FAMILY, shows=_PARENTS),
    "marriage": PaperKind(_("Marriage certificate"), _MARRIED | _BEFORE, shows=_COUPLE, renames=_RENAMED),
    "divorce": PaperKind(_("Divorce certificate"), _MARRIED | _BEFORE, ends=_COUPLE, renames=_RENAMED),
    "adoption": PaperKind(
        _("Adoption certificate"),
        _FAMILY | {"child_before": _("Child, name before")},
        shows=_PARENTS,
        renames=(("child_before", "child"),),
    ),
    "name_change": PaperKind(
        _("Certificate of a change of name"),
        {"before": _("Name before"), "after": _("Name after")},
        renames=(("before", "after"),),
    ),
    "guardianship": PaperKind(
        _("Order of guardianship"),
        {"guardian": _("Guardian"), "ward": _("Ward")},
        shows=(Shown(Relation.GUARDIAN, "guardian", "ward"),),
    ),
    "court": PaperKind(
        _("Decision of a court about parentage"),
        {"parent": _("Parent"), "child": _("Child")},
        shows=(Shown(Relation.PARENT, "parent", "child"),),
    ),
}
"""Which papers show which edge, after section 4.1 of the notes on practice: a brother shows two birth certificates."""

PROVES: Final[Mapping[Relation, tuple[str, ...]]] = {
    relation: tuple(
        kind
        for kind, paper in PAPERS.items()
        if any(relation in (shown.relation, REVERSED.get(shown.relation)) for shown in paper.shows)
    )
    for relation in Relation
}
"""Edge to papers: what to ask for. A partner has none: he names her, or nobody does."""


def usual_edges(kin: str, over: str = "") -> list[dict[str, str]]:
    """The edges of a word for kin, over somebody named between where there is one: a brother, over their mother.

    >>> usual_edges("mother")
    [{'relation': 'parent', 'from': 'enquirer', 'to': 'sought'}]
    """
    chain = KIN[kin].chain
    nodes = [ENQUIRER, *([over] * (len(chain) - 1)), SOUGHT]
    return [
        {"relation": relation.value, "from": one, "to": other}
        for relation, one, other in zip(chain, nodes, nodes[1:], strict=False)
    ]


def checked_edges(edges: Iterable[Edge]) -> list[dict[str, str]]:
    """The edges, if each is of the table. Raises `EnquiryError`."""
    checked = [{key: str(edge.get(key, "")).strip() for key in ("relation", "from", "to")} for edge in edges]
    if len(checked) > LONGEST_CHAIN or any(edge["relation"] not in set(Relation) for edge in checked):
        raise EnquiryError(_("Say step by step who is related to whom, from the enquirer to the sought person."))
    return checked


def checked_paper(said: Mapping[str, object]) -> dict[str, object]:
    """{kind, names, dates} of a paper, by the roles of its kind. Raises `EnquiryError`."""
    kind, names, dates = said.get("kind"), said.get("names", {}), said.get("dates", {})
    if (
        not isinstance(kind, str)
        or kind not in PAPERS
        or not isinstance(names, Mapping)
        or not isinstance(dates, Mapping)
    ):
        raise EnquiryError(_("Say what kind of paper this is."))
    roles = PAPERS[kind].roles
    if (names.keys() | dates.keys()) - roles.keys():
        raise EnquiryError(_("Write the names as they stand in the paper, each in its place."))
    return {
        "kind": kind,
        "names": {role: str(names[role]).strip() for role in roles if str(names.get(role, "")).strip()},
        "dates": {role: str(dates[role]).strip() for role in roles if str(dates.get(role, "")).strip()},
    }


def level_of(enquirer: Enquirer) -> KinshipLevel:
    """The level that two people have set; declared until they have. Raises `Forged`."""
    trust(enquirer)
    decision = enquirer.level_decision
    if decision is None:
        return KinshipLevel.DECLARED
    trust(decision)
    two = decision.confirmed_by is not None and decision.confirmed_by != decision.proposed_by
    if decision.enquirer_id != enquirer.pk or not two:
        raise Forged([str(decision)])
    return KinshipLevel(decision.level)
