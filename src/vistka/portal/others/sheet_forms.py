"""The files of an association: a sheet, of which only size and first bytes are looked at, and mandates, drawn as pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from vistka.mailroom.sheet_columns import MOST_BYTES, MOST_ROWS
from vistka.portal.asking.papers import TooManyPages, fitted
from vistka.vault.pixels.refusals import Refused
from vistka.vault.pixels.rendering import to_pixels

XLSX, TEXT = "XLSX", "CSV"
_HEAD: Final = 4096
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
"""UTF-16, in which every other byte of plain text is NUL."""
_NO_TEXT: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_OTHERS: Final = (b"%PDF", b"\x1f\x8b", b"\xff\xd8\xff", b"GIF8", b"II*", b"MM\x00*", b"{\\rtf", b"<")


def kind_of_sheet(content: bytes) -> str:
    """XLSX or CSV (or TSV) by the first bytes; empty for what is no sheet.

    >>> kind_of_sheet(b"family_name;unit"), kind_of_sheet(b"%PDF-1.7")
    ('CSV', '')
    """
    if content.startswith(b"PK\x03\x04"):
        return XLSX
    head = content[:_HEAD]
    other = head.lstrip().startswith(_OTHERS) or (not head.startswith(_WIDE) and _NO_TEXT.search(head))
    return "" if other or not head.strip() else TEXT


class SheetForm(forms.Form):
    """The sheet; its cleaned value is its bytes."""

    file = forms.FileField(
        label=_("The sheet"),
        help_text=_("A CSV, TSV or XLSX file of at most 1.5 MB."),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file of your sheet.")},
    )
    kind: str = ""

    def clean_file(self) -> bytes:
        """Its bytes, if they can be a sheet. Raises `ValidationError`."""
        content = _bytes_of(self.cleaned_data["file"], MOST_BYTES)
        if content is None:
            raise ValidationError(_("This file is larger than 1.5 MB. Divide the sheet, or leave pictures out of it."))
        self.kind = kind_of_sheet(content)
        if not self.kind:
            raise ValidationError(_("This is no sheet that we can take. Save it as XLSX or CSV, then choose it again."))
        return content


class MandateForm(forms.Form):
    """A mandate, and the row of the family who gave it. `sent`: the file; `pages`: JPEG pages that we drew of it."""

    row = forms.IntegerField(
        label=_("Number of the row"),
        help_text=_("The number at the left edge of your table program. The headings are row 1."),
        min_value=2,
        max_value=10 * MOST_ROWS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={
            "required": _("Write the number of the row."),
            "invalid": _("Write the number of the row in digits, like 2."),
            "min_value": _("The first family stands in row 2. Look at the number again."),
            "max_value": _("A sheet has fewer rows than that. Look at the number again."),
        },
    )
    file = forms.FileField(
        label=_("Photograph, scan or PDF of the mandate"),
        help_text=_("JPEG, PNG, WebP, GIF, TIFF or PDF, at most 20 MB."),
        allow_empty_file=True,
        error_messages={"required": _("Choose the file of the mandate.")},
    )
    sent: bytes = b""
    pages: Sequence[bytes] = ()

    def clean(self) -> dict[str, Any]:
        """Draw the pages once the row is known. Raises nothing: what is wrong stands at the field."""
        given = super().clean() or self.cleaned_data
        if "row" in given and "file" in given:
            self.sent = given["file"].read()
            try:
                self.pages = fitted(to_pixels(self.sent).pages)
            except Refused as refused:
                self.add_error("file", ValidationError(str(refused.words)))
            except TooManyPages:
                self.add_error(
                    "file", ValidationError(_("This document is too long for one sending. Send it in parts."))
                )
        return given


def _bytes_of(file: UploadedFile[Any], most: int) -> bytes | None:
    return file.read() if (file.size or 0) <= most else None
