"""Links, and when one is believed: never because a row says so, but because two people stand behind it."""

from __future__ import annotations

from uuid import UUID

from vistka.ledger.errors import Forged
from vistka.ledger.recorded import trust
from vistka.registry.reading import proved
from vistka.tracing.decisions import CandidateState, state_of
from vistka.tracing.models import Link, Undoing
from vistka.tracing.rounds import said_in, verdicts_of


def link_of(enquiry_id: UUID) -> Link | None:
    """The link by which the sought person of an enquiry is found, if there is one. Raises `Forged`."""
    link = Link.objects.filter(enquiry_id=enquiry_id, undone_at=None).select_related("candidate").first()
    return believed(link) if link else None


def links_of_person(person_id: UUID) -> list[Link]:
    """The links that stand for a person of the register: one, or none. Raises `Forged`."""
    rows = Link.objects.filter(person_id=person_id, undone_at=None).select_related("candidate")
    return [believed(link) for link in rows]


def doubt_of(link: Link) -> Undoing | None:
    """The proposal to undo this link that waits for a second person. Raises `Forged`, also when somebody deleted it."""
    trust(link)
    return proved(Undoing, link.doubt_id)


def name_news(link_id: UUID, news_id: UUID | None) -> None:
    """Write on a link which news of a death its family is brought; None when it was taken back. Within an action."""
    link = Link.objects.for_change(link_id)
    link.news_id = news_id
    link.save()


def believed(link: Link) -> Link:
    """The link, proved. Raises `Forged` unless two different people confirmed this very pair in the link's round."""
    candidate = link.candidate
    trust(link, candidate)
    of_the_pair = (link.enquiry_id, link.person_id) == (candidate.enquiry_id, candidate.person_id)
    said = said_in(verdicts_of(candidate, link.round))
    if link.undone_at or not of_the_pair or state_of(said, candidate.pk) is not CandidateState.CONFIRMED:
        raise Forged([str(link)])
    return link
