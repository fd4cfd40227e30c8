"""Which enquiries are not joined to another, and of which nobody changes who is sought: people have decided on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.ledger.recorded import trust
from vistka.tracing.decisions import CandidateState
from vistka.tracing.links import link_of
from vistka.tracing.models import Candidate, Link
from vistka.tracing.rounds import verdicts_now


def is_linked(repeat_id: UUID, _kept_id: UUID) -> Promise | None:
    """Two people have linked the repeat, and nobody has undone that. Raises `Forged`."""
    return _("This one has come further than the other. Join the other one to it.") if _linked(repeat_id) else None


def is_somebody_else(repeat_id: UUID, kept_id: UUID) -> Promise | None:
    """Two people have said that the one who was found for the kept enquiry is not whom the repeat seeks.

    Raises `Forged`.
    """
    link = link_of(kept_id)
    if link is None:
        return None
    of_repeat = Q(enquiry_id=repeat_id) | Q(enquiry__joined_to_id=repeat_id)
    pairs = list(Candidate.objects.filter(of_repeat, person_id=link.person_id))
    trust(*pairs)
    for pair in pairs:
        verdicts_now(pair)
    if all(pair.state != CandidateState.REJECTED for pair in pairs):
        return None
    return _(
        "Two people have compared the person of one of these enquiries with the other, and said that it is somebody "
        "else. They are not joined."
    )


def stands_for_somebody(enquiry_id: UUID) -> Promise | None:
    """Two people have said who the sought person is, as he is described now. Raises `Forged`."""
    if not _linked(enquiry_id):
        return None
    return _(
        "Two people have compared what is written here, and decided on it. So names, birth and parents stay as they are. "
        "If one of them is wrong, speak with a verifier: the match is looked at first."
    )


def _linked(enquiry_id: UUID) -> bool:
    links = list(Link.objects.filter(enquiry_id=enquiry_id))
    trust(*links)
    return any(link.undone_at is None for link in links)


STAYS: Final[dict[str, Callable[[UUID, UUID], Promise | None]]] = {
    "tracing.links": is_linked,
    "tracing.rejections": is_somebody_else,
}
"""Why the first enquiry is not joined to the second."""

SETTLED: Final[dict[str, Callable[[UUID], Promise | None]]] = {"tracing.links": stands_for_somebody}
"""Why who is sought by an enquiry stays as it is written."""
