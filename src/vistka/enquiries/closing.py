"""How an enquiry ends and begins again: states, outcomes, and which of them leave it compared. Tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import Min, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import Conversation, Enquirer, Enquiry
from vistka.ledger.recorded import trust

ANSWER_WITHIN: Final = timedelta(days=30)
"""Geneva Convention III art. 122(7) asks for a reply to all enquiries: so long may one wait for somebody to speak."""
ANSWER_AGAIN: Final = timedelta(days=182)
"""After a conversation, somebody speaks with the family again within half a year, whatever is known by then."""
TRIES: Final = 3
"""So many times, on different days, we try to reach her before we say that she cannot be reached."""


class State(StrEnum):
    """Where an enquiry stands."""

    OPEN = "open"
    RESTING = "resting"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    JOINED = "joined"

    @property
    def words(self) -> Promise:
        return _STATES[self]


_STATES: Final[Mapping[State, Promise]] = {
    State.OPEN: _("Open"),
    State.RESTING: _("Closed for now, still compared"),
    State.CLOSED: _("Closed"),
    State.WITHDRAWN: _("Withdrawn"),
    State.JOINED: _("Joined to another enquiry"),
}

MATCHED: Final = frozenset({State.OPEN, State.RESTING})
"""In these the sought person is compared with the register: until withdrawn or answered."""
REOPENED_FROM: Final = frozenset({State.RESTING, State.CLOSED, State.WITHDRAWN})


@dataclass(frozen=True)
class Outcome:
    """How an enquiry ended; `stays`: the person is still compared; `unreached`: nobody could be spoken with.

    `found`: each who enquires has heard it from us; `dead`: somebody has brought the news to each.
    """

    words: Promise
    stays: bool = False
    unreached: bool = False
    found: bool = False
    dead: bool = False


OUTCOMES: Final[Mapping[str, Outcome]] = {
    "contact_restored": Outcome(_("They are in contact again"), found=True),
    "located_held": Outcome(_("Alive and held; the family was told"), found=True),
    "located_free": Outcome(_("Alive and free; the family was told"), found=True),
    "dead_identified": Outcome(_("Dead, the remains identified; somebody brought the news"), dead=True),
    "dead_by_authority": Outcome(
        _("Dead by the word of an authority; somebody brought the news"), stays=True, dead=True
    ),
    "presumed_only": Outcome(_("Only presumptions; nothing is certain"), stays=True),
    "passed_on": Outcome(_("Passed on to another body, with her consent"), stays=True),
    "outside_our_task": Outcome(_("Not a case for a bureau; she was told who can help")),
    "not_located": Outcome(_("Every way was tried, nothing found"), stays=True),
    "unreachable": Outcome(_("The family could not be reached"), stays=True, unreached=True),
}
"""After section 2.5 of the notes on practice. “He wants no contact” is no outcome: the family would learn it by it."""


def state_after(outcome: str) -> State:
    """The state that an outcome leads to. Raises `EnquiryError` for none of the table."""
    if outcome not in OUTCOMES:
        raise EnquiryError(_("An enquiry closes with an outcome. Choose one."))
    return State.RESTING if OUTCOMES[outcome].stays else State.CLOSED


def is_matched(enquiry: Enquiry) -> bool:
    """Whether the one whom it seeks is compared with the register."""
    return enquiry.state in MATCHED


def matched_enquiries() -> QuerySet[Enquiry]:
    """All enquiries of which `is_matched` is true."""
    return Enquiry.objects.filter(state__in=MATCHED)


def reply_due(enquiry: Enquiry) -> datetime:
    """When the first of those who enquire waits for a reply; as it was, when nobody does any more."""
    waiting = Enquirer.objects.filter(enquiry=enquiry, withdrawn_at=None)
    earliest: datetime | None = waiting.aggregate(earliest=Min("answer_due_at"))["earliest"]
    return earliest or enquiry.answer_due_at


def may_close(enquiry: Enquiry, outcome: str) -> None:
    """Refuse to close before somebody has spoken with each who enquires, since it was last opened.

    Raises `EnquiryError`; `Forged` for a conversation that the ledger does not bear out.
    """
    if enquiry.state != State.OPEN:
        raise EnquiryError(_("This enquiry is not open. Look at the page again."))
    seekers = list(Enquirer.objects.filter(enquiry=enquiry, withdrawn_at=None).values_list("pk", flat=True))
    talks = list(Conversation.objects.filter(enquirer__in=seekers, at__gte=enquiry.opened_at))
    trust(*talks)
    for seeker in seekers:
        hers = [talk for talk in talks if talk.enquirer_id == seeker]
        if not (_tried(hers) if OUTCOMES[outcome].unreached else any(talk.reached for talk in hers)):
            raise EnquiryError(
                _("Speak with each of those who enquire before you close; if one cannot be reached, try on three days.")
            )


def _tried(talks: Iterable[Conversation]) -> bool:
    return len({talk.at.date() for talk in talks if not talk.reached}) >= TRIES
