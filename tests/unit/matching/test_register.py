"""A register read from a list."""

from __future__ import annotations

import pytest

from vistka.matching import Description, Register
from vistka.tables import read_table

LIST = "id;прізвище;ім'я;по батькові;інші імена;дата народження\n"


def register_of(*rows: str) -> Register:
    return Register.from_table(read_table((LIST + "\n".join(rows)).encode()))


def ids(register: Register, **asked: str) -> list[str]:
    return [each.registry_id for each in register.search(Description(asked))]


def test_equals_stand_in_the_order_of_the_list() -> None:
    register = register_of("9;Щербаков;Олексій;;;", "10;Гнатюк;Петро;;;", "1;Щербаков;Олексій;;;")
    assert ids(register, family_name="Щербаков", given_name="Олексій") == ["9", "1"]


def test_a_person_of_several_names_is_found_by_each_but_once() -> None:
    register = register_of("1;Щербаков;Олексій;Іванович;Коваль, Бондар Петро;1999", "2;Гнатюк;Петро;;;")
    for name in ("Щербаков Олексій", "Коваль Олексій", "Бондар Петро"):
        assert ids(register, name=name)[0] == "1"
    assert len(register) == 2


def test_a_person_is_found_by_birth_where_the_family_name_says_nothing() -> None:
    many = [f"{n};Гнатюк;Петро;;;19{50 + n % 50}-03-{1 + n % 28:02}" for n in range(400)]
    register = register_of(*many, "a;Щербаков;Олексій;;;2003-11-30")
    assert ids(register, family_name="Сидоренко", birth_date="2003-11-30") == ["a"]


def test_any_number_of_jobs_gives_the_same() -> None:
    register = register_of(
        *(f"{n};{'Щербаков' * (n % 2)}енко{n % 7 * 'ов'};Олексій;;;{1970 + n % 30}" for n in range(200))
    )
    asked = [Description({"id": str(n), "name": f"Shcherbakov{'enko' * (n % 3)} Oleksii"}) for n in range(30)]
    one, two = (list(register.search_list(asked, jobs=jobs)) for jobs in (1, 2))
    assert one == two
    assert [each.id for each, _ in one] == [each.id for each in asked]


def test_progress_ends_at_the_size_of_the_list() -> None:
    told: list[tuple[int, int | None]] = []
    table = read_table((LIST + "1;Щербаков;Олексій;;;").encode())
    Register.from_table(table, progress=lambda done, size: told.append((done, size)))
    assert told == [(table.size, table.size)]


@pytest.mark.parametrize("persons", [5_000, 20_000])
def test_a_person_takes_at_most_sixty_bytes_of_the_columns(persons: int) -> None:
    rows = (f"{n};Гнатюк{n % 700};Петро;Іванович;;19{50 + n % 50}" for n in range(persons))
    assert register_of(*rows).bytes_per_person <= 60


def test_a_person_without_anything_known_weighs_nothing_and_breaks_nothing() -> None:
    register = register_of("1;;;;;1999", "2;Щербаков;Олексій;;;")
    assert ids(register, name="Щербаков Олексій") == ["2"]
    assert ids(register, birth_date="1999")[0] == "1"
