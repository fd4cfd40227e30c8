"""A paper to be sent with the request."""

from __future__ import annotations

from typing import Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.portal.typed import TypedField

PAPERS: Final[dict[str, Promise]] = {
    "identity": _("Passport or identity card"),
    "birth": _("Birth certificate"),
    "marriage": _("Marriage certificate"),
    "divorce": _("Divorce certificate"),
    "adoption": _("Adoption paper"),
    "name_change": _("Paper about a change of name"),
    "guardianship": _("Guardianship paper"),
    "court": _("Court decision"),
    "other": _("Another paper, or a photograph"),
}
"""`mailroom.schema.PAPERS`."""


class PaperForm(forms.Form):
    """One file, what it is, and what she wants to say of it."""

    paper = forms.ChoiceField(
        label=_("What does it show?"),
        choices=list(PAPERS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the file shows.")},
    )
    file = forms.FileField(
        label=_("Photograph or scan"),
        help_text=_("JPEG, PNG, WebP, GIF, TIFF or PDF, at most 20 MB."),
        max_length=None,
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first."), "missing": _("Choose a file first.")},
    )
    note = TypedField(label=_("Whose paper is it?"), help_text=_("For example: my birth certificate."), max_length=200)
