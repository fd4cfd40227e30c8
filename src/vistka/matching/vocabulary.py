"""The distinct tokens of a register in one role, and which of them an enquiry's token may mean.

A million persons share some seventy thousand tokens, so a name is compared with every *distinct* name that could sound
like it, never with every person. Each token keeps all its `forms` (the parts of a double name, the masculine form, the
father's name in a patronymic) and what it is *known* to equal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vistka.matching import kernels
from vistka.matching.codes import Codes
from vistka.matching.growing import Growing
from vistka.matching.mistakes import mistaken_letters
from vistka.matching.model import Model
from vistka.matching.sound_index import SoundIndex
from vistka.matching.spelling import UNKNOWN_UNIT, Costs, Spelling, pack_spelling
from vistka.names.forms import Form
from vistka.names.units import opening_unit

FormsOf = Callable[[str], tuple[Form, ...]]
Classes = tuple[tuple[int, int], ...]  # (class, cost in thousandths of a bit)
ClassesOf = Callable[[tuple[Form, ...]], Classes]

_NONE = np.zeros(0, np.int32)
_INITIAL_SHARE = 0.04  # how common an initial is
_SAME_OPENING = 5_000  # thousandths of a bit up to which two units may open one name

_BASES = ("slip_base", "heard_same_script", "heard_other_script", "same_cyrillic", "same_latin")
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
    initials: NDArray[np.int32]  # registered initials that the spelling may be written out from
    expected: float  # share of people at large who are called so


class Vocabulary:
    """Tokens of one role by code (1, 2, …; 0 is a missing value), with how many persons bear each."""

    def __init__(
        self, forms_of: FormsOf, classes_of: ClassesOf, share_of: Callable[[str], float], model: Model, costs: Costs
    ) -> None:
        """`share_of`: how common a form is among people at large, 0 for one not known."""
        self._forms_of, self._classes_of, self._share_of = forms_of, classes_of, share_of
        self._model, self._costs = model, costs
        self.codes = Codes(self._new_code)
        self.texts: list[str] = [""]
        self.counts = Growing(np.int64, np.zeros(1, np.int64))
        self.named = 0  # persons with any value in this role
        self._members: dict[int, list[tuple[int, int]]] = {}
        self._units, self._letters = Growing(np.uint8), Growing(np.uint8)
        self._units_at, self._letters_at = (Growing(np.int32, np.zeros(1, np.int32)) for _ in range(2))
        self._script, self._owner, self._penalty = Growing(np.uint8), Growing(np.int32), Growing(np.int32)
        self._sounds = SoundIndex()
        self._opening, self._initial = Growing(np.uint8, np.zeros(1, np.uint8)), Growing(np.bool_, np.zeros(1, np.bool_))
        self._bases = np.array(
            [model.cost(n) for n in _BASES], np.int32
        )
        self._slips = np.array(
            [model.cost("slip_" + n) for n in ("changed", "dropped", "added", "doubled", "swapped")], np.int32
        )
        self._mistaken = mistaken_letters(model.cost("slip_mistaken"))

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
        self.texts.append(cell)
        self.counts.append(0)
        packed = [pack_spelling(form.text, self._costs) for form in forms]
        self._opening.append(self._opening_code(forms[0]))
        self._initial.append(forms[0].why == "initial")
        if forms[0].why == "initial":
            return code
        for form, spelling in zip(forms, packed, strict=True):
            self._add_form(code, form.text, spelling, self.penalty(form))
        for known, cost in self._classes_of(forms):
            self._members.setdefault(known, []).append((code, cost))
        return code

    def _add_form(self, code: int, text: str, spelling: Spelling, penalty: int) -> None:
        self._units.extend(spelling.units)
        self._units_at.append(self._units.length)
        self._letters.extend(spelling.letters)
        self._letters_at.append(self._letters.length)
        self._script.append(spelling.script)
        self._owner.append(code)
        self._penalty.append(penalty)
        self._sounds.add(text)

    def penalty(self, form: Form) -> int:
        """What it costs that a name is given in this form."""
        name = _PENALTIES.get(form.why)
        return self._model.cost(name) if name else 0

    def neighbours(self, cell: str) -> Neighbours:
        """Every token that the cell of an enquiry may mean."""
        forms = self._forms_of(cell)
        size = len(self.texts)
        best = np.full(size, kernels.FAR, np.int32)
        way = np.zeros(size, np.uint8)
        if not forms:
            return Neighbours(_NONE, _NONE, way[:0], _NONE, 0.0)
        opening = self._opening_costs(forms[0], size)
        if forms[0].why == "initial":
            codes = np.flatnonzero(opening <= _SAME_OPENING).astype(np.int32)
            return Neighbours(codes, opening[codes], np.full(len(codes), kernels.INITIAL, np.uint8), _NONE, _INITIAL_SHARE)
        touched = [self._heard(form, best, way) for form in forms]
        touched.append(self._known(self._classes_of(forms), best, way))
        codes = np.unique(np.concatenate(touched)).astype(np.int32)
        initials = np.flatnonzero(self._initial.view[:size] & (opening <= _SAME_OPENING)).astype(np.int32)
        return Neighbours(codes, best[codes], way[codes], initials, self.expected_share(cell))

    def expected_share(self, cell: str) -> float:
        """Share of people at large who are called so, in any of the forms; 0 for a name not known."""
        return max((self._share_of(form.text) for form in self._forms_of(cell) if form.why != "part"), default=0.0)

    def cost_between(self, registered: str, sought: str) -> tuple[int | None, int]:
        """(cost, way) from one cell to another by themselves; no cost where one names nobody."""
        ours, theirs = self._forms_of(registered), self._forms_of(sought)
        if not ours or not theirs:
            return None, 0
        best = min((self._form_cost(a, b) for a in ours for b in theirs), default=(int(kernels.FAR), 0))
        known = dict(self._classes_of(ours))
        shared = [cost + known[c] for c, cost in self._classes_of(theirs) if c in known]
        return min(best, (min(shared), kernels.KNOWN)) if shared else best

    def _form_cost(self, meant: Form, written: Form) -> tuple[int, int]:
        a, b = pack_spelling(meant.text, self._costs), pack_spelling(written.text, self._costs)
        cost, way = kernels.spelling_cost(
            np.frombuffer(a.units, np.uint8), np.frombuffer(a.letters, np.uint8), a.script,
            np.frombuffer(b.units, np.uint8), np.frombuffer(b.letters, np.uint8), b.script,
            self._costs.change, self._costs.drop, self._costs.add, self._slips, self._mistaken, self._bases,
            self._model.cost("spelling_bound"), np.empty(len(b.units) + 1, np.int32),
            np.empty((3, len(b.letters) + 2), np.int32),
        )  # fmt: skip
        return int(cost) + self.penalty(meant) + self.penalty(written), int(way)

    def _opening_costs(self, form: Form, size: int) -> NDArray[np.int32]:
        """What it costs that each token opens with the unit this form opens with."""
        costs = self._costs.change[self._opening.view[:size], self._opening_code(form)]
        costs[0] = kernels.FAR
        return costs

    def _opening_code(self, form: Form) -> int:
        return self._costs.codes.get(opening_unit(form.text), UNKNOWN_UNIT)

    def initial_weight(self, initial: int) -> int:
        """What it weighs that a name opens as a registered initial does."""
        alike = self._opening.view == self._opening.view[initial]
        alike[0] = False
        counts = self.counts.view
        share = (counts[alike].sum() + 1) / (counts[1:].sum() + 1)
        return round(-1000 * np.log2(share))

    def _heard(self, form: Form, best: NDArray[np.int32], way: NDArray[np.uint8]) -> NDArray[np.int32]:
        q = pack_spelling(form.text, self._costs)
        touched = np.empty(len(best), np.int32)
        found = kernels.neighbours(
            np.frombuffer(q.units, np.uint8), np.frombuffer(q.letters, np.uint8), q.script, self.penalty(form),
            self._sounds.near(form.text), self._units.view, self._units_at.view, self._letters.view,
            self._letters_at.view, self._script.view, self._owner.view, self._penalty.view,
            self._costs.change, self._costs.drop, self._costs.add, self._slips, self._mistaken, self._bases,
            self._model.cost("spelling_bound"), best, way, touched,
        )  # fmt: skip
        return touched[:found]

    def _known(self, classes: Classes, best: NDArray[np.int32], way: NDArray[np.uint8]) -> NDArray[np.int32]:
        reached = []
        for known, cost in classes:
            for code, its_cost in self._members.get(known, ()):
                if code < len(best) and cost + its_cost < best[code]:
                    best[code] = cost + its_cost
                    way[code] = kernels.KNOWN
                    reached.append(code)
        return np.array(reached, np.int32)

    def count(self, codes: NDArray[Any], by: int = 1) -> None:
        """Note that persons with these codes joined the register (`by` = 1) or left it (-1)."""
        counts = np.bincount(codes, minlength=len(self.texts)) * by
        self.counts.view[: len(counts)] += counts
        self.named = int(self.counts.view[1:].sum())
