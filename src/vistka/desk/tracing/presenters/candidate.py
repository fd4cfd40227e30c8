"""The page on which one candidate is reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vistka.access.members import Member
from vistka.desk.tracing.presenters.reasons import Other, reasons_table
from vistka.desk.tracing.presenters.sides import both_names, sides_table
from vistka.desk.tracing.words import TOGETHER
from vistka.registry.models import Question, Side
from vistka.registry.particulars import FIELDS
from vistka.tracing.decisions import DECIDED, CandidateState, Says
from vistka.tracing.models import Candidate, Link, Verdict
from vistka.tracing.strong import STRONG
from vistka.ui import furniture
from vistka.ui.furniture import SummaryRow, Table, Tag

SETTLED: Final[Mapping[CandidateState, Promise]] = {
    CandidateState.CONFIRMED: gettext_lazy("Two people have confirmed that this is the person who is sought."),
    CandidateState.REJECTED: gettext_lazy(
        "Two people have said that this is somebody else. It stays so until one of the compared fields changes."
    ),
    CandidateState.WITHDRAWN: gettext_lazy(
        "One of the two records is no longer looked at. There is nothing to decide."
    ),
}

THEN: Final[Mapping[CandidateState, Promise]] = {
    CandidateState.CONFIRMED: gettext_lazy("Your verdict is kept. Two people have confirmed now: the two are linked."),
    CandidateState.REJECTED: gettext_lazy("Your verdict is kept. Two people say now that this is somebody else."),
    CandidateState.THIRD: gettext_lazy("Your verdict is kept. Two people differ here, so a third decides."),
}
"""What the page says after a verdict; of one that decides nothing only that it is kept."""

KEPT: Final = gettext_lazy("Your verdict is kept. Others who look at it do not see it.")


@dataclass(frozen=True)
class CandidatePage:
    """What the page shows. `asks`: whether this reader still has to say something; `decides`: as a third person."""

    sought_name: str
    registered_name: str
    together: Tag
    sides: Table
    reasons: Table
    others: list[Other] | None
    verdicts: list[list[SummaryRow]]
    decides: bool
    questions: list[str]
    asks: bool
    said: str
    settled: str
    link: furniture.Link | None
    ask_url: str
    is_held: bool


def candidate_page(
    reader: Member, candidate: Candidate, verdicts: list[Verdict], others: list[Other] | None
) -> CandidatePage:
    """The page for this reader. `verdicts`: of the round, proved; `others`: None when nobody could be searched."""
    enquiry, person = candidate.enquiry, candidate.person
    state = CandidateState(candidate.state)
    hers = next((one for one in verdicts if one.by_id == reader.staff.pk), None)
    sought, registered = both_names(enquiry, person)
    decides = state is CandidateState.THIRD and hers is None
    return CandidatePage(
        sought_name=sought,
        registered_name=registered,
        together=TOGETHER[candidate.evidence["agreement"]],
        sides=sides_table(reader, enquiry, person),
        reasons=reasons_table(candidate),
        others=others,
        verdicts=[verdict_rows(one) for one in verdicts] if decides and _between(verdicts) else [],
        decides=decides,
        questions=_asked_already(candidate),
        asks=hers is None and state not in DECIDED,
        said=str(Says(hers.says).words) if hers else "",
        settled=str(SETTLED.get(state, "")),
        link=_link(candidate) if state is CandidateState.CONFIRMED else None,
        ask_url=reverse("desk:ask_camp", args=[candidate.pk]),
        is_held=person.side == Side.HELD,
    )


def _between(verdicts: list[Verdict]) -> bool:
    """Whether one confirms and another rejects: then who decides sees both, without names. Nobody else sees any."""
    return {Says.CONFIRM, Says.REJECT} <= {Says(one.says) for one in verdicts}


def verdict_rows(verdict: Verdict) -> list[SummaryRow]:
    """What somebody said and why; not who."""
    named = "; ".join(str(STRONG[name].words) for name in verdict.grounds["strong"])
    rows = [SummaryRow(_("Verdict"), Says(verdict.says).words), SummaryRow(_("Why"), verdict.grounds["words"])]
    return [*rows, SummaryRow(_("Strong identifiers"), named)] if named else rows


def _asked_already(candidate: Candidate) -> list[str]:
    """The fields that the camp was asked for and has not answered."""
    waiting = Question.objects.filter(person_id=candidate.person_id, answered_at=None).order_by("asked_at")
    return [str(FIELDS[question.field].words) for question in waiting if question.field in FIELDS]


def _link(candidate: Candidate) -> furniture.Link | None:
    link = Link.objects.filter(candidate=candidate, undone_at=None).first()
    return furniture.Link(_("Open the link"), reverse("desk:link", args=[link.pk])) if link else None
