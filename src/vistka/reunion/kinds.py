"""The ways home, as kinds; and the closed answers that are written of them. No words of a person have a place here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.registry.models import Category
from vistka.registry.states import EventKind


class WayKind(StrEnum):
    """How somebody goes home (Geneva Convention III art. 109-118, and the offer of March 2022)."""

    HANDOVER = "handover"
    EXCHANGE = "exchange"
    MEDICAL = "medical"
    RELEASE = "release"
    NEUTRAL = "neutral"

    @property
    def words(self) -> Promise:
        return _KINDS[self]


_KINDS: Final[Mapping[WayKind, Promise]] = {
    WayKind.HANDOVER: _("Handover to the family"),
    WayKind.EXCHANGE: _("Exchange"),
    WayKind.MEDICAL: _("Medical repatriation"),
    WayKind.RELEASE: _("Release"),
    WayKind.NEUTRAL: _("Transfer to a neutral country"),
}

HAPPENS: Final[Mapping[WayKind, EventKind]] = {
    WayKind.HANDOVER: EventKind.RELEASED,
    WayKind.EXCHANGE: EventKind.REPATRIATED,
    WayKind.MEDICAL: EventKind.REPATRIATED,
    WayKind.RELEASE: EventKind.RELEASED,
    WayKind.NEUTRAL: EventKind.RELEASED,
}
"""What the register is told once somebody has gone this way (art. 122(5))."""


_ANYBODY: Final = frozenset(Category)
OPEN_TO: Final[Mapping[WayKind, frozenset[Category]]] = {
    WayKind.HANDOVER: _ANYBODY,
    WayKind.EXCHANGE: frozenset({Category.PRISONER, Category.RETAINED}),
    WayKind.MEDICAL: _ANYBODY,
    WayKind.RELEASE: _ANYBODY,
    WayKind.NEUTRAL: _ANYBODY,
}
"""Who may go which way. A civilian is released, repatriated or accommodated in a neutral country once the reasons of the
internment are gone (Geneva Convention IV art. 132-134), and is never what somebody else is given for (art. 34)."""


def is_open_to(kind: WayKind, category: Category | None) -> bool:
    """Whether a person held as this may go this way; None, nobody.

    >>> is_open_to(WayKind.EXCHANGE, Category.CIVILIAN), is_open_to(WayKind.RELEASE, Category.CIVILIAN)
    (False, True)
    """
    return category in OPEN_TO[kind]


class Body(StrEnum):
    """Who asks somebody whether he wants to go."""

    ICRC = "icrc"
    PROTECTING_POWER = "protecting_power"
    UNITED_NATIONS = "united_nations"
    NATIONAL_SOCIETY = "national_society"
    OURSELVES = "ourselves"

    @property
    def words(self) -> Promise:
        return _BODIES[self]


_BODIES: Final[Mapping[Body, Promise]] = {
    Body.ICRC: _("the Red Cross (ICRC or its Central Tracing Agency)"),
    Body.PROTECTING_POWER: _("the Protecting Power"),
    Body.UNITED_NATIONS: _("the United Nations"),
    Body.NATIONAL_SOCIETY: _("our National Red Cross Society"),
    Body.OURSELVES: _("one of us"),
}

NEUTRAL: Final = frozenset({Body.ICRC, Body.PROTECTING_POWER, Body.UNITED_NATIONS})
"""Who takes no side. The National Society of the Power that holds him helps its authorities by law, so it is not here."""


class NoNeutral(StrEnum):
    """Why no neutral body could ask."""

    NONE_HERE = "none_here"
    NO_TIME = "no_time"
    HIS_CHOICE = "his_choice"

    @property
    def words(self) -> Promise:
        return _NO_NEUTRAL[self]


_NO_NEUTRAL: Final[Mapping[NoNeutral, Promise]] = {
    NoNeutral.NONE_HERE: _("none works here; one was asked for"),
    NoNeutral.NO_TIME: _("one was asked for and could not come in time"),
    NoNeutral.HIS_CHOICE: _("the person wanted to speak with us"),
}


class Answer(StrEnum):
    """Whether he wants to go home."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"

    @property
    def words(self) -> Promise:
        return _ANSWERS[self]


_ANSWERS: Final[Mapping[Answer, Promise]] = {
    Answer.YES: _("Yes"),
    Answer.NO: _("No"),
    Answer.UNDECIDED: _("Undecided"),
}


class Exposure(StrEnum):
    """How far he was shown in public, weighed with him."""

    NONE = "none"
    SOME = "some"
    GRAVE = "grave"

    @property
    def words(self) -> Promise:
        return _EXPOSURES[self]


_EXPOSURES: Final[Mapping[Exposure, Promise]] = {
    Exposure.NONE: _("not shown in public"),
    Exposure.SOME: _("shown in public; we see no danger in it"),
    Exposure.GRAVE: _("shown in public; it may endanger the person at home"),
}


class Bar(StrEnum):
    """What the law says of his going: the kind only, and nothing of what it is about."""

    NONE = "none"
    PROCEEDINGS = "proceedings"
    SENTENCE = "sentence"
    AGREED = "agreed"

    @property
    def words(self) -> Promise:
        return _BARS[self]


_BARS: Final[Mapping[Bar, Promise]] = {
    Bar.NONE: _("nothing stands in the way"),
    Bar.PROCEEDINGS: _("proceedings are open"),
    Bar.SENTENCE: _("a sentence is being served"),
    Bar.AGREED: _("the authority agrees that the person goes, in spite of proceedings or a sentence"),
}


class Paper(StrEnum):
    """By what an officer checked who somebody is."""

    PASSPORT = "passport"
    IDENTITY_CARD = "identity_card"
    MILITARY_CARD = "military_card"
    OUR_CARD = "our_card"
    OTHER = "other"

    @property
    def words(self) -> Promise:
        return _PAPERS[self]


_PAPERS: Final[Mapping[Paper, Promise]] = {
    Paper.PASSPORT: _("passport"),
    Paper.IDENTITY_CARD: _("identity card"),
    Paper.MILITARY_CARD: _("military identity card"),
    Paper.OUR_CARD: _("the card that we issued (art. 17)"),
    Paper.OTHER: _("another paper with a photograph"),
}


class WhyKept(StrEnum):
    """Why something of his does not go with him (art. 18, 119)."""

    PROCEEDINGS = "proceedings"
    FOLLOWS = "follows"
    LEFT = "left"
    LOST = "lost"

    @property
    def words(self) -> Promise:
        return _WHY_KEPT[self]


_WHY_KEPT: Final[Mapping[WhyKept, Promise]] = {
    WhyKept.PROCEEDINGS: _("it is needed in proceedings; the list names it"),
    WhyKept.FOLLOWS: _("it is sent after the person"),
    WhyKept.LEFT: _("the person leaves it here"),
    WhyKept.LOST: _("it was lost; the person has a paper that says so"),
}


class Why(StrEnum):
    """Why a way home ended before anybody went."""

    CONDITIONS = "conditions"
    HIS_CHOICE = "his_choice"
    HER_CHOICE = "her_choice"
    ROAD = "road"
    AUTHORITY = "authority"
    ANOTHER_WAY = "another_way"
    GONE = "gone"

    @property
    def words(self) -> Promise:
        return _WHY[self]


_WHY: Final[Mapping[Why, Promise]] = {
    Why.CONDITIONS: _("a condition is not met"),
    Why.HIS_CHOICE: _("the person does not want to go this way"),
    Why.HER_CHOICE: _("the family does not want to go this way"),
    Why.ROAD: _("the road is not safe"),
    Why.AUTHORITY: _("the authority says no"),
    Why.ANOTHER_WAY: _("the person went another way"),
    Why.GONE: _("the person is no longer here"),
}

SAID: Final = (Why.CONDITIONS, Why.HIS_CHOICE, Why.HER_CHOICE, Why.ROAD, Why.AUTHORITY)
"""The reasons that a person gives; the others the machine finds."""


class Need(StrEnum):
    """What somebody needs, asked after the handover."""

    DOCTOR = "doctor"
    SOMEBODY_TO_TALK_TO = "somebody_to_talk_to"
    PAPERS = "papers"
    HOME = "home"
    MONEY = "money"
    LAWYER = "lawyer"
    SAFETY = "safety"

    @property
    def words(self) -> Promise:
        return _NEEDS[self]


_NEEDS: Final[Mapping[Need, Promise]] = {
    Need.DOCTOR: _("a doctor"),
    Need.SOMEBODY_TO_TALK_TO: _("somebody trained to talk to"),
    Need.PAPERS: _("papers"),
    Need.HOME: _("a place to live"),
    Need.MONEY: _("money"),
    Need.LAWYER: _("a lawyer"),
    Need.SAFETY: _("to be safe from somebody"),
}
