"""Rows reach a register the same by every way."""

from __future__ import annotations

import gc
import marshal

from vistka.matching import Add, Description, Register
from vistka.matching.packed import columns_of, pack, unpack
from vistka.matching.rows import RowCells, cells_of_rows, uncollected

ROWS = [
    {"family_name": "Щербаков", "given_name": "Олексій", "other_names": "Лис", "callsign": "Кіт"},
    {"name": "Коваль Петро Іванович", "birth_date": "1990"},
    {"family_name": "Гнатюк", "residence": "Лозова", "age": "25", "age_as_of": "2022-03-01"},
]
IDS = ["1", "2", "3"]
ASKED = [Description({"name": "Chtcherbakov Alexei"}), Description({"name": "Петр Коваль", "birth_date": "1990"})]


def test_packed_rows_make_the_register_that_their_changes_make() -> None:
    packed = Register.from_columns([(IDS, columns_of(map(pack, ROWS)))], sequence=7)
    slowly = Register()
    slowly.apply([Add(unpack(number, pack(row))) for number, row in zip(IDS, ROWS, strict=True)], 7)
    assert packed.sequence == slowly.sequence == 7
    for asked in ASKED:
        assert packed.search(asked) == slowly.search(asked) != ()


def test_rows_that_were_read_elsewhere_go_through_a_pipe_unchanged() -> None:
    rows = cells_of_rows(IDS, columns_of(map(pack, ROWS)))
    assert RowCells.of_plain(marshal.loads(marshal.dumps(rows.plain()))) == rows  # noqa: S302


def test_a_column_that_nobody_has_takes_no_room() -> None:
    assert columns_of([pack({"family_name": "Коваль", "marks": " "})]) == {"family_name": ["Коваль"]}


def test_no_rows_make_an_empty_register() -> None:
    assert len(Register.from_columns([])) == 0
    assert columns_of([]) == {}


def test_whoever_is_registered_is_in_the_register() -> None:
    register = Register.from_columns([(IDS, columns_of(map(pack, ROWS)))])
    assert ("1" in register, "4" in register) == (True, False)


def test_python_collects_again_when_a_register_is_built() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
