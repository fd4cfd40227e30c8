"""What is known of names, as classes that tokens share: the equivalents and diminutives of a name, a Wikidata item.

A Latin spelling of a name in another language ("Oleksii" for Алексей) is known by the given name it sounds like.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from vistka.matching.model import Model, shipped_model
from vistka.matching.spelling import Costs, shipped_costs
from vistka.matching.vocabulary import Classes, Vocabulary
from vistka.names.forms import Form, given_forms
from vistka.names.knowledge import Knowledge

_CLUSTER = 1 << 40  # clusters and given names are numbered apart
_NEAREST = 4


class Known:
    """Classes of the forms of a token, each with what it costs to come by it (thousandths of a bit)."""

    def __init__(self, knowledge: Knowledge, model: Model, costs: Costs) -> None:
        self._knowledge, self._model = knowledge, model
        self._half_full = model.cost("known_full") // 2
        self._cost = {"full": self._half_full, "diminutive": model.cost("known_diminutive") - self._half_full}
        self._half_cluster = model.cost("known_cluster") // 2
        near = model.with_values(spelling_bound=model["known_bound"])
        self._names = Vocabulary(given_forms, lambda forms: (), lambda form: 0.0, near, costs)
        for name in knowledge.given_name_forms():
            self._names.codes[name]

    def family_share(self, form: str) -> float:
        """Share of people with a family name, 0 if unknown."""
        return self._knowledge.family_name_frequency(form)

    def given_share(self, form: str) -> float:
        """Share of people with a given name, 0 if unknown."""
        return self._knowledge.given_name_frequency(form)

    def clusters(self, forms: tuple[Form, ...]) -> Classes:
        """Wikidata items that list the token."""
        items = {item for form in forms if form.why != "part" for item in self._knowledge.cluster_ids(form.text)}
        return tuple((_CLUSTER | item, self._half_cluster) for item in sorted(items))

    def given(self, forms: tuple[Form, ...]) -> Classes:
        """Given names that the token is a form of, heard if need be, and its Wikidata items."""
        found: dict[int, int] = dict(self.clusters(forms))
        for form in forms:
            if form.why == "initial":
                continue
            for name, more in self._names_of(form):
                for known, kind in self._knowledge.given_classes(name):
                    cost = self._cost[kind] + more
                    found[known] = min(cost, found.get(known, cost))
        return tuple(found.items())

    def _names_of(self, form: Form) -> list[tuple[str, int]]:
        """Known given names that a form spells, exactly or by ear, with the cost of the way."""
        if self._knowledge.given_classes(form.text):
            return [(form.text, 0)]
        near = self._names.neighbours(form.text)
        cheapest = np.argsort(near.costs, kind="stable")[:_NEAREST]
        return [(self._names.texts[near.codes[i]], int(near.costs[i])) for i in cheapest]


@cache
def shipped_known() -> Known:
    return Known(Knowledge.shipped(), shipped_model(), shipped_costs())
