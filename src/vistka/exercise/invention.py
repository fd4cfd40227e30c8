"""A whole exercise: register, enquiries and truth, from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from vistka.exercise.corruptions import Level
from vistka.exercise.enquiries import invent_enquiries
from vistka.exercise.hands import ENQUIRY_COLUMNS, PLAIN_COLUMNS, REGISTER_COLUMNS, Row
from vistka.exercise.known import Truth, known_case
from vistka.exercise.persons import Person
from vistka.exercise.registers import register_of

Columns = Literal["plain", "full"]


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise in memory; all values of a row are text, empty where nothing is known."""

    register: list[Row]
    enquiries: list[Row]
    truth: list[Truth]


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of an exercise: how many persons and enquiries, by which seed, how rich and how hard.

    `hopeless` is the share of enquiries that match nobody, 0 to 1. The known case is counted in both numbers.
    """

    persons: int
    enquiries: int = 500
    seed: int = 7
    hopeless: float = 0.2
    columns: Columns = "plain"
    corruption: Level = "hard"

    def __post_init__(self) -> None:
        known = known_case()
        if self.enquiries < len(known.enquiries) or self.persons < len(known.register):
            raise ValueError("an exercise holds the known case: at least 2 persons and 3 enquiries")
        if not 0 <= self.hopeless <= 1:
            raise ValueError(f"hopeless is a share between 0 and 1, not {self.hopeless}")
        if self.answerable > self.persons - len(known.register):
            raise ValueError(f"{self.persons} persons are too few for {self.answerable} enquiries about different ones")

    @property
    def hopeless_enquiries(self) -> int:
        """How many enquiries match nobody."""
        return min(round(self.enquiries * self.hopeless), self.enquiries - len(known_case().enquiries))

    @property
    def answerable(self) -> int:
        """How many enquiries, the known case's apart, are about somebody in the register."""
        return self.enquiries - self.hopeless_enquiries - len(known_case().enquiries)

    @property
    def register_columns(self) -> tuple[str, ...]:
        """The heads of the register's columns."""
        return PLAIN_COLUMNS if self.columns == "plain" else REGISTER_COLUMNS

    @property
    def enquiry_columns(self) -> tuple[str, ...]:
        """The heads of the enquiries' columns."""
        return PLAIN_COLUMNS if self.columns == "plain" else ENQUIRY_COLUMNS


class Invention:
    """An exercise row by row, for registers too large for memory: read `register` to its end, then `enquiries`."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._rng = Random(f"enquiries {order.seed}")
        first = len(known_case().register)
        self._sought_rows = frozenset(self._rng.sample(range(first, order.persons), order.answerable))
        self._sought: list[tuple[str, Person]] = []

    def register(self) -> Iterator[Row]:
        """The rows of the register; those whom an enquiry will seek are remembered."""
        order = self.order
        for i, (person, row) in enumerate(register_of(order.persons, order.seed, order.register_columns)):
            if person is not None and i in self._sought_rows:
                self._sought.append((row["id"], person))
            yield row

    def enquiries(self) -> Iterator[tuple[Row, Truth]]:
        """The enquiries, each with its truth. Raises `RuntimeError` before the register was read to its end."""
        if len(self._sought) < len(self._sought_rows):
            raise RuntimeError("the register must be read to its end before anybody in it can be sought")
        order = self.order
        return invent_enquiries(
            self._sought, order.hopeless_enquiries, order.enquiry_columns, order.corruption, self._rng
        )


def invent(
    persons: int,
    seed: int,
    *,
    enquiries: int = 500,
    hopeless: float = 0.2,
    columns: Columns = "plain",
    corruption: Level = "hard",
) -> Exercise:
    """Invent an exercise in memory; the same arguments give the same exercise. See `Order` for what they mean.

    >>> exercise = invent(100, seed=7, enquiries=10)
    >>> len(exercise.register), len(exercise.enquiries), exercise.truth[0].registry_id
    (100, 10, 'R1')
    """
    invention = Invention(Order(persons, enquiries, seed, hopeless, columns, corruption))
    register = list(invention.register())
    pairs = list(invention.enquiries())
    return Exercise(register, [row for row, _ in pairs], [truth for _, truth in pairs])
