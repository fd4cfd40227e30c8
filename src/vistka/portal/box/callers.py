"""Whether a word that a caller said is one of those in her last mail."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable

from vistka.portal.typed import without_heaps


def is_ours(said: str, words: Iterable[str]) -> bool:
    """Whether it is one of these words. All are compared, so that the time tells nothing.

    >>> is_ours(" яблоня 7", ["Яблоня-7", "Ріка-2"]), is_ours("ріка", ["Ріка-2"]), is_ours("?", ["?"])
    (True, False, False)
    """
    heard = _plain(said)
    equal = [hmac.compare_digest(_digest(heard), _digest(_plain(word))) for word in words]
    return bool(heard) and any(equal)


def _plain(word: str) -> str:
    """Letters and digits alone, without case and marks, as the desk hears words (`enquiries.code_words.plain`)."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", without_heaps(word)).casefold())
    return "".join(sign for sign in decomposed if sign.isalnum())


def _digest(word: str) -> bytes:
    return hashlib.sha256(word.encode()).digest()
