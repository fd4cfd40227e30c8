"""The columns that Vistka understands in a list of persons: their meaning, an example, and the words for them.

The words are data, not code: `aliases.tsv` holds, for each column and language, the headings under which
registrars, families and the press write it. `headings.py` compares a heading with them.
"""

import textwrap
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LANGUAGES = {
    "en": "English",
    "uk": "Ukrainian",
    "ru": "Russian",
    "pt": "Portuguese",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pl": "Polish",
}


class Column(NamedTuple):
    """A canonical column: the name used in code and output, what it means, one invented example."""

    name: str
    meaning: str
    example: str


COLUMNS = (
    Column("id", "what the list calls this row; made from row numbers when the list has none", "K-0412"),
    Column("name", "the whole name in any order, parts marked or not", "Щербаков Олексій Іванович"),
    Column("family_name", "family name (surname)", "Щербаков"),
    Column("given_name", "given name (first name), or its diminutive", "Олексій"),
    Column("patronymic", "patronymic, from which the father's name follows", "Іванович"),
    Column("other_names", "earlier, maiden or assumed names; several separated by ;", "Alexei Chtcherbakov; Льоша"),
    Column("callsign", "callsign or nom de guerre", "Грач"),
    Column("sex", "sex, as the list writes it", "m"),
    Column("birth_date", "date of birth, a year alone or any usual way of writing it", "02.04.1999"),
    Column("age", "age in full years", "23"),
    Column("age_as_of", "the day on which that age was right", "2022-03-01"),
    Column("birth_place", "place of birth", "Кизил"),
    Column("residence", "place where the person lived, or is registered", "м. Самара, вул. Садова, 5"),
    Column("father_name", "name of the father", "Іван"),
    Column("mother_name", "name of the mother", "Галина Петрівна"),
    Column("mother_maiden_name", "the mother's family name before marriage", "Бондар"),
    Column("nationality", "citizenship, or the people the person belongs to", "RUS"),
    Column("military_rank", "military rank", "старший сержант"),
    Column("unit", "military unit, by number or by name", "в/ч 12345"),
    Column("service_number", "army, regimental, personal or serial number (Geneva Convention III art. 17)", "У-123456"),
    Column("marks", "scars, tattoos and other marks", "шрам на лівій брові"),
    Column("capture_date", "day of capture", "2022-02-27"),
    Column("last_contact_date", "day of the last sign of life", "24.02.2022"),
)

NAMES = tuple(column.name for column in COLUMNS)


class Alias(NamedTuple):
    """One heading, as written, that stands for a column in a language."""

    column: str
    language: str
    text: str


@cache
def aliases() -> tuple[Alias, ...]:
    """All headings understood, in the order of `aliases.tsv`.

    >>> next(alias for alias in aliases() if alias.text == "дата рождения")
    Alias(column='birth_date', language='ru', text='дата рождения')
    """
    lines = files(__package__).joinpath("aliases.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return tuple(Alias(column, language, text) for column, language, texts in rows for text in texts.split(" | "))


def describe_columns() -> str:
    """The text of `vistka columns`: each column with its meaning, an example, and its headings by language."""
    return "\n\n".join(_describe(column) for column in COLUMNS)


def _describe(column: Column) -> str:
    lines = [f"{column.name}: {column.meaning}", f"    {'example':<12}{column.example}"]
    for code, language in LANGUAGES.items():
        words = [alias.text for alias in aliases() if (alias.column, alias.language) == (column.name, code)]
        lines += textwrap.wrap(
            f"    {language:<12}{', '.join(words)}", 100, subsequent_indent=" " * 16, break_long_words=False
        )
    return "\n".join(lines)
