"""How articles and packets go from state to state: the tables of this room."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.access.machines import Machine, leads
from vistka.access.permissions import Permission

_KEEPS: Final = Permission.KEEP_EFFECTS


class ArticleState(StrEnum):
    """Where an article is."""

    HELD = "held"
    PACKED = "packed"
    RETURNED = "returned"
    FORWARDED = "forwarded"
    KEPT = "kept"
    LOST = "lost"

    @property
    def words(self) -> Promise:
        return _ARTICLE[self]


class PacketState(StrEnum):
    """How it stands with a packet."""

    OPEN = "open"
    SEALED = "sealed"
    RETURNED = "returned"
    FORWARDED = "forwarded"
    KEPT = "kept"

    @property
    def words(self) -> Promise:
        return _PACKET[self]


_ARTICLE: Final[Mapping[ArticleState, Promise]] = {
    ArticleState.HELD: _("Held by us"),
    ArticleState.PACKED: _("In a packet"),
    ArticleState.RETURNED: _("Returned"),
    ArticleState.FORWARDED: _("Forwarded"),
    ArticleState.KEPT: _("Kept, with a reason"),
    ArticleState.LOST: _("Lost"),
}
_PACKET: Final[Mapping[PacketState, Promise]] = {
    PacketState.OPEN: _("Open: articles go in"),
    PacketState.SEALED: _("Sealed by two"),
    PacketState.RETURNED: _("Returned"),
    PacketState.FORWARDED: _("Forwarded"),
    PacketState.KEPT: _("Kept, with a reason"),
}

_HAVE: Final = (ArticleState.HELD, ArticleState.KEPT)
_AFTER: Final = (PacketState.SEALED, PacketState.KEPT)

ARTICLE: Final = Machine(
    "effects.article",
    _("An article"),
    ArticleState,
    ArticleState.HELD,
    {
        "pack": leads(ArticleState.HELD, to=ArticleState.PACKED, by=_KEEPS, words=_("Put it into a packet")),
        "take_out": leads(ArticleState.PACKED, to=ArticleState.HELD, by=_KEEPS, words=_("Take it out of the packet")),
        "return": leads(*_HAVE, to=ArticleState.RETURNED, by=_KEEPS, words=_("Return it")),
        "forward": leads(*_HAVE, to=ArticleState.FORWARDED, by=_KEEPS, words=_("Forward it")),
        "keep": leads(ArticleState.HELD, to=ArticleState.KEPT, by=_KEEPS, words=_("Keep it, with a reason")),
        "lose": leads(*_HAVE, to=ArticleState.LOST, by=_KEEPS, words=_("Say that it is lost")),
    },
)
PACKET: Final = Machine(
    "effects.packet",
    _("A sealed packet"),
    PacketState,
    PacketState.OPEN,
    {
        "seal": leads(
            PacketState.OPEN,
            to=PacketState.SEALED,
            by=_KEEPS,
            words=_("Count and seal it"),
            not_by=("packed_by",),
        ),
        "return": leads(*_AFTER, to=PacketState.RETURNED, by=_KEEPS, words=_("Return it")),
        "forward": leads(*_AFTER, to=PacketState.FORWARDED, by=_KEEPS, words=_("Forward it")),
        "keep": leads(PacketState.SEALED, to=PacketState.KEPT, by=_KEEPS, words=_("Keep it, with a reason")),
    },
)

MACHINES: Final[Mapping[str, Machine]] = {one.name: one for one in (ARTICLE, PACKET)}
