"""Sets a form with Typst: PDF/A, offline, with the fonts that Typst brings and no other, and signs it."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Final

import segno
import typst
from django.utils.translation import gettext_lazy as _

from vistka.documents.composing import Sheet, composed
from vistka.documents.errors import DocumentError
from vistka.documents.proofs import code_of, keywords, signed_file
from vistka.documents.showing import STANDARD
from vistka.vault.signatures import fingerprint, public_key

FORM: Final = "form.typ"
_lock = Lock()
"""A compiler keeps what it has read, which makes the second form twenty times as fast; it serves one at a time."""


def set_form(sheet: Sheet, seed: bytes) -> bytes:
    """The signed PDF of a form. Raises `NotOnThisForm`, `DocumentError`."""
    code, public = code_of(sheet.claim, seed), public_key(seed)
    data = composed(sheet) | {
        "qr": _qr(code),
        "fingerprint": fingerprint(public),
        "keywords": keywords(code, public),
    }
    # The day, and not the hour at which somebody worked.
    day = datetime.combine(sheet.claim.issued_on, time(), UTC)
    return signed_file(_pdf(json.dumps(data, ensure_ascii=False), day), seed)


def _pdf(data: str, made_at: datetime) -> bytes:
    try:
        with _lock:
            pdf = _compiler().compile(
                format="pdf", sys_inputs={"data": data}, pdf_standards=[STANDARD], timestamp=made_at
            )
    except typst.TypstError:  # its message quotes what was to be printed
        raise DocumentError(
            _("A sign in it cannot be printed. Write that word in Cyrillic or Latin letters, and try again.")
        ) from None
    assert isinstance(pdf, bytes)
    return pdf


def _qr(code: str) -> str:
    """The code as SVG. Error correction M: a fold or a stamp over a seventh of it does no harm."""
    drawn = io.BytesIO()
    segno.make(code, error="m", micro=False).save(drawn, kind="svg", border=4, xmldecl=False)
    return drawn.getvalue().decode()


@cache
def _compiler() -> typst.Compiler:
    folder = Path(str(files("vistka.documents") / "templates"))
    return typst.Compiler(folder / FORM, root=folder, ignore_system_fonts=True)
