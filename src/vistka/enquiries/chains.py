"""Whether the papers close the chain from the enquirer to the one she seeks, through changes of name.

It only advises: two people look at the papers and set the level, with reasons (DESIGN, promise 4; practice, 4.1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.kinship import ENQUIRER, PAPERS, REVERSED, SOUGHT, Edge, Relation, Shown
from vistka.enquiries.models import KinshipClaim, KinshipLevel, Paper
from vistka.enquiries.same_person import Way, births_agree, names_agree, names_father
from vistka.enquiries.sought import whole_name
from vistka.ledger.recorded import trust

_MOST_RENAMES: Final = 6


@dataclass(frozen=True)
class Someone:
    """A name and a date of birth, as somebody or some paper gives them."""

    name: str
    birth: str = ""


@dataclass(frozen=True)
class SaidPaper:
    """What stands in a paper: the people in it by role."""

    paper_id: UUID
    kind: str
    people: Mapping[str, Someone]

    @classmethod
    def of(cls, paper: Paper) -> SaidPaper:
        """As somebody typed it from the paper."""
        names, births = paper.said["names"], paper.said["dates"]
        return cls(
            paper.pk, paper.said["kind"], {role: Someone(name, births.get(role, "")) for role, name in names.items()}
        )


@dataclass(frozen=True)
class EdgeCheck:
    """One edge of the chain: the paper that shows it, the least sure agreement of a name on the way, what to look at."""

    edge: Edge
    paper_id: UUID | None
    way: Way | None
    notes: tuple[Promise, ...] = ()


@dataclass(frozen=True)
class Chain:
    """The whole claim beside its papers. `is_whole`: the edges lead from her to him; `knows_her`: her own paper is here."""

    edges: tuple[EdgeCheck, ...]
    is_whole: bool
    knows_her: bool

    @property
    def holds(self) -> bool:
        """Whether a paper shows each edge and one shows who she is."""
        return self.is_whole and self.knows_her and all(edge.paper_id for edge in self.edges)

    @property
    def advice(self) -> KinshipLevel:
        """The level that the papers would bear, for the two people who decide."""
        if self.holds:
            return KinshipLevel.DOCUMENTED
        return KinshipLevel.PARTIAL if any(edge.paper_id for edge in self.edges) else KinshipLevel.DECLARED


def check_claim(claim: KinshipClaim) -> Chain:
    """Lay the papers of a claim beside it. Raises `Forged`."""
    enquirer = claim.enquirer
    papers = list(Paper.objects.filter(claim=claim).select_related("enquirer").order_by("received_at", "pk"))
    trust(claim, enquirer, enquirer.enquiry, *papers)
    sought = enquirer.enquiry.sought
    return check_chain(
        claim.said["edges"],
        [SaidPaper.of(paper) for paper in papers],
        Someone(enquirer.said["name"], enquirer.said["birth_date"]),
        Someone(whole_name(sought), sought.get("birth_date", "")),
    )


def check_chain(edges: Sequence[Edge], papers: Sequence[SaidPaper], enquirer: Someone, sought: Someone) -> Chain:
    """Lay the papers beside the claim. `enquirer` and `sought` are as she said them."""
    ends = {ENQUIRER: enquirer, SOUGHT: sought}
    shown = tuple(
        _check(edge, papers, *(ends.get(edge[end], Someone(edge[end])) for end in ("from", "to"))) for edge in edges
    )
    bearers = [paper.people.get(PAPERS[paper.kind].identifies) for paper in papers]
    return Chain(
        edges=shown,
        is_whole=_is_whole(edges),
        knows_her=any(bearer is not None and _agreement(enquirer, bearer, papers) is not None for bearer in bearers),
    )


def _is_whole(edges: Sequence[Edge]) -> bool:
    """Whether the edges follow one another from the enquirer to the sought person."""
    if not edges or edges[0]["from"] != ENQUIRER or edges[-1]["to"] != SOUGHT:
        return False
    return all(
        before["to"] == after["from"] and before["to"] not in ("", ENQUIRER, SOUGHT)
        for before, after in pairwise(edges)
    )


def _check(edge: Edge, papers: Sequence[SaidPaper], one: Someone, other: Someone) -> EdgeCheck:
    relation = Relation(edge["relation"])
    found = [
        (way, paper.paper_id)
        for paper in papers
        for shown in PAPERS[paper.kind].shows
        if (way := _shows(paper, shown, relation, one, other, papers)) is not None
    ]
    ended = any(
        _shows(paper, shown, relation, one, other, papers) is not None
        for paper in papers
        for shown in PAPERS[paper.kind].ends
    )
    notes = _notes(relation, one, other)
    if ended:
        return EdgeCheck(edge, None, None, (*notes, _("A paper says that this ended.")))
    way, paper_id = min(found, key=lambda each: each[0], default=(None, None))
    return EdgeCheck(edge, paper_id, way, (*notes, way.words) if way is not None else notes)


def _shows(
    paper: SaidPaper, shown: Shown, relation: Relation, one: Someone, other: Someone, papers: Sequence[SaidPaper]
) -> Way | None:
    """How surely a paper shows this relation of these two, read from either end; None if it does not."""
    ways: list[Way] = []
    for its_relation, first, second in _both_ends(shown):
        if its_relation == relation and first in paper.people and second in paper.people:
            pair = _agreement(one, paper.people[first], papers), _agreement(other, paper.people[second], papers)
            if pair[0] is not None and pair[1] is not None:
                ways.append(max(pair[0], pair[1]))
    return min(ways, default=None)


def _both_ends(shown: Shown) -> list[tuple[Relation, str, str]]:
    there = (shown.relation, shown.one, shown.other)
    back = REVERSED.get(shown.relation)
    return [there, (back, shown.other, shown.one)] if back else [there]


def _agreement(person: Someone, printed: Someone, papers: Sequence[SaidPaper]) -> Way | None:
    """How surely the printed name is hers, under one of the names that she has borne; None if it is not."""
    if not births_agree(person.birth, printed.birth):
        return None
    ways = [
        max(so_far, way)
        for name, so_far in _names_borne(person, papers).items()
        if (way := names_agree(name, printed.name)) is not None
    ]
    return min(ways, default=None)


def _names_borne(person: Someone, papers: Sequence[SaidPaper]) -> dict[str, Way]:
    """Her name, and those that papers about a change of name lead to, with the least sure agreement on the way."""
    changes = [
        (paper.people[before], paper.people[after])
        for paper in papers
        for before, after in PAPERS[paper.kind].renames
        if before in paper.people and after in paper.people
    ]
    borne = {person.name: Way.WRITTEN}
    for _step in range(_MOST_RENAMES):
        for one, other in [*changes, *((after, before) for before, after in changes)]:
            if not births_agree(person.birth, one.birth) or other.name in borne:
                continue
            ways = [
                max(way, found) for name, way in borne.items() if (found := names_agree(name, one.name)) is not None
            ]
            if ways:
                borne[other.name] = min(ways)
    return borne


def _notes(relation: Relation, one: Someone, other: Someone) -> tuple[Promise, ...]:
    """What a patronymic says of a father."""
    if relation not in (Relation.PARENT, Relation.CHILD):
        return ()
    parent, child = (one, other) if relation is Relation.PARENT else (other, one)
    named = names_father(child.name, parent.name)
    if named is None:
        return ()
    return (_("The patronymic names this father.") if named else _("The patronymic names another father."),)
