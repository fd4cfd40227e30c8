"""How a censor marks what is blacked out, without a script: he puts [[ and ]] round it, and changes no other sign."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext_lazy as _

from vistka.correspondence.errors import CorrespondenceError

BLACK: Final = "█████"
"""What stands for a passage that was blacked out; always of one length, so that it does not show how much is gone."""

_MARKED: Final = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def without_marks(text: str) -> str:
    """A text as it is stored before it is censored: in which the censor's signs do not occur.

    >>> without_marks("[[x]] ")
    '[x]'
    """
    return re.sub(r"([\[\]])\1+", r"\1", "\n".join(text.strip().splitlines()))


def blacked_out(marked: str) -> str:
    """The text as it goes on. Raises `CorrespondenceError` for a mark without its other half.

    >>> blacked_out("Dear all, [[we are at the river]] and well.")
    'Dear all, █████ and well.'
    """
    text = _MARKED.sub(BLACK, marked)
    if "[[" in text or "]]" in text:
        raise CorrespondenceError(_("Each [[ needs its ]]. Mark one passage after the other."))
    return text


def marked_only(original: str, marked: str) -> str:
    """The text as it goes on, of which the censor may black out and change nothing. Raises `CorrespondenceError`."""
    marked = "\n".join(marked.strip().splitlines())
    if _MARKED.sub(r"\1", marked) != original:
        raise CorrespondenceError(
            _("A word has changed. Put [[ and ]] round what is blacked out, and do nothing else.")
        )
    return blacked_out(marked)
