"""A paper that she sends from her mailbox: drawn anew here as pictures, so that nothing of the file but its look is kept."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from vistka.portal.asking.forms.papers import PaperForm as AskedPaperForm
from vistka.portal.asking.papers import TooManyPages, fitted
from vistka.portal.box.forms import Sheet
from vistka.vault.pixels.refusals import Refused
from vistka.vault.pixels.rendering import to_pixels


class PaperForm(AskedPaperForm, Sheet):
    """The same question as in the request. `file` becomes its pages as we drew them."""

    def clean_file(self) -> list[bytes]:
        """The pages. Raises `ValidationError`, which says what is wrong with the file and what to do."""
        try:
            return fitted(to_pixels(self.cleaned_data["file"].read()).pages)
        except Refused as refused:
            raise ValidationError(str(refused.words), code="refused") from None
        except TooManyPages:
            raise ValidationError(
                _("This document is too long for one sending. Send it in parts."), code="long"
            ) from None

    def pages(self) -> list[bytes]:
        pages: list[bytes] = self.cleaned_data["file"]
        return pages

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("paper", "note") if self.cleaned_data[name]}
