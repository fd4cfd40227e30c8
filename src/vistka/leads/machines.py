"""How items, findings, leads, questions and take-downs go from state to state: the tables of this room."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.machines import Machine, leads
from vistka.access.permissions import Permission


class ItemState(StrEnum):
    """Where an item is. In the last two its content is destroyed."""

    WAITING = "waiting"
    REVIEWED = "reviewed"
    SET_ASIDE = "set_aside"

    @property
    def words(self) -> Promise:
        return _ITEM[self]


class FindingState(StrEnum):
    """What a reviewer said of a finding. One that was dropped holds nothing."""

    FOUND = "found"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    DROPPED = "dropped"

    @property
    def words(self) -> Promise:
        return _FINDING[self]


class LeadState(StrEnum):
    """Whether a lead is compared."""

    OPEN = "open"
    CLOSED = "closed"

    @property
    def words(self) -> Promise:
        return _LEAD[self]


class FollowUpState(StrEnum):
    """How it stands with a question that a lead raised."""

    ASKED = "asked"
    ANSWERED = "answered"
    TAKEN_BACK = "taken_back"

    @property
    def words(self) -> Promise:
        return _FOLLOW_UP[self]


class TakeDownState(StrEnum):
    """What became of a request to take a picture down."""

    ASKED = "asked"
    DONE = "done"
    REFUSED = "refused"

    @property
    def words(self) -> Promise:
        return _TAKE_DOWN[self]


_ITEM: Final[Mapping[ItemState, Promise]] = {
    ItemState.WAITING: _("Waits for review"),
    ItemState.REVIEWED: _("Reviewed: the item itself is destroyed"),
    ItemState.SET_ASIDE: _("Set aside: the item itself is destroyed"),
}
_FINDING: Final[Mapping[FindingState, Promise]] = {
    FindingState.FOUND: _("Found, not reviewed"),
    FindingState.ACCEPTED: _("Accepted"),
    FindingState.CORRECTED: _("Accepted, corrected"),
    FindingState.DROPPED: _("Dropped"),
}
_LEAD: Final[Mapping[LeadState, Promise]] = {
    LeadState.OPEN: _("Open: it is compared"),
    LeadState.CLOSED: _("Closed: it is compared no more"),
}
_FOLLOW_UP: Final[Mapping[FollowUpState, Promise]] = {
    FollowUpState.ASKED: _("Asked"),
    FollowUpState.ANSWERED: _("Answered"),
    FollowUpState.TAKEN_BACK: _("Taken back"),
}
_TAKE_DOWN: Final[Mapping[TakeDownState, Promise]] = {
    TakeDownState.ASKED: _("Asked"),
    TakeDownState.DONE: _("Taken down"),
    TakeDownState.REFUSED: _("Refused, or no answer"),
}

_REVIEW, _FOLLOW, _REPORT = Permission.REVIEW_LEAD, Permission.FOLLOW_LEAD, Permission.TAKE_REPORT
_LAPSES: Final = _("Nobody reviewed it in 30 days")

ITEM: Final = Machine(
    "leads.item",
    _("An item from the open"),
    ItemState,
    ItemState.WAITING,
    {
        "end": leads(
            ItemState.WAITING,
            to=ItemState.REVIEWED,
            by=_REVIEW,
            words=_("End the review"),
        ),
        "set_aside": leads(ItemState.WAITING, to=ItemState.SET_ASIDE, by=_REVIEW, words=_("Set it aside")),
        "lapse": leads(ItemState.WAITING, to=ItemState.SET_ASIDE, by=None, words=_LAPSES),
        "end_report": leads(ItemState.WAITING, to=ItemState.REVIEWED, by=_REPORT, words=_("End work on this report")),
    },
)
FINDING: Final = Machine(
    "leads.finding",
    _("A finding"),
    FindingState,
    FindingState.FOUND,
    {
        "accept": leads(FindingState.FOUND, to=FindingState.ACCEPTED, by=_REVIEW, words=_("Accept")),
        "correct": leads(FindingState.FOUND, to=FindingState.CORRECTED, by=_REVIEW, words=_("Correct and accept")),
        "drop": leads(FindingState.FOUND, to=FindingState.DROPPED, by=_REVIEW, words=_("Drop")),
        "lapse": leads(FindingState.FOUND, to=FindingState.DROPPED, by=None, words=_LAPSES),
    },
)
LEAD: Final = Machine(
    "leads.lead",
    _("A lead"),
    LeadState,
    LeadState.OPEN,
    {"close": leads(LeadState.OPEN, to=LeadState.CLOSED, by=_FOLLOW, words=_("Close the lead"))},
)
FOLLOW_UP: Final = Machine(
    "leads.follow_up",
    _("A question that a lead raises"),
    FollowUpState,
    FollowUpState.ASKED,
    {
        "answer": leads(
            FollowUpState.ASKED,
            to=FollowUpState.ANSWERED,
            by=Permission.ANSWER_FOLLOW_UP,
            words=_("Write down the answer"),
        ),
        "take_back": leads(
            FollowUpState.ASKED,
            to=FollowUpState.TAKEN_BACK,
            by=Permission.ASK_BECAUSE_OF_LEAD,
            words=_("Take the question back"),
        ),
    },
)
TAKE_DOWN: Final = Machine(
    "leads.take_down",
    _("A request to take a picture down"),
    TakeDownState,
    TakeDownState.ASKED,
    {
        "done": leads(TakeDownState.ASKED, to=TakeDownState.DONE, by=_FOLLOW, words=_("It was taken down")),
        "refused": leads(
            TakeDownState.ASKED, to=TakeDownState.REFUSED, by=_FOLLOW, words=_("It was refused, or nobody answered")
        ),
    },
)

MACHINES: Final[Mapping[str, Machine]] = {one.name: one for one in (ITEM, FINDING, LEAD, FOLLOW_UP, TAKE_DOWN)}
