"""What is said to someone whose file is refused: what is wrong, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.vault.errors import VaultError
from vistka.vault.pixels.terms import Reason

WORDS: Final[Mapping[Reason, str | Promise]] = {
    Reason.EMPTY: _("This file is empty. Look whether it opens on your device, then send it again."),
    Reason.UNKNOWN_KIND: _(
        "This kind of file cannot be read here. Send a photograph or a scan as JPEG, PNG, WebP, GIF or TIFF, "
        "or a document as PDF."
    ),
    Reason.TOO_MANY_BYTES: _(
        "This file is larger than 20 MB. Send a smaller photograph of it, or a long document in parts."
    ),
    Reason.TOO_MANY_PIXELS: _("This picture is too large to be opened safely. Send a smaller copy of it."),
    Reason.TOO_MANY_PAGES: _("This document has more than 40 pages. Send it in parts."),
    Reason.LOCKED: _("This document is locked with a password. Save a copy without the password and send that."),
    Reason.LETTERS_MISSING: _(
        "This document does not carry its own letters with it, so parts would be missing or wrong here. "
        "Print it to a PDF again with its fonts inside, or take a photograph of it, and send that."
    ),
    Reason.DAMAGED: _(
        "This file cannot be read: it is damaged or not complete. Look whether it opens on your device, "
        "save it again, or take a photograph of it, and send that."
    ),
    Reason.TOOK_TOO_LONG: _(
        "This file took too long to open. Send it in parts, or take a photograph of it and send that."
    ),
    Reason.BUSY: _("Many files are being opened just now. Nothing is lost; send this one again in a minute."),
    Reason.NOT_SHUT_IN: _(
        "Files from outside cannot be opened safely on this machine, so this one was left unread. "
        "Tell the administrator: Linux with seccomp on x86_64 or aarch64 is needed."
    ),
}


class Refused(VaultError):
    """A foreign file is not taken. `words` says why and what to do, in the reader's language, with nothing of it."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(WORDS[reason])
        self.reason, self.words = reason, WORDS[reason]
