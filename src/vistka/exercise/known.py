"""One man written three ways: the case that stands at the head of every exercise.

At the camp a Ukrainian clerk wrote Щербаков Олексій Іванович, his town with a question mark. His mother writes Russian
and calls him Лёша. A newspaper in Portugal has a name and an age. In the register there is a brother of the same
father and place, and he must rank below him.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from vistka.exercise.hands import Row


class Truth(NamedTuple):
    """Who is behind an enquiry: the id of a registered person or, for nobody, empty; and what was corrupted."""

    enquiry_id: str
    registry_id: str
    corruptions: tuple[str, ...]


class KnownCase(NamedTuple):
    """Rows for register and enquiries (columns that are empty are left out), and the truth about them."""

    register: tuple[Row, ...]
    enquiries: tuple[Row, ...]
    truth: tuple[Truth, ...]


_CAMP: Final = {
    "id": "R1",
    "family_name": "Щербаков",
    "given_name": "Олексій",
    "patronymic": "Іванович",
    "sex": "m",
    "birth_date": "02.04.1999",
    "birth_place": "Бійськ?",
    "unit": "11 тп",
    "capture_date": "2022-03-01",
}
_BROTHER: Final = {
    "id": "R2",
    "family_name": "Щербаков",
    "given_name": "Александр",
    "patronymic": "Иванович",
    "sex": "m",
    "birth_date": "2001-09-17",
    "birth_place": "Бийск",
    "unit": "11 тп",
    "capture_date": "2022-03-01",
}
_MOTHER: Final = {
    "id": "E1",
    "family_name": "Щербаков",
    "given_name": "Алексей (Лёша)",
    "birth_date": "1999",
    "birth_place": "г. Бийск, Алтайский край",
    "unit": "11-й танковый полк",
    "father_name": "Иван",
    "last_contact_date": "2022-02-23",
}
_PORTUGUESE_NEWSPAPER: Final = {
    "id": "E2",
    "family_name": "Cherbakov",
    "given_name": "Alexei",
    "age": "23",
    "age_as_of": "2022-05-11",
    "birth_place": "Biisk, Sibéria",
}
_FRENCH_NEWSPAPER: Final = {
    "id": "E3",
    "family_name": "Chtcherbakov",
    "given_name": "Alexeï",
    "birth_date": "1999",
    "birth_place": "Biïsk",
}


def known_case() -> KnownCase:
    """The same rows in every exercise, of any seed.

    >>> [row["family_name"] for row in known_case().enquiries]
    ['Щербаков', 'Cherbakov', 'Chtcherbakov']
    """
    return KnownCase(
        register=(dict(_CAMP), dict(_BROTHER)),
        enquiries=(dict(_MOTHER), dict(_PORTUGUESE_NEWSPAPER), dict(_FRENCH_NEWSPAPER)),
        truth=(
            Truth("E1", "R1", ("other_language", "diminutive", "no_patronymic", "year_only", "unit_synonym")),
            Truth("E2", "R1", ("newspaper", "no_patronymic", "age", "no_unit")),
            Truth("E3", "R1", ("latin", "no_patronymic", "year_only", "no_unit")),
        ),
    )
