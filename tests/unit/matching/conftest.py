"""Small registers and vocabularies of invented people, for all tests of matching."""

import csv
import io
from collections.abc import Callable, Mapping

import pytest

from vistka.exercise import invent
from vistka.exercise.invention import Exercise
from vistka.matching import Description, Register
from vistka.matching.known import Known, shipped_known
from vistka.matching.lexicon import Lexicon
from vistka.matching.model import Model, shipped_model
from vistka.matching.spelling import Costs, shipped_costs
from vistka.matching.vocabulary import Vocabulary
from vistka.tables import read_table

Row = Mapping[str, str]
RegisterOf = Callable[..., Register]


def _register_of(*rows: Row) -> Register:
    columns = list(dict.fromkeys(["id", *(column for row in rows for column in row)]))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, restval="")
    writer.writeheader()
    writer.writerows({"id": str(number), **row} for number, row in enumerate(rows, 1))
    return Register.from_table(read_table(stream.getvalue().encode()))


@pytest.fixture(scope="session")
def register_of() -> RegisterOf:
    """Build a register from rows; who has no id gets his number, from 1."""
    return _register_of


@pytest.fixture(scope="session")
def asked() -> Callable[..., Description]:
    """Build a description from named cells."""
    return lambda **cells: Description(cells)


@pytest.fixture(scope="session")
def model() -> Model:
    return shipped_model()


@pytest.fixture(scope="session")
def costs() -> Costs:
    return shipped_costs()


@pytest.fixture(scope="session")
def known() -> Known:
    return shipped_known()


@pytest.fixture
def lexicon(model: Model, costs: Costs, known: Known) -> Lexicon:
    """Vocabularies in which nothing stands yet."""
    return Lexicon(model, costs, known)


@pytest.fixture(scope="session")
def near() -> Callable[[Vocabulary, str], dict[str, int]]:
    """What a cell may mean in a vocabulary: cost by token."""

    def found(vocabulary: Vocabulary, cell: str) -> dict[str, int]:
        neighbours = vocabulary.neighbours(cell)
        tokens = (vocabulary.texts[code] for code in neighbours.codes)
        return dict(zip(tokens, map(int, neighbours.costs), strict=True))

    return found


@pytest.fixture(scope="session")
def exercise() -> Exercise:
    """A register of 1,500 invented people and 120 enquiries, of whom a fifth are not in it."""
    return invent(1_500, seed=11, enquiries=120, columns="full")


@pytest.fixture(scope="session")
def camp(exercise: Exercise) -> Register:
    """The exercise's people, registered."""
    return _register_of(*exercise.register)
