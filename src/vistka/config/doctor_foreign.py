"""Whether foreign texts can be read here and pages fetched: by processes that can do nothing else, tried out.

It takes a second or two, so `doctor.examine` leaves it to the command.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from vistka.config.finding import Finding, Line
from vistka.sources.unread import Reason as Unread
from vistka.vault.fetching.getting import NotFetched, fetch
from vistka.vault.fetching.terms import Reason as Unfetched
from vistka.vault.texts.reading import read_foreign
from vistka.vault.texts.refusals import Unreadable

SAMPLE: Final = b"A sample of the doctor: a captured soldier is seen in Sumy."
NOWHERE: Final = "doctor.invalid"
"""A name that leads nowhere, by RFC 6761 section 6.4."""


def foreign_lines(fetched: Collection[str]) -> Iterator[Line]:
    """What reads foreign texts; and what fetches pages, where sites are named from which they may be fetched."""
    yield _reads()
    if fetched:
        yield _fetches(fetched)


def _reads() -> Line:
    try:
        read_foreign(SAMPLE, name="sample.txt")
    except Unreadable as error:
        if error.reason is Unread.NOT_SHUT_IN:
            return Line(
                Finding.WARN,
                "Foreign texts cannot be read safely here, so leads are written by hand. "
                "Linux with seccomp on x86_64 or aarch64 is needed.",
            )
        return Line(Finding.WARN, "Foreign texts cannot be read here, so leads are written by hand. Install anew.")
    return Line(Finding.OK, "Foreign texts are read in a process that can do nothing else.")


def _fetches(fetched: Collection[str]) -> Line:
    """No site is asked: the process that fetches is tried with a name that leads nowhere."""
    try:
        fetch(f"https://{NOWHERE}/", [NOWHERE])
    except NotFetched as error:
        if error.reason is Unfetched.NOT_SHUT_IN:
            return Line(
                Finding.WARN,
                "Pages cannot be fetched safely here. Unset VISTKA_FETCH, or use Linux with seccomp on x86_64 or aarch64.",
            )
    return Line(Finding.OK, f"Pages may be fetched from {', '.join(sorted(fetched))} and from nowhere else.")
