"""Who is told what, on which conditions: one table, and one function that applies it.

Two things must both allow each item to this very person: that she is documented kin, and his wish. What papers alone
show (he said “my parents”, no more) opens at most that he is held by us and how to write; how he is, letters and a call
also need that he named or recognised her himself. Of one whom the other Power holds nobody can ask the wish: documented
kin are told what that Power or the Central Tracing Agency officially notified, and a lead opens nothing.

Whatever is missing here, everybody gets the same sentence (`composing.NOTHING_TO_TELL`), word for word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.models.kinship import KinshipLevel
from vistka.registry.models.person import Side
from vistka.registry.models.wish import Acquaintance, WishItem
from vistka.registry.reports import CAN_NOTIFY, ReportSource, ReportStatus


class Item(StrEnum):
    """Something that a family may be told."""

    HELD = "held"
    HOW_TO_WRITE = "how_to_write"
    HEALTH = "health"
    LETTERS = "letters"
    CALL = "call"
    RELEASED = "released"
    NOTIFIED = "notified"

    @property
    def words(self) -> Promise:
        return _ITEMS[self]


_ITEMS: Final[Mapping[Item, Promise]] = {
    Item.HELD: _("that the person lives and is held by us"),
    Item.HOW_TO_WRITE: _("how to write"),
    Item.HEALTH: _("how the person's health is"),
    Item.LETTERS: _("that the person wishes to exchange letters"),
    Item.CALL: _("that the person wishes to call"),
    Item.RELEASED: _("that the person was released or went home"),
    Item.NOTIFIED: _("what was officially notified"),
}


@dataclass(frozen=True)
class Notified:
    """What the other Power or the Central Tracing Agency officially notified, and when it came to us."""

    source: ReportSource
    status: ReportStatus
    on: date


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that decides what one enquirer is told. What is not known is as it stands here, and opens nothing.

    `doubted`: somebody wants the link undone. `wish`: what he allows to be told to the one whom two people say he meant;
    None while there is none, the empty set for “nothing”. `is_meant`: two people said that she is the one of that wish.
    `acquaintance`: how he spoke of her. `is_here`: neither escaped, released nor repatriated; `went_home`: released or
    repatriated, as the events have it; death left aside for both. `dead`, and `news_done`: a notifier has brought it.
    """

    linked: bool = False
    doubted: bool = False
    side: Side | None = None
    is_here: bool = False
    went_home: bool = False
    level: KinshipLevel = KinshipLevel.DECLARED
    wish: frozenset[WishItem] | None = None
    acquaintance: Acquaintance | None = None
    is_meant: bool = False
    notified: Notified | None = None
    through_association: bool = False
    withdrawn: bool = False
    under_duress: bool = False
    dead: bool = False
    news_done: bool = False


class Condition(StrEnum):
    """Something that must hold before an item is told."""

    LINKED = "linked"
    UNDOUBTED = "undoubted"
    STILL_SEEKS = "still_seeks"
    FILES_HERSELF = "files_herself"
    SPEAKS_FREELY = "speaks_freely"
    DOCUMENTED = "documented"
    HELD_BY_US = "held_by_us"
    STILL_HERE = "still_here"
    WENT_HOME = "went_home"
    UNCHANGED = "unchanged"
    MEANT = "meant"
    WISHED = "wished"
    NAMED_BY_HIM = "named_by_him"
    REPORTED = "reported"
    OFFICIAL = "official"
    STILL_SO = "still_so"

    @property
    def words(self) -> Promise:
        return _CONDITIONS[self]


_CONDITIONS: Final[Mapping[Condition, Promise]] = {
    Condition.LINKED: _("two people have confirmed the match"),
    Condition.UNDOUBTED: _("nobody wants the match undone"),
    Condition.STILL_SEEKS: _("the enquirer has not withdrawn"),
    Condition.FILES_HERSELF: _("the enquirer is reached directly; an association gets receipts only"),
    Condition.SPEAKS_FREELY: _(
        "the enquirer speaks freely: since her duress word was heard, somebody has spoken with her"
    ),
    Condition.DOCUMENTED: _("kinship is documented, and two people have said so"),
    Condition.HELD_BY_US: _("the person is held by us"),
    Condition.STILL_HERE: _("the person is still here"),
    Condition.WENT_HOME: _("the person was released or went home"),
    # No page ever shows that this one fails, and its words do not say why it does.
    Condition.UNCHANGED: _("nothing stands in the way of an answer"),
    Condition.MEANT: _("two people have said that the enquirer is the one whom the person meant"),
    Condition.WISHED: _("the person's wish allows it"),
    Condition.NAMED_BY_HIM: _("the person named or recognised the enquirer; a relation alone is not enough"),
    Condition.REPORTED: _("the person is reported held by the other Power"),
    Condition.OFFICIAL: _("that Power or the Central Tracing Agency has officially notified it"),
    Condition.STILL_SO: _("nothing that was recorded since says otherwise"),
}

HIS_OWN_WORD: Final = frozenset({Acquaintance.NAMED, Acquaintance.RECOGNISED})
MAY_BE_PASSED_ON: Final = frozenset(ReportStatus) - {ReportStatus.DEAD}
"""News of a death is brought by a person, whoever has notified it."""


@dataclass(frozen=True)
class Rule:
    """When an item is told: the conditions that must all hold, and what his wish must hold for `WISHED`."""

    conditions: tuple[Condition, ...]
    wish: frozenset[WishItem] = frozenset()


_ALWAYS: Final = (
    Condition.LINKED,
    Condition.UNDOUBTED,
    Condition.UNCHANGED,
    Condition.STILL_SEEKS,
    Condition.FILES_HERSELF,
    Condition.SPEAKS_FREELY,
    Condition.DOCUMENTED,
)
_T1: Final = (*_ALWAYS, Condition.HELD_BY_US, Condition.STILL_HERE, Condition.MEANT, Condition.WISHED)
_GONE: Final = (*_ALWAYS, Condition.HELD_BY_US, Condition.WENT_HOME, Condition.MEANT, Condition.WISHED)
_T2: Final = (*_T1, Condition.NAMED_BY_HIM)

LIVES: Final = WishItem.THAT_I_LIVE
"""Whatever else is told says that he lives, so he must have allowed that too."""

RULES: Final[Mapping[Item, Rule]] = {
    Item.HELD: Rule(_T1, frozenset({LIVES})),
    Item.HOW_TO_WRITE: Rule(_T1, frozenset({LIVES, WishItem.HOW_TO_WRITE})),
    Item.HEALTH: Rule(_T2, frozenset({LIVES, WishItem.MY_HEALTH})),
    Item.LETTERS: Rule(_T2, frozenset({LIVES, WishItem.LETTERS})),
    Item.CALL: Rule(_T2, frozenset({LIVES, WishItem.CALL})),
    Item.RELEASED: Rule(_GONE, frozenset({LIVES})),
    Item.NOTIFIED: Rule((*_ALWAYS, Condition.REPORTED, Condition.OFFICIAL, Condition.STILL_SO)),
}

_HOLDS: Final[Mapping[Condition, Callable[[Facts, Rule], bool]]] = {
    Condition.LINKED: lambda facts, _rule: facts.linked,
    Condition.UNDOUBTED: lambda facts, _rule: not facts.doubted,
    Condition.STILL_SEEKS: lambda facts, _rule: not facts.withdrawn,
    Condition.FILES_HERSELF: lambda facts, _rule: not facts.through_association,
    Condition.SPEAKS_FREELY: lambda facts, _rule: not facts.under_duress,
    Condition.DOCUMENTED: lambda facts, _rule: facts.level is KinshipLevel.DOCUMENTED,
    Condition.HELD_BY_US: lambda facts, _rule: facts.side is Side.HELD,
    Condition.STILL_HERE: lambda facts, _rule: facts.is_here,
    Condition.WENT_HOME: lambda facts, _rule: facts.went_home,
    Condition.UNCHANGED: lambda facts, _rule: not facts.dead,
    Condition.MEANT: lambda facts, _rule: facts.is_meant,
    Condition.WISHED: lambda facts, rule: facts.wish is not None and rule.wish <= facts.wish,
    Condition.NAMED_BY_HIM: lambda facts, _rule: facts.acquaintance in HIS_OWN_WORD,
    Condition.REPORTED: lambda facts, _rule: facts.side is Side.REPORTED,
    Condition.OFFICIAL: lambda facts, _rule: (
        facts.notified is not None and facts.notified.source in CAN_NOTIFY and facts.notified.status in MAY_BE_PASSED_ON
    ),
    Condition.STILL_SO: lambda facts, _rule: (
        facts.is_here or (facts.notified is not None and facts.notified.status is ReportStatus.RELEASED)
    ),
}


def missing(item: Item, facts: Facts) -> tuple[Condition, ...]:
    """The conditions of `item` that do not hold, in the table's order; empty when it is told."""
    rule = RULES[item]
    return tuple(condition for condition in rule.conditions if not _HOLDS[condition](facts, rule))


def told(facts: Facts) -> tuple[Item, ...]:
    """What this enquirer may be told now, in the order in which it is said.

    >>> told(Facts())
    ()
    """
    return tuple(item for item in RULES if not missing(item, facts))


def as_before(facts: Facts) -> Facts:
    """The facts as they were before the person died: until a notifier has brought the news, no page changes by it."""
    return facts if facts.news_done else replace(facts, dead=False)


def as_given(facts: Facts) -> Facts:
    """The facts by which what was given stays as it was given: also when he has died since, has escaped, or one person
    doubts the link: one alone neither gives nor takes.

    Once a notifier has brought the news nobody reads any more that the person lives. And once he was released or has
    gone home, nobody reads any more that he is held by us, or how to write to him: she might travel to fetch him, or
    write into the void. She reads the sentence that all get, until two people tell her that he was released, which asks
    no more of her than what she was told before. An escape is no such case: to withdraw what was said would tell of it.
    """
    return replace(as_before(facts), is_here=not facts.went_home, doubted=False)
