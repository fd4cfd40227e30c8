"""Compare two cells by themselves, without a register's vocabulary: mothers, callsigns, residences."""

from __future__ import annotations

import re
from functools import lru_cache
from math import log2

from vistka.matching import alignment
from vistka.matching.vocabulary import Vocabulary
from vistka.names.scripts import fold
from vistka.names.units import VOWELS, units, unmarked

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_ENDINGS = "".join(VOWELS) + "йьъ"
WAYS = {
    alignment.SAME_LETTERS: "the same",
    alignment.SLIP: "a slip away",
    alignment.HEARD: "sounds the same",
    alignment.KNOWN: "another form of the name",
    alignment.INITIAL: "initial",
}


class PairComparer:
    """Compares cells in a role by the forms, costs and knowledge of the role's vocabulary."""

    def __init__(self, vocabularies: dict[str, Vocabulary]) -> None:
        self._vocabularies = vocabularies
        self.compare = lru_cache(maxsize=20_000)(self._compare)

    def _compare(
        self, role: str, registered: str, sought: str, differs: float, rarest: float
    ) -> tuple[int, str] | None:
        """Weight (thousandths of a bit) and words; None where a cell names nobody.

        `differs`: share of true pairs whose names have nothing to do with each other; `rarest`: no name is rarer than
        one in 2^(rarest/1000).
        """
        vocabulary = self._vocabularies[role]
        cost, way = vocabulary.cost_between(registered, sought)
        if cost is None:
            return None
        # One of the two may be a spelling that nobody has counted: "Kudriavtseva" is as common as Кудрявцева.
        shares = map(vocabulary.expected_share, (registered, sought))
        rarity = max(*shares, 2.0 ** (-rarest / 1000))
        ratio = (1 - differs) * min(2.0 ** (-cost / 1000) / rarity, 1 / rarity) + differs
        weight = round(1000 * log2(ratio))
        return weight, WAYS[way] if weight > 0 else "differs"

    def shared_words(self, one: str, other: str) -> int:
        """How many words of two texts begin alike, to the ear: marks are described in many words and cases."""
        return len(_stems(one) & _stems(other))


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    cut = ("".join(map(unmarked, units(word)[:_STEM])) for word in _WORD.findall(fold(text)))
    return frozenset(stem for word in cut if (stem := word.rstrip(_ENDINGS)))
