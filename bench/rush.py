"""Few held, many sought: how many wrong candidates a case worker sees for each true one.

After a battle 20,000 are held and 300,000 families ask, 3 in 100 of them about somebody who is held. Enquiries about
the held come from one exercise; all others seek people of another, whom nobody holds. The enquiries are handed in
shuffled, in batches, as a bureau gets them.
"""

import random
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


@dataclass
class Tally:
    """What was shown so far at `possible` or more."""

    findable: int = 0
    true: int = 0
    wrong: int = 0
    enquiries_with_wrong: int = 0

    def add(self, person: str | None, candidates: tuple[Candidate, ...]) -> None:
        shown = [candidate.registry_id for candidate in candidates if candidate.agreement in SHOWN]
        wrong = sum(candidate != person for candidate in shown)
        self.findable += person is not None
        self.true += len(shown) - wrong
        self.wrong += wrong
        self.enquiries_with_wrong += wrong > 0


def of_exercise(corruption: Level, scale: float = 1.0) -> Result:
    """Wrong candidates per true one, and how many of the findable are shown; `scale` shrinks the number of enquiries."""
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
    tally = Tally()
    watch = Stopwatch()
    for start in range(0, len(enquiries), BATCH):
        batch = enquiries[start : start + BATCH]
        found = register.search_list([description for _, description in batch], jobs=JOBS)
        for (person, _), (_, candidates) in zip(batch, found, strict=True):
            tally.add(person, candidates)
    return {
        "findable": tally.findable,
        "true shown": tally.true,
        "wrong shown": tally.wrong,
        "enquiries shown somebody wrong": tally.enquiries_with_wrong,
        "wrong per true": tally.wrong / max(tally.true, 1),
        "recall at possible": tally.true / tally.findable,
        "an enquiry ms": watch.read(len(enquiries) / 1e3),
    }
