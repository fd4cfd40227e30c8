"""Strong identifiers: two that do not depend on each other, and none that the two sides contradict."""

from __future__ import annotations

from typing import Any

import pytest

from invented_pairs import BROTHER, SAME
from vistka.matching import Description, Register
from vistka.matching.details import DETAILS
from vistka.tables import read_table
from vistka.tracing.strong import STRONG, not_borne_out, suffices

HEADER = "id;family_name;given_name;patronymic;birth_date;service_number;mother_name;mother_maiden_name"
OTHERS = [f"{n};Коваль{n};Петро;Петрович;0{n}.01.198{n};Б-{n}1234{n};Ганна Іванівна;Бондаренко" for n in range(2, 9)]
HE = "1;Щербаков;Олексій;Іванович;02.04.1999;Ф-123456;Олена Петрівна;Мороз"
SOUGHT = Description(
    {
        "family_name": "Щербаков",
        "given_name": "Алексей",
        "father_name": "Иван",
        "birth_date": "1999-04-02",
        "service_number": "Ф 123456",
        "mother_name": "Елена Петровна",
        "mother_maiden_name": "Мороз",
    }
)


def evidence_for(sought: Description) -> list[dict[str, Any]]:
    """What matching itself finds for him."""
    register = Register.from_table(read_table("\n".join([HEADER, HE, *OTHERS]).encode()))
    (he,) = (one for one in register.search(sought) if one.registry_id == "1")
    return [{"fact": one.name, "words": one.words, "bits": one.bits, "strong": one.strong} for one in he.evidence]


def test_two_that_depend_on_each_other_are_one() -> None:
    assert suffices({"birth_date", "father"})
    assert not suffices({"birth_date"})
    assert not suffices({"service_number", "document_number"})
    assert not suffices({"mother", "person_to_inform"})
    assert not suffices(set())


def test_what_agrees_is_borne_out_by_what_matching_finds() -> None:
    assert not_borne_out(STRONG, evidence_for(SOUGHT)) == ()


@pytest.mark.parametrize(
    ("column", "said", "name"),
    [
        ("birth_date", "1999-04-03", "birth_date"),
        ("birth_date", "1999-02-04", "birth_date"),
        ("birth_date", "1999", "birth_date"),
        ("service_number", "Ф-123457", "service_number"),
        ("service_number", "Б-765432", "service_number"),
        ("father_name", "Степан", "father"),
        ("mother_name", "Тамара Олегівна", "mother"),
        ("mother_maiden_name", "Чорновол", "mother"),
        ("mother_maiden_name", "", "mother"),
    ],
)
def test_what_differs_or_was_not_said_is_not_borne_out(column: str, said: str, name: str) -> None:
    sought = Description({**SOUGHT.cells, column: said})
    assert not_borne_out(STRONG, evidence_for(sought)) == (name,)


def test_a_brother_is_not_borne_out_by_his_birth_and_what_only_people_can_tell_always_is() -> None:
    assert not_borne_out(["birth_date", "father"], BROTHER) == ("birth_date",)
    assert not_borne_out(["marks", "answer", "document_number", "person_to_inform"], []) == ()
    assert not_borne_out(["birth_date", "father"], SAME) == ()


def test_evidence_that_is_not_strong_is_not_enough() -> None:
    weak = [{**one, "strong": False} for one in SAME]
    assert not_borne_out(["father"], weak) == ("father",)


def test_every_fact_of_the_table_is_one_that_matching_gives() -> None:
    given = {detail.name for detail in DETAILS} | {"family name", "given name", "patronymic", "born"}
    assert {fact for one in STRONG.values() for fact in one.facts} <= given
    assert all(one.agreeing for one in STRONG.values() if one.facts)
