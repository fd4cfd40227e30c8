"""Letters that a hurried hand or a scanner takes for one another."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from vistka.matching.spelling import letter_code

# Rows of the keyboards on which lists are typed; neighbours are hit by mistake.
_KEYBOARDS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "йцукенгшщзхї", "фівапролджє", "qwertyuiop", "asdfghjkl",
              "zxcvbnm", "qwertzuiop", "azertyuiop")  # fmt: skip

# Pairs that recognition of print and handwriting confuses most.
_LOOK_ALIKE = (
    "ил ип ин пн лп шщ шм тп гт цщ оа ао ое ес сo бв вб зэ эз юо ыь ъь ий йи ії іi её еэ кх хж чг дл "
    "ce ec oa ao uv vu nm rn il lj ij jy hb ft tf gq uy sz ei un nu kx bh dcl"
).split()


def mistaken_letters(cost: int) -> NDArray[np.int32]:
    """Table 256 x 256: `cost` where the one letter is easily taken for the other, 0 elsewhere."""
    table = np.zeros((256, 256), np.int32)
    pairs = [(a, b) for row in _KEYBOARDS for a, b in itertools.pairwise(row)]
    pairs += [(p[0], p[1]) for p in _LOOK_ALIKE if len(p) == 2]
    for a, b in pairs:
        table[letter_code(a), letter_code(b)] = table[letter_code(b), letter_code(a)] = cost
    return table
