"""How an enquirer may be reached without harm: in some homes a call from a bureau is dangerous."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.errors import EnquiryError

Contact = Mapping[str, str | bool]


class Channel(StrEnum):
    """By what she is reached."""

    TELEPHONE = "telephone"
    MESSENGER = "messenger"
    EMAIL = "email"
    POST = "post"
    ASSOCIATION = "association"
    SHE_CALLS = "she_calls"

    @property
    def words(self) -> Promise:
        return _CHANNELS[self]


class BadNews(StrEnum):
    """Who brings her the news of a death, if there is any one day. Every family is asked, in the same words."""

    OFFICIAL = "official"
    OURS = "ours"

    @property
    def words(self) -> Promise:
        return _BAD_NEWS[self]


def who_brings(contact: Contact) -> BadNews:
    """Whom she chose; the Power, the Agency and the National Society where she has not said."""
    return BadNews.OURS if contact.get("bad_news") == BadNews.OURS else BadNews.OFFICIAL


_CHANNELS: Final[Mapping[Channel, Promise]] = {
    Channel.TELEPHONE: _("By telephone"),
    Channel.MESSENGER: _("By a messenger on her telephone"),
    Channel.EMAIL: _("By e-mail"),
    Channel.POST: _("By post"),
    Channel.ASSOCIATION: _("Through the association that files for her"),
    Channel.SHE_CALLS: _("Never: she calls us"),
}
_BAD_NEWS: Final[Mapping[BadNews, Promise]] = {
    BadNews.OFFICIAL: _("The Red Cross or my own authorities"),
    BadNews.OURS: _("A trained person of this bureau"),
}
WITHOUT_ADDRESS: Final = frozenset({Channel.ASSOCIATION, Channel.SHE_CALLS})

FIELDS: Final[Mapping[str, Promise]] = {
    "channel": _("How we may reach you"),
    "address": _("Number or address for that"),
    "hours": _("Days and hours that are safe"),
    "may_pick_up": _("Who else may pick up, and what may be said to them"),
    "never_leave_message": _("Never leave a message"),
    "language": _("Language"),
    "interpreter": _("An interpreter is needed"),
    "second_way": _("Another way to reach you, if the first fails"),
    "bad_news": _("Who should bring bad news"),
}
YES_OR_NO: Final = frozenset({"never_leave_message", "interpreter"})


def checked(contact: Contact) -> dict[str, str | bool]:
    """The contact with every field of `FIELDS`; unless she says otherwise, no message is left. Raises `EnquiryError`."""
    if contact.keys() - FIELDS.keys() or contact.get("channel") not in set(Channel):
        raise EnquiryError(_("Say how the enquirer may be reached."))
    if contact.get("bad_news", "") not in {"", *BadNews}:
        raise EnquiryError(_("Choose who should bring bad news, or leave it open."))
    cells: dict[str, str | bool] = {
        name: bool(contact.get(name, name == "never_leave_message"))
        if name in YES_OR_NO
        else str(contact.get(name, "")).strip()
        for name in FIELDS
    }
    if not cells["address"] and cells["channel"] not in WITHOUT_ADDRESS:
        raise EnquiryError(_("Write the number or the address by which the enquirer may be reached."))
    return cells
