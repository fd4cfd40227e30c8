"""Invented forms: every field filled in, and what stands on the pages of a PDF."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import Final

import pypdfium2 as pdfium

from vistka.documents.composing import Sheet
from vistka.documents.kinds import FIELDS, DocumentKind, FieldOf, Takes, Values
from vistka.documents.labels import LANGUAGES, Languages
from vistka.documents.proofs import Claim
from vistka.documents.setting import set_form
from vistka.vault.signatures import public_key

SEED: Final = bytes(range(32))
PUBLIC: Final = public_key(SEED)
NUMBER: Final = "1234567895"
DAY: Final = date(2026, 11, 23)


def filled_in(kind: DocumentKind) -> Values:
    """A value of its own in each field: the field's name in it, a day in those that take one."""
    return {field.name: _value(field) for field in FIELDS[kind] if field.takes is not Takes.SIGNATURE}


def claim_of(kind: DocumentKind, *, blank: bool = False) -> Claim:
    return Claim(kind.value, NUMBER, DAY, blank)


def printed(
    kind: DocumentKind, values: Values | None = None, languages: Languages = ("uk", "en"), *, blank: bool = False
) -> bytes:
    """The PDF of a form; without values, every field is filled in."""
    filled = filled_in(kind) if values is None else values
    return set_form(Sheet(claim_of(kind, blank=blank), languages, filled, "Invented Bureau", exercise=True), SEED)


def text_of(pdf: bytes) -> str:
    """What stands on its pages, without white space: lines break where they must."""
    with closing(pdfium.PdfDocument(pdf)) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return together("".join(pages))


def together(text: str) -> str:
    return "".join(text.split())


def _value(field: FieldOf) -> str | list[dict[str, str]]:
    match field.takes:
        case Takes.DAY:
            return "1999-04-02"
        case Takes.CHOICE:
            return field.names[0]
        case Takes.ROWS:
            return [{name: f"Ґ {name[:4]} {row}" for name in field.names} for row in range(2)]
        case Takes.SAID:
            return [{language: f"said {language}" for language in LANGUAGES}]
        case _:
            return f"Ґ {field.name}"
