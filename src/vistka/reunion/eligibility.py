"""Who may go home which way, on which conditions: one table, and one function that applies it.

A handover to the family asks all that an answer to her asks, and more: kinship is documented, he himself named or
recognised her, and he wants to go. The other kinds know no condition about her: no exchange, repatriation, release or
transfer waits for a relative, and none depends on her travelling. Against a fear that he expressed nobody goes any way,
whoever heard it; a neutral body hears him first. Nobody who is sick or wounded goes against his will (Geneva Convention
III art. 109(3)), and as policy nobody at all does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.reunion.kinds import Answer, Bar, Exposure, WayKind


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that decides whether one person may go. What is not known is as it stands here, and opens nothing.

    Of her, for a handover only: `linked`, two people confirmed the match and nobody wants it undone; `seeks`, she has not
    withdrawn and is reached directly; `speaks_freely`; `documented`; `named`, two people say that he meant her, by name
    or because he recognised her.

    Of him: `here`, held by us, neither escaped, released nor repatriated, death left aside; `dead` and `news_done`, a
    notifier has brought it. The interview that stands: `wish`, None without one; `agrees`, to which ways; `alone`;
    `neutral`, its body takes no side; `why_no_neutral`, it is written why none could; `exposure`, None while nobody has
    weighed it; `weighed_by_neutral`. `fear`: he expressed it, and no neutral body has heard since that it is gone.
    `asked_since_unwell`: he is well, or was asked since he is not. `bar`: None while nobody has looked.
    """

    linked: bool = False
    seeks: bool = False
    speaks_freely: bool = False
    documented: bool = False
    named: bool = False
    here: bool = False
    dead: bool = False
    news_done: bool = False
    wish: Answer | None = None
    agrees: frozenset[WayKind] = frozenset()
    alone: bool = False
    neutral: bool = False
    why_no_neutral: bool = False
    exposure: Exposure | None = None
    weighed_by_neutral: bool = False
    fear: bool = False
    asked_since_unwell: bool = False
    bar: Bar | None = None


class Condition(StrEnum):
    """Something that must hold before somebody goes."""

    LINKED = "linked"
    STILL_SEEKS = "still_seeks"
    SPEAKS_FREELY = "speaks_freely"
    DOCUMENTED = "documented"
    NAMED_BY_HIM = "named_by_him"
    HERE = "here"
    UNCHANGED = "unchanged"
    WISHED = "wished"
    ALONE = "alone"
    BODY = "body"
    NO_FEAR = "no_fear"
    WEIGHED = "weighed"
    ASKED_SINCE_UNWELL = "asked_since_unwell"
    NO_BAR = "no_bar"

    @property
    def words(self) -> Promise:
        return _CONDITIONS[self]


_CONDITIONS: Final[Mapping[Condition, Promise]] = {
    Condition.LINKED: _("two people have confirmed the match, and nobody wants it undone"),
    Condition.STILL_SEEKS: _("the enquirer has not withdrawn, and we reach her directly"),
    Condition.SPEAKS_FREELY: _(
        "the enquirer speaks freely: since her duress word was heard, somebody has spoken with her"
    ),
    Condition.DOCUMENTED: _("kinship is documented, and two people have said so"),
    Condition.NAMED_BY_HIM: _(
        "the person named or recognised the enquirer, and two people have said that she is meant"
    ),
    Condition.HERE: _("the person is held by us and still here"),
    # No page ever shows that this one fails, and its words do not say why it does.
    Condition.UNCHANGED: _("nothing stands in the way just now"),
    Condition.WISHED: _("the person wants to go this way"),
    Condition.ALONE: _("the person was asked alone"),
    Condition.BODY: _("a neutral body asked, or it is written why none could"),
    Condition.NO_FEAR: _(
        "the person was asked about fear and has none; once afraid, a neutral body has heard that it is over"
    ),
    Condition.WEIGHED: _("what was shown in public is weighed; where it is grave, by a neutral body"),
    Condition.ASKED_SINCE_UNWELL: _("since the last change in health the person was asked"),
    Condition.NO_BAR: _("somebody has looked whether the law stands in the way, and it does not"),
}

_OF_HIM: Final = (
    Condition.HERE,
    Condition.UNCHANGED,
    Condition.WISHED,
    Condition.ALONE,
    Condition.BODY,
    Condition.NO_FEAR,
    Condition.WEIGHED,
    Condition.ASKED_SINCE_UNWELL,
    Condition.NO_BAR,
)
ABOUT_HER: Final = (
    Condition.LINKED,
    Condition.STILL_SEEKS,
    Condition.SPEAKS_FREELY,
    Condition.DOCUMENTED,
    Condition.NAMED_BY_HIM,
)
"""What is asked of a handover alone."""

RULES: Final[Mapping[WayKind, tuple[Condition, ...]]] = {
    WayKind.HANDOVER: (*ABOUT_HER, *_OF_HIM),
    WayKind.EXCHANGE: _OF_HIM,
    WayKind.MEDICAL: _OF_HIM,
    WayKind.RELEASE: _OF_HIM,
    WayKind.NEUTRAL: _OF_HIM,
}

_HOLDS: Final[Mapping[Condition, Callable[[WayKind, Facts], bool]]] = {
    Condition.LINKED: lambda _kind, facts: facts.linked,
    Condition.STILL_SEEKS: lambda _kind, facts: facts.seeks,
    Condition.SPEAKS_FREELY: lambda _kind, facts: facts.speaks_freely,
    Condition.DOCUMENTED: lambda _kind, facts: facts.documented,
    Condition.NAMED_BY_HIM: lambda _kind, facts: facts.named,
    Condition.HERE: lambda _kind, facts: facts.here,
    Condition.UNCHANGED: lambda _kind, facts: not facts.dead,
    Condition.WISHED: lambda kind, facts: facts.wish is Answer.YES and kind in facts.agrees,
    Condition.ALONE: lambda _kind, facts: facts.alone,
    Condition.BODY: lambda _kind, facts: facts.neutral or facts.why_no_neutral,
    Condition.NO_FEAR: lambda _kind, facts: facts.wish is not None and not facts.fear,
    Condition.WEIGHED: lambda _kind, facts: (
        facts.exposure is not None and (facts.weighed_by_neutral or facts.exposure is not Exposure.GRAVE)
    ),
    Condition.ASKED_SINCE_UNWELL: lambda _kind, facts: facts.asked_since_unwell,
    Condition.NO_BAR: lambda _kind, facts: facts.bar in (Bar.NONE, Bar.AGREED),
}


def missing(kind: WayKind, facts: Facts) -> tuple[Condition, ...]:
    """The conditions of this way home that do not hold, in the table's order; empty when he may go.

    >>> [condition.value for condition in missing(WayKind.EXCHANGE, Facts(here=True, wish=Answer.NO))][:2]
    ['wished', 'alone']
    """
    return tuple(condition for condition in RULES[kind] if not _HOLDS[condition](kind, facts))


def as_before(facts: Facts) -> Facts:
    """The facts as they were before the person died: until a notifier has brought the news, no page changes by it."""
    return facts if facts.news_done else replace(facts, dead=False)
