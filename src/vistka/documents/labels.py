"""The words on the forms: `data/labels.toml`, in four languages side by side."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

LANGUAGES: Final = ("uk", "ru", "en", "pt")
Languages = tuple[str, str]
Pair = tuple[str, str]
"""The same in the first and in the second language of a form."""


@cache
def table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Section, name, language."""
    text = (files("vistka.documents") / "data" / "labels.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def pair(section: str, name: str, languages: Languages) -> Pair:
    """A label in both languages, empty where the section has none of this name.

    >>> pair("titles", "certificate", ("uk", "en"))
    ('Довідка', 'Certificate')
    """
    words = table()[section].get(name, {})
    return words.get(languages[0], ""), words.get(languages[1], "")


def field_pair(kind: str, name: str, languages: Languages) -> Pair:
    """The label of a field, as this kind of form has it.

    >>> field_pair("certificate", "to_name", ("en", "pt")), field_pair("letter", "to_name", ("en", "pt"))
    (('Issued to', 'Emitido a'), ('To', 'Para'))
    """
    fields = table()["fields"]
    own = f"{kind}.{name}"
    return pair("fields", own if own in fields else name, languages)
