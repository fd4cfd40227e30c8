"""The pages of a PDF to plain pictures. Runs in the child only. pdfium is built without JavaScript and without XFA."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from encodings import cp1252, utf_16_le
from typing import Final

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from vistka.vault.pixels.pictures import fit
from vistka.vault.pixels.terms import LONGEST_SIDE, MOST_PAGES, CannotRender, Reason

ENCODINGS = (cp1252, utf_16_le)
"""Python loads an encoding when it is first used; in the child that would be too late."""

POINTS_AN_INCH: Final = 72
DOTS_AN_INCH: Final = 200


def papers(data: bytes) -> Iterator[Image.Image]:
    """The pages of a PDF with what was filled in, in RGB, bounded. Raises `CannotRender`."""
    document = _opened(data)
    if len(document) > MOST_PAGES:
        raise CannotRender(Reason.TOO_MANY_PAGES)
    document.init_forms()
    for page in document:
        if not _carries_its_letters(page):
            raise CannotRender(Reason.LETTERS_MISSING)
        scale = min(DOTS_AN_INCH / POINTS_AN_INCH, LONGEST_SIDE / max(page.get_size()))
        yield fit(page.render(scale=scale, rev_byteorder=True, limit_image_cache=True).to_pil().convert("RGB"))
        page.close()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        locked = fault.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise CannotRender(Reason.LOCKED if locked else Reason.DAMAGED) from None


def _carries_its_letters(page: pypdfium2.PdfPage) -> bool:
    """Whether every visible text brings its font with it, or is in Western letters, which pdfium has itself.

    For others pdfium draws blanks or wrong letters without a word: a name would be missing from a proof. Letters that
    a scanner laid invisibly under its picture are not looked at.
    """
    texts = page.get_objects([raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
    return all(_invisible(text) or text.get_font().is_embedded or _western(text.extract()) for text in texts)


def _invisible(text: pypdfium2.PdfTextObj) -> bool:
    return bool(raw.FPDFTextObj_GetTextRenderMode(text) == raw.FPDF_TEXTRENDERMODE_INVISIBLE)


def _western(text: str) -> bool:
    """Whether all letters are of Windows-1252, the largest set that the fonts inside pdfium hold.

    >>> _western("João, ﬁnal ✓"), _western("Олена")
    (True, False)
    """
    letters = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign)[0] in "LM")
    return letters.encode("cp1252", "ignore").decode("cp1252") == letters
