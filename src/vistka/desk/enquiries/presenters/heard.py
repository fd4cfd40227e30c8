"""What the page says of a code word that a caller said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.code_words import Heard, is_under_duress
from vistka.enquiries.models import CodeWord, Enquirer

HEARD: Final[Mapping[Heard, Promise]] = {
    Heard.PROVED: _("This is one of her words, and it is used up. You may go on."),
    Heard.DURESS: _("This is one of her words, and it is used up. Go on in your own time."),
    Heard.UNKNOWN: _(
        "This is none of her words, or it was used before. Say nothing of the enquiry; offer to call back."
    ),
}
"""“In your own time” is agreed among us: she is being made to speak (docs/guide).

Whoever looks over a shoulder sees the same page for both.
"""

_LAST: Final[Mapping[bool, Promise]] = {False: _("Known. You may go on."), True: _("Known. Go on in your own time.")}


def last_heard(enquirer: Enquirer) -> Promise | None:
    """The same words for the page of the enquiry, for as long as they hold; None when no word was ever heard."""
    if not CodeWord.objects.filter(enquirer=enquirer, used_at__isnull=False).exists():
        return None
    return _LAST[is_under_duress(enquirer)]
