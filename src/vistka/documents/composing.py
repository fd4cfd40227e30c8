"""A form as plain data for the templates: every label in both languages, every value as text.

Nothing of it is ever read as markup: the templates get it as JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from vistka.documents.errors import NotOnThisForm
from vistka.documents.kinds import FIELDS, HEALTH, NEVER_BLANK, DocumentKind, FieldOf, Takes, Values
from vistka.documents.labels import Languages, Pair, field_pair, pair
from vistka.documents.proofs import Claim
from vistka.documents.showing import shown

ANNEX: Final[Mapping[DocumentKind, str]] = {
    DocumentKind.CAPTURE_CARD_FAMILY: "B",
    DocumentKind.CAPTURE_CARD_AGENCY: "B",
    DocumentKind.CORRESPONDENCE_CARD: "C 1",
    DocumentKind.LETTER: "C 2",
    DocumentKind.DEATH_NOTICE: "D",
    DocumentKind.REPATRIATION_CERTIFICATE: "E",
}
"""The part of Annex IV of Geneva Convention III that numbers the form."""

_LETTERS: Final = "abcdefg"
_WORDS: Final = ("sender", "addressee", "reply", "reply_note", "number", "issued", "blank", "verify")
_Said = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """One form before it is set. `bureau`: who issues it; `exercise`: nobody in it exists, and it says so."""

    claim: Claim
    languages: Languages
    values: Values
    bureau: str
    exercise: bool


def composed(sheet: Sheet) -> _Said:
    """What the template of the sheet's kind prints. Raises `NotOnThisForm`."""
    kind, claim = DocumentKind(sheet.claim.kind), sheet.claim
    _refuse_foreign(kind, sheet.values)
    return {
        "kind": kind.value,
        "languages": list(sheet.languages),
        "bureau": shown(sheet.bureau),
        "exercise": _words("words", "exercise", sheet.languages) if sheet.exercise else [],
        "title": _words("titles", kind, sheet.languages),
        "head": _words("heads", kind, sheet.languages),
        "note": _words("notes", kind, sheet.languages),
        "annex": _annex(kind, sheet.languages),
        "number": f"{claim.number[:3]} {claim.number[3:6]} {claim.number[6:]}",
        "issued": f"{claim.issued_on:%d.%m.%Y}",
        "blank": claim.blank,
        "words": {word: _words("words", word, sheet.languages) for word in _WORDS},
        "fields": {field.name: _field(kind, field, sheet) for field in FIELDS[kind]},
    }


def _annex(kind: DocumentKind, languages: Languages) -> list[str]:
    return [f"{text} {ANNEX[kind]}" for text in _words("words", "annex", languages)] if kind in ANNEX else []


def _words(section: str, name: str, languages: Languages) -> list[str]:
    return _once(pair(section, name, languages))


def _once(both: Pair) -> list[str]:
    """What is the same in both languages is printed once."""
    return [text for text in dict.fromkeys(both) if text]


def _refuse_foreign(kind: DocumentKind, values: Values) -> None:
    fields = {field.name: field for field in FIELDS[kind]}
    for name, value in values.items():
        field = fields.get(name)
        if field is None or field.takes is Takes.SIGNATURE:
            raise NotOnThisForm(f"{kind} has no field {name} to fill in.")
        if isinstance(value, str) is (field.takes in _TABLES):
            raise NotOnThisForm(f"{kind}.{name} takes {field.takes}.")


def _field(kind: DocumentKind, field: FieldOf, sheet: Sheet) -> _Said:
    said = _TAKEN[field.takes](kind, field, sheet)
    label = _once(field_pair(kind, field.name, sheet.languages))
    return {"number": field.number, "label": label, "takes": field.takes.value, "lines": field.lines} | said


def _text(_kind: DocumentKind, field: FieldOf, sheet: Sheet) -> _Said:
    return {"value": shown(_value(field, sheet))}


def _day(_kind: DocumentKind, field: FieldOf, sheet: Sheet) -> _Said:
    return {"value": shown(_as_day(_value(field, sheet)))}


def _choice(kind: DocumentKind, field: FieldOf, sheet: Sheet) -> _Said:
    """The choices in both languages; a form that is never blank prints the one that was chosen and no other."""
    chosen = _value(field, sheet)
    if chosen and chosen not in field.names:
        raise NotOnThisForm(f"{kind}.{field.name} is none of its choices.")
    names = [chosen] if kind in NEVER_BLANK and chosen else field.names
    letters = _LETTERS if field.names == HEALTH else ""
    choices = [
        {
            "letter": letters[place : place + 1],
            "label": _words("choices", name, sheet.languages),
            "struck": bool(chosen) and name != chosen,
        }
        for place, name in enumerate(names)
    ]
    return {"choices": choices}


def _rows(kind: DocumentKind, field: FieldOf, sheet: Sheet) -> _Said:
    given = _table(field, sheet)
    if any(set(row) - set(field.names) for row in given):
        raise NotOnThisForm(f"{kind}.{field.name} has no such column.")
    cells = [[shown(_as_day(row.get(name, ""))) for name in field.names] for row in given]
    return {
        "columns": [_words("columns", name, sheet.languages) for name in field.names],
        "rows": cells or [[""] * len(field.names)] * field.lines,
    }


def _sentences(_kind: DocumentKind, field: FieldOf, sheet: Sheet) -> _Said:
    rows = _table(field, sheet)
    return {"rows": [_once((shown(row[sheet.languages[0]]), shown(row[sheet.languages[1]]))) for row in rows]}


def _nothing(_kind: DocumentKind, _field: FieldOf, _sheet: Sheet) -> _Said:
    return {}


def _value(field: FieldOf, sheet: Sheet) -> str:
    value = sheet.values.get(field.name, "")
    return value if isinstance(value, str) else ""


def _table(field: FieldOf, sheet: Sheet) -> Sequence[Mapping[str, str]]:
    value = sheet.values.get(field.name, ())
    return () if isinstance(value, str) else value


def _as_day(text: str) -> str:
    """A date as the four languages write it in figures; anything else as it stands.

    >>> _as_day("1999-04-02"), _as_day("about 1999")
    ('02.04.1999', 'about 1999')
    """
    try:
        return f"{date.fromisoformat(text):%d.%m.%Y}" if len(text) == len("1999-04-02") else text
    except ValueError:
        return text


_TABLES: Final = frozenset({Takes.ROWS, Takes.SAID})
_TAKEN: Final[Mapping[Takes, Callable[[DocumentKind, FieldOf, Sheet], _Said]]] = {
    Takes.TEXT: _text,
    Takes.LINES: _text,
    Takes.DAY: _day,
    Takes.CHOICE: _choice,
    Takes.ROWS: _rows,
    Takes.SAID: _sentences,
    Takes.SIGNATURE: _nothing,
}
