"""What the portal says about a letter that somebody pastes: ours, not ours, without a proof, or not to be said here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from vistka.mailroom.keys import PublicKey
from vistka.mailroom.letters import is_ours

_DAY: Final = re.compile(r"\[\s{0,40}letter\s{1,40}[0-9a-f]{32}\s{1,40}(\d{4}-\d{2}-\d{2})\s{0,40}\]", re.IGNORECASE)


class Verdict(StrEnum):
    """What is found about a letter."""

    OURS = "ours"
    NOT_OURS = "not_ours"
    NO_PROOF = "no_proof"
    CANNOT_SAY = "cannot_say"
    """It is older than every key that is still published, or no key is: it may be ours all the same."""


def verdict_on(pasted: str, keys: Sequence[PublicKey]) -> Verdict:
    """Whether one of the published keys signed exactly this letter. `keys` as `mailroom.keys.published_keys` gives them."""
    ours = is_ours(pasted, [key.letters for key in keys])
    if ours is None:
        return Verdict.NO_PROOF
    if ours:
        return Verdict.OURS
    return Verdict.NOT_OURS if keys and _day_of(pasted) >= keys[0].first_day.isoformat() else Verdict.CANNOT_SAY


def _day_of(pasted: str) -> str:
    """The ISO day that the letter bears; the last one of several: who adds an older day makes a false letter no older."""
    return max(_DAY.findall(pasted), default="")
