"""Words that prove a caller: each once, and one that says that she is being made to speak."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import CodeWord, Enquirer
from vistka.ledger.recorded import trust

MOST: Final = 20
"""Words of one enquirer."""


class Heard(StrEnum):
    """What a word says of the one who spoke it."""

    PROVED = "proved"
    DURESS = "duress"
    UNKNOWN = "unknown"

    @property
    def words(self) -> Promise:
        return _HEARD[self]


_HEARD: Final = {
    Heard.PROVED: _("This is one of her words. It cannot be used again."),
    Heard.DURESS: _("She may be forced to speak. Say nothing of the enquiry, stay friendly, end the call soon."),
    Heard.UNKNOWN: _(
        "This is none of her words, or it was used before. Say nothing of the enquiry; offer to call back."
    ),
}


def plain(word: str) -> str:
    """A word as it is compared: letters and digits alone, without case and without marks over letters.

    >>> plain(" Ёлка-2 "), plain("ЕЛКА 2"), plain("coração")
    ('елка2', 'елка2', 'coracao')
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(sign for sign in decomposed if sign.isalnum())


def checked(words: Sequence[str], duress_word: str) -> tuple[list[str], str]:
    """The words, without what stands around them. Raises `EnquiryError` when two would sound the same."""
    given = [word.strip() for word in words if word.strip()]
    duress = duress_word.strip()
    all_words = [*given, duress] if duress else given
    heard = [plain(word) for word in all_words]
    if "" in heard or len(set(heard)) < len(heard) or len(heard) > MOST:
        raise EnquiryError(_("Each code word must have letters and differ from the others, and from the duress word."))
    return given, duress


def same(one: str, other: str) -> bool:
    """Whether two words are the same; how long it takes does not depend on where they differ."""
    return hmac.compare_digest(*(hashlib.sha256(plain(word).encode()).digest() for word in (one, other)))


def heard_among(words: Iterable[CodeWord], said: str) -> CodeWord | None:
    """The word that was said, if it still proves something. All are compared, so that the time tells nothing."""
    matching = [word for word in words if same(word.word, said)]
    return next((word for word in matching if word.is_duress or word.used_at is None), None)


def is_under_duress(enquirer: Enquirer) -> bool:
    """Whether her duress word was heard and nobody has spoken with her since: until then she is told nothing.

    Her own row says so: no word and no conversation that other hands hide or invent can end it. Raises `Forged`.
    """
    trust(enquirer)
    return enquirer.alarm_at is not None
