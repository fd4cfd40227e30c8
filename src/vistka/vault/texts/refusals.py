"""What is said to someone whose text is not read: what is wrong, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.sources.unread import Reason
from vistka.vault.errors import VaultError

WORDS: Final[Mapping[Reason, str | Promise]] = {
    Reason.EMPTY: _(
        "There is no text in this. Look whether it opens on your device, or copy its words and paste them."
    ),
    Reason.TOO_LARGE: _("This is larger than 8 MB. Copy the words of the article or the post and paste those."),
    Reason.NOT_A_TEXT: _(
        "This is not a text, a web page or the JSON of a post. Save the page as HTML, or copy its words and paste them. "
        "A picture or a video is handed in on its own."
    ),
    Reason.DAMAGED: _(
        "This text cannot be read: it is damaged. Copy its words and paste them, or write the lead by hand."
    ),
    Reason.TOOK_TOO_LONG: _("This text took too long to read. Copy the words that matter and paste those."),
    Reason.NOT_SHUT_IN: _(
        "Texts from outside cannot be read safely on this machine, so this one was left unread. Write the lead by hand, and "
        "tell the administrator: Linux with seccomp on x86_64 or aarch64 is needed."
    ),
    Reason.BUSY: _("Many files are being opened just now. Nothing is lost; send this one again in a minute."),
}


class Unreadable(VaultError):
    """A foreign text is not read. `words` says why and what to do, in the reader's language, with nothing of it."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(WORDS[reason])
        self.reason, self.words = reason, WORDS[reason]
