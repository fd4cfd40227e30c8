"""Few held, many sought: how many wrong candidates a case worker sees for each true one.

After a battle 20,000 are held and 300,000 families ask, 3 in 100 of them about somebody who is held. Enquiries about
the held come from one exercise; all others seek people of another, whom nobody holds. The enquiries are handed in
shuffled, in batches, as a bureau gets them.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from bench.lists import exercise, read_descriptions
from bench.measure import Result, Stopwatch
from vistka.exercise.corruptions import Level
from vistka.exercise.invention import Order
from vistka.exercise.known import known_case
from vistka.matching import Candidate, Description, Register
from vistka.tables import read_table

HELD = 20_000
ENQUIRIES = 300_000
FINDABLE = 0.03
SEED_OF_HELD, SEED_OF_OTHERS = 1003, 1004
BATCH = 10_000
JOBS = 2
SHOWN = ("possible", "strong")
THRESHOLDS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.9)


@dataclass
class Tally:
    """What case workers were shown so far."""

    true: int = 0
    wrong: int = 0

    def add(self, person: str | None, shown: Iterable[Candidate]) -> None:
        right = [candidate.registry_id == person for candidate in shown]
        self.true += sum(right)
        self.wrong += len(right) - sum(right)

    def figures(self, findable: int) -> Result:
        return {
            "true shown": self.true,
            "wrong shown": self.wrong,
            "wrong per true": self.wrong / max(self.true, 1),
            "recall": self.true / findable,
        }


def of_exercise(corruption: Level, scale: float = 1.0) -> Result:
    """Wrong candidates per true one, and how many of the findable are shown; `scale` shrinks the enquiries' number."""
    asked = round(ENQUIRIES * scale)
    findable = round(asked * FINDABLE)
    known = len(known_case().enquiries)
    order = Order(HELD, findable, SEED_OF_HELD, hopeless=0.0, corruption=corruption)
    with exercise(order) as held:
        register = Register.from_table(read_table(held.register))
        enquiries = [(held.truth[d.id], d) for d in read_descriptions(held.enquiries)]
    # The known case opens every exercise, so in the other one it would seek people who are held.
    others = asked - findable + known
    order = Order(others + known, others, SEED_OF_OTHERS, hopeless=0.0, corruption=corruption)
    with exercise(order) as elsewhere:
        enquiries += [(None, d) for d in read_descriptions(elsewhere.enquiries)[known:]]
    random.Random(SEED_OF_HELD).shuffle(enquiries)
    return {"held": HELD, "enquiries": asked, "corruption": corruption, **_shown(register, enquiries)}


def _shown(register: Register, enquiries: list[tuple[str | None, Description]]) -> Result:
    possible, by_threshold = Tally(), {threshold: Tally() for threshold in THRESHOLDS}
    watch = Stopwatch()
    for start in range(0, len(enquiries), BATCH):
        batch = enquiries[start : start + BATCH]
        found = register.search_list([description for _, description in batch], jobs=JOBS)
        for (person, _), (_, candidates) in zip(batch, found, strict=True):
            possible.add(person, (c for c in candidates if c.agreement in SHOWN))
            for threshold, tally in by_threshold.items():
                tally.add(person, (c for c in candidates if c.probability >= threshold))
    findable = sum(person is not None for person, _ in enquiries)
    return {
        "findable": findable,
        "at possible": possible.figures(findable),
        "by probability": {f"{threshold:.2f}": tally.figures(findable) for threshold, tally in by_threshold.items()},
        "an enquiry ms": watch.read(len(enquiries) / 1e3),
    }
