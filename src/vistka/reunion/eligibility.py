"""Who may go home which way, on which conditions: one table, and one function that applies it.

A handover to the family asks all that an answer to her asks, and more: kinship is documented, he himself named or
recognised her, and he wants to go. The other kinds know no condition about her: no exchange, repatriation, release or
transfer waits for a relative, and none depends on her travelling. Against a fear that he expressed nobody goes any way,
whoever heard it; a neutral body hears him first. Nobody who is sick or wounded goes against his will (Geneva Convention
III art. 109(3)), and as policy nobody at all does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.registry.models import Category
from vistka.reunion.kinds import Answer, Bar, Exposure, WayKind, is_open_to


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that decides whether one person may go. What is not known is as it stands here, and opens nothing.

    Of her, for a handover only: `linked`, two people confirmed the match and nobody wants it undone; `seeks`, she has not
    withdrawn and is reached directly; `speaks_freely`; `documented`; `named`, two people say that he meant her, by name
    or because he recognised her.

    Of him: `category`, as what he is held; `here`, held by us, neither escaped, released nor repatriated, death left
    aside; `dead` and `news_done`, a notifier has brought it. The interview that stands: `wish`, None without one; `agrees`,
    to which ways; `alone`; `neutral`, its body takes no side; `why_no_neutral`, it is written why none could; `exposure`,
    None while nobody has weighed it, since the review where he was shown; `weighed_by_neutral`. `risk_reviewed`: no review
    of what was shown in public is due. `fear`: he expressed it, and no neutral body has heard since that it is gone.
    `asked_since_unwell`: he is well, or was asked since he is not. `bar`: None while nobody has looked.
    """

    linked: bool = False
    seeks: bool = False
    speaks_freely: bool = False
    documented: bool = False
    named: bool = False
    category: Category | None = None
    here: bool = False
    dead: bool = False
    news_done: bool = False
    wish: Answer | None = None
    agrees: frozenset[WayKind] = frozenset()
    alone: bool = False
    neutral: bool = False
    why_no_neutral: bool = False
    risk_reviewed: bool = False
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
    OPEN_TO_CATEGORY = "open_to_category"
    HERE = "here"
    UNCHANGED = "unchanged"
    WISHED = "wished"
    ALONE = "alone"
    BODY = "body"
    NO_FEAR = "no_fear"
    RISK_REVIEWED = "risk_reviewed"
    WEIGHED = "weighed"
    ASKED_SINCE_UNWELL = "asked_since_unwell"
    NO_BAR = "no_bar"

    @property
    def words(self) -> Promise:
        return _CONDITIONS[self]


_ONCE_MORE: Final = _("somebody asks the person once more")
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
    Condition.OPEN_TO_CATEGORY: _("a civilian is released or repatriated, never exchanged"),
    Condition.HERE: _("the person is held by us and still here"),
    Condition.UNCHANGED: _ONCE_MORE,
    Condition.WISHED: _("the person wants to go this way"),
    Condition.ALONE: _("the person was asked alone"),
    Condition.BODY: _("a neutral body asked, or it is written why none could"),
    Condition.NO_FEAR: _(
        "the person was asked about fear and has none; once afraid, a neutral body has heard that it is over"
    ),
    Condition.RISK_REVIEWED: _("no review of what was shown in public is due"),
    Condition.WEIGHED: _("what was shown in public is weighed; where it is grave, by a neutral body"),
    Condition.ASKED_SINCE_UNWELL: _("since the last change in health the person was asked"),
    Condition.NO_BAR: _("somebody has looked whether the law stands in the way, and it does not"),
}

NEVER_SHOWN: Final = frozenset({Condition.ASKED_SINCE_UNWELL, Condition.UNCHANGED})
"""Of both we say the same: ask again. So no words of ours tell of health, nor of a death before its news is brought."""

_OF_HIM: Final = (
    Condition.OPEN_TO_CATEGORY,
    Condition.HERE,
    Condition.UNCHANGED,
    Condition.WISHED,
    Condition.ALONE,
    Condition.BODY,
    Condition.NO_FEAR,
    Condition.RISK_REVIEWED,
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
    Condition.OPEN_TO_CATEGORY: lambda kind, facts: is_open_to(kind, facts.category),
    Condition.HERE: lambda _kind, facts: facts.here,
    Condition.UNCHANGED: lambda _kind, facts: not facts.dead,
    Condition.WISHED: lambda kind, facts: facts.wish is Answer.YES and kind in facts.agrees,
    Condition.ALONE: lambda _kind, facts: facts.alone,
    Condition.BODY: lambda _kind, facts: facts.neutral or facts.why_no_neutral,
    Condition.NO_FEAR: lambda _kind, facts: facts.wish is not None and not facts.fear,
    Condition.RISK_REVIEWED: lambda _kind, facts: facts.risk_reviewed,
    Condition.WEIGHED: lambda _kind, facts: (
        facts.exposure is not None and (facts.weighed_by_neutral or facts.exposure is not Exposure.GRAVE)
    ),
    Condition.ASKED_SINCE_UNWELL: lambda _kind, facts: facts.asked_since_unwell,
    Condition.NO_BAR: lambda _kind, facts: facts.bar in (Bar.NONE, Bar.AGREED),
}


def missing(kind: WayKind, facts: Facts) -> tuple[Condition, ...]:
    """The conditions of this way home that do not hold, in the table's order; empty when he may go.

    >>> [condition.value for condition in missing(WayKind.EXCHANGE, Facts(here=True, wish=Answer.NO))][:3]
    ['open_to_category', 'wished', 'alone']
    """
    return tuple(condition for condition in RULES[kind] if not _HOLDS[condition](kind, facts))


def words_of(lacking: Iterable[Condition]) -> list[str]:
    """What is missing, for people to read: last and once what reads as "ask again"."""
    kinds = list(lacking)
    shown = [str(one.words) for one in kinds if one not in NEVER_SHOWN]
    return shown if len(shown) == len(kinds) else [*shown, str(_ONCE_MORE)]


def as_before(facts: Facts) -> Facts:
    """The facts as they were before the person died: until a notifier has brought the news, no page changes by it."""
    return facts if facts.news_done else replace(facts, dead=False)
