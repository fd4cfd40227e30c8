"""The distinct tokens of a register in one role, and which of them an enquiry's token may mean.

A million persons share some seventy thousand tokens, so a name is compared with every *distinct* name that could sound
like it, never with every person. Each token keeps all its `forms` (the parts of a double name, the masculine form, the
father's name in a patronymic) and what it is *known* to equal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vistka.matching import alignment
from vistka.matching.codes import Codes
from vistka.matching.growing import Growing
from vistka.matching.heard import Arrays, Int, numbering
from vistka.matching.model import Model
from vistka.matching.spelling import Costs
from vistka.matching.spellings import Spellings
from vistka.names.forms import INITIAL, PART, Form
from vistka.names.units import opening_unit

FormsOf = Callable[[str], tuple[Form, ...]]
Classes = tuple[tuple[int, int], ...]  # (class, cost in thousandths of a bit)
ClassesOf = Callable[[tuple[Form, ...]], Classes]

_NONE = np.zeros(0, np.int32)
_INITIAL_SHARE = 0.04  # how common an initial is
_READ = 50_000  # cells of mothers and places, compared by themselves, whose forms are remembered
_SAME_OPENING = 7_000  # thousandths of a bit up to which two units may open one name

_PENALTIES = {
    "part": "form_part",
    "masculine": "form_masculine",
    "nominative": "form_nominative",
    "father": "form_father",
    "without particle": "form_without_particle",
}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Tokens that one spelling may mean: codes ascending, costs in thousandths of a bit, and the way to each."""

    codes: NDArray[np.int32]
    costs: NDArray[np.int32]
    ways: NDArray[np.uint8]
    initials: tuple[int, ...] = ()  # registered initials that the spelling may be written out from
    expected: float = 0.0  # share of people at large who are called so


class Vocabulary:
    """Tokens of one role by code (1, 2, …; 0 is a missing value), with how many persons bear each."""

    def __init__(
        self, forms_of: FormsOf, classes_of: ClassesOf, share_of: Callable[[str], float], model: Model, costs: Costs
    ) -> None:
        """`share_of`: how common a form is among people at large, 0 for one not known."""
        self._forms_of, self._classes_of, self._share_of = forms_of, classes_of, share_of
        self._costs = costs
        # An initial is one letter by itself: it costs what it was learnt to cost, not a letter's share of a whole name.
        self._openings = np.rint(costs.change / model["heard_scale"]).astype(np.int32)
        self._form_costs = {why: model.cost(name) for why, name in _PENALTIES.items()}
        self.codes = Codes(self._new_code)
        self.texts: list[str] = [""]
        self.keys: list[str] = [""]  # the forms of each token: two cells of the same forms are one token
        self.counts = Growing(np.int64, np.zeros(1, np.int64))
        self.named = 0  # persons with any value in this role
        self._members: dict[int, list[tuple[int, int]]] = {}
        self._read = lru_cache(maxsize=_READ)(self._read_cell)
        self.spellings = Spellings(model, costs)
        self._opening = Growing(np.uint8, np.zeros(1, np.uint8))
        self._initials: list[int] = []

    def __len__(self) -> int:
        return len(self.texts)

    def _new_code(self, cell: str) -> int:
        forms = self._forms_of(cell)
        key = "|".join(form.text for form in forms)
        if not key:
            return 0
        found = self.codes.get(key)
        return self._add(cell, key, forms) if found is None else found

    def _add(self, cell: str, key: str, forms: tuple[Form, ...]) -> int:
        code = self.codes[key] = len(self.texts)
        self._opening.append(self._opening_code(forms[0]))
        if forms[0].why == INITIAL:
            self._initials.append(code)
        else:
            for form in forms:
                self.spellings.add(code, form.text, self._penalty(form))
            for known, cost in self._classes_of(forms):
                self._members.setdefault(known, []).append((code, cost))
        self.counts.append(0)
        self.texts.append(cell)
        self.keys.append(key)
        return code

    def arrays(self, used: Int) -> Arrays:
        """What was worked out of the tokens of some codes, 0 first among them, by their places there."""
        new = numbering(used, len(self.texts))
        members = [(known, new[code], cost) for known, codes in self._members.items() for code, cost in codes]
        known, codes, costs = np.array(members, np.int64).reshape(-1, 3).T
        kept = codes >= 0
        return {
            "opening": self._opening.view[used],
            "initials": np.array([new[code] for code in self._initials if new[code] >= 0], np.int32),
            "classes": known[kept],
            "members": codes[kept].astype(np.int32),
            "member costs": costs[kept].astype(np.int32),
            **self.spellings.arrays(new),
        }

    def restore(self, texts: list[str], keys: list[str], arrays: Arrays) -> None:
        """Take up tokens in the order of `arrays`; nobody bears them as yet, and nothing was added before."""
        self.texts, self.keys = texts, keys
        self.codes.update(zip(keys, range(len(keys)), strict=True))
        self.codes.update(zip(texts, range(len(texts)), strict=True))
        self.counts = Growing(np.int64, np.zeros(len(texts), np.int64))
        self._opening, self._initials = Growing(np.uint8, arrays["opening"]), arrays["initials"].tolist()
        of_class = zip(*(arrays[name].tolist() for name in ("classes", "members", "member costs")), strict=True)
        for known, code, cost in of_class:
            self._members.setdefault(known, []).append((code, cost))
        self.spellings.restore(arrays)

    def _penalty(self, form: Form) -> int:
        """What it costs that a name is given in this form."""
        return self._form_costs.get(form.why, 0)

    def neighbours(self, cell: str) -> Neighbours:
        """Every token that the cell of an enquiry may mean."""
        forms = self._forms_of(cell)
        if not forms:
            return Neighbours(_NONE, _NONE, np.zeros(0, np.uint8))
        if forms[0].why == INITIAL:
            return self._opening_so(forms[0])
        reach = self.spellings.reach(len(self.texts))
        for form in forms:
            self.spellings.hear(form.text, self._penalty(form), reach)
        for known, cost in self._classes_of(forms):
            for code, its_cost in self._members.get(known, ()):
                reach.reach(code, cost + its_cost, alignment.KNOWN)
        opening = self._openings[:, self._opening_code(forms[0])]
        initials = tuple(c for c in self._initials if opening[self._opening.view[c]] <= _SAME_OPENING)
        return Neighbours(*reach.take(), initials, self._share(forms))

    def _opening_so(self, initial: Form) -> Neighbours:
        """Tokens that open as an initial does."""
        costs = self._openings[self._opening.view, self._opening_code(initial)]
        costs[0] = alignment.FAR
        codes = np.flatnonzero(costs <= _SAME_OPENING).astype(np.int32)
        ways = np.full(len(codes), alignment.INITIAL, np.uint8)
        return Neighbours(codes, costs[codes], ways, expected=_INITIAL_SHARE)

    def _opening_code(self, form: Form) -> int:
        return self._costs.code(opening_unit(form.text))

    def initial_weight(self, initial: int) -> int:
        """What it weighs that a name opens as a registered initial does."""
        counts = self.counts.view
        alike = self._opening.view[: len(counts)] == self._opening.view[initial]
        share = float(counts[alike].sum() + 1) / (self.named + 1)
        return round(-1000 * log2(share))

    def _share(self, forms: tuple[Form, ...]) -> float:
        return max((self._share_of(form.text) for form in forms if form.why != PART), default=0.0)

    def expected_share(self, cell: str) -> float:
        """Share of people at large who are called so, in any of the forms; 0 for a name not known."""
        return self._share(self._read(cell)[0])

    def _read_cell(self, cell: str) -> tuple[tuple[Form, ...], Classes]:
        """The forms of a cell that need not be in the vocabulary, and the classes that they are known in."""
        forms = self._forms_of(cell)
        return forms, self._classes_of(forms) if forms else ()

    def cost_between(self, registered: str, sought: str) -> tuple[int | None, int]:
        """(cost, way) from one cell to another by themselves; no cost where one names nobody."""
        (ours, our_classes), (theirs, their_classes) = self._read(registered), self._read(sought)
        if not ours or not theirs:
            return None, 0
        best = min(self._form_cost(a, b) for a in ours for b in theirs)
        known = dict(our_classes)
        shared = [cost + known[c] for c, cost in their_classes if c in known]
        return min(best, (min(shared), alignment.KNOWN)) if shared else best

    def _form_cost(self, meant: Form, written: Form) -> tuple[int, int]:
        cost, way = self.spellings.cost(meant.text, written.text)
        return cost + self._penalty(meant) + self._penalty(written), way

    def count(self, codes: NDArray[Any], by: int = 1) -> None:
        """Note that persons with these codes joined the register (`by` = 1) or left it (-1)."""
        counts = np.bincount(codes, minlength=len(self.texts)) * by
        self.counts.view[: len(counts)] += counts
        self.named = int(self.counts.view[1:].sum())
